// The TLS server: reads requests, logs them, and passes them to faults and services.

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { answer } from './answer.ts';
import type { ServerCertificate } from './certificates.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import { jsonReply, readIncoming, type Incoming, type Reply, type Service } from './message.ts';
import { recordOf, type RequestLog, type RequestRecord } from './request-log.ts';

export interface TlsServerOptions {
  port: number;
  certificate: ServerCertificate;
  clock: Clock;
  faults: Faults;
  requests: RequestLog;
  /** Called in order until one answers. Read for each request, so services can be added after the start. */
  services: Service[];
  /** Answers what none of them serves. */
  unserved: (request: Incoming) => Promise<Reply>;
  /** The emulator's requests to itself are served and affected by faults, but logged separately. */
  isOwn: (request: Incoming) => boolean;
  ownRequests: RequestLog;
  /** Called for each request when it is answered, or when it ends without an answer. */
  onRequest?: ((record: RequestRecord, isOwn: boolean) => void) | undefined;
}

export interface TlsServer {
  port: number;
  stop(): Promise<void>;
}

/** @throws if the port is in use */
export async function startTlsServer(options: TlsServerOptions): Promise<TlsServer> {
  const { clock, faults, certificate } = options;
  const stopping = new AbortController();
  // A TLS socket cannot be reset, only the TCP socket under it can.
  const rawSockets = new Map<number, Socket>();

  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readIncoming(message);
    const fault = faults.take(request);
    const record: RequestRecord = recordOf(request, fault);
    const isOwn = options.isOwn(request);
    (isOwn ? options.ownRequests : options.requests).push(record);
    await answer({
      request,
      response,
      fault,
      serve: () => serve(options, request),
      onStatus: (status, reason) => {
        record.status = status;
        if (reason !== undefined) record.reason = reason;
      },
      reset: () => rawSockets.get(message.socket.remotePort ?? 0)?.resetAndDestroy(),
      now: clock.now,
      signal: stopping.signal,
    }).finally(() => options.onRequest?.(record, isOwn));
  };

  const contexts = new Map<string, SecureContext>();
  const contextOf = async (name: string): Promise<SecureContext> => {
    const cert = await certificate.forHost(name);
    const context = contexts.get(cert) ?? createSecureContext({ cert, key: certificate.key });
    contexts.set(cert, context);
    return context;
  };
  // Behind a proxy the server acts as any host, so it presents a certificate for the requested name.
  const SNICallback = (name: string, done: (error: Error | null, context?: SecureContext) => void): void => {
    contextOf(name).then(
      (context) => {
        done(null, context);
      },
      (error: unknown) => {
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
  const tls = { cert: certificate.cert, key: certificate.key, SNICallback };
  const server = createServer(tls, (message, response) => {
    handle(message, response).catch(() => {
      // The client disconnected, or the emulator is stopping.
      response.destroy();
    });
  });
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    rawSockets.set(port, socket);
    socket.once('close', () => rawSockets.delete(port));
  });
  server.on('tlsClientError', () => {
    // A client that does not trust the certificate closes the connection.
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      stopping.abort();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve({ services, unserved }: TlsServerOptions, request: Incoming): Promise<Reply> {
  try {
    for (const service of services) {
      const reply = await service(request);
      if (reply) return reply;
    }
    return await unserved(request);
  } catch (error) {
    // An exception in the emulator must be visible in the test.
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...jsonReply(500, { code: 'EmulatorError', message: reason }), reason };
  }
}
