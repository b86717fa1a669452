// A TCP relay on loopback that adds the round trips of a distant server: to the opening of a connection, and to all that is sent on it.

import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface DelayingRelay {
  port: number;
  stop(): Promise<void>;
}

/**
 * A connection on loopback opens at once, so what the client sends first arrives a round trip later.
 *
 * @param target port on loopback
 * @param roundTrip milliseconds
 */
export async function startDelayingRelay(target: number, roundTrip: number): Promise<DelayingRelay> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    forward(client, upstream, { from: performance.now() + roundTrip, oneWay: roundTrip / 2 });
    forward(upstream, client, { from: 0, oneWay: roundTrip / 2 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** In the order in which it came. @param from when the sender can send first, on the clock of `performance` */
function forward(source: Socket, target: Socket, { from, oneWay }: { from: number; oneWay: number }): void {
  let previous = Promise.resolve();
  const later = (act: () => void): void => {
    const due = Math.max(performance.now(), from) + oneWay;
    previous = previous.then(async () => {
      await delay(Math.max(0, due - performance.now()));
      act();
    });
  };
  source.on('data', (chunk: Buffer) => {
    later(() => target.write(chunk));
  });
  source.on('close', () => {
    later(() => target.end());
  });
  source.on('end', () => {
    later(() => target.end());
  });
}
