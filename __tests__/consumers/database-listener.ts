// Listens as a database does, up to the login of a driver with a token: it accepts the connection, and reads what the driver sends to log in.
// It is not a database, and answers no login.

import { once } from 'node:events';
import { createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import type { ServerCertificate } from '../../emulator/certificates.ts';
import type { Database } from '../../emulator/databases/scope.ts';
import type { DatabaseLogin, Databases } from '../../emulator/databases/tokens.ts';
import type { Emulator } from '../../emulator/emulator.ts';

export interface DatabaseListener {
  port: number;
  /** What a database finds out about the last login. @throws Error if no driver sent one */
  verify(emulator: Emulator, database: Database): ReturnType<Databases['verifyLogin']>;
  stop(): Promise<void>;
}

const SERVICE = 'app_low';

/** Accepts the connection, without native encryption, and lets the driver send everything for the login at once ("fast authentication"). */
const ACCEPT = Buffer.alloc(45);
ACCEPT.writeUInt16BE(ACCEPT.length, 0);
ACCEPT.writeUInt8(2, 4); // the type of the packet: accept
ACCEPT.writeUInt16BE(318, 8); // the protocol's version, the first with flags at the end
ACCEPT.writeUInt16BE(1, 16); // the byte order
ACCEPT.writeUInt16BE(ACCEPT.length, 20); // where data would begin
ACCEPT.writeUInt8(0x0c, 22); // no native services
ACCEPT.writeUInt8(0x0c, 23);
ACCEPT.writeUInt32BE(65_535, 32); // the largest packet: a login fits into one
ACCEPT.writeUInt32BE(65_535, 36);
ACCEPT.writeUInt32BE(0x1000_0000, 41); // fast authentication

/** At `tcps://localhost:<port>/app_low`. */
export async function startDatabaseListener({ cert, key }: ServerCertificate): Promise<DatabaseListener> {
  let login: DatabaseLogin | undefined;
  const server = createServer({ cert, key }, (socket) => {
    const chunks: Buffer[] = [];
    socket.once('data', () => socket.write(ACCEPT));
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      login = readLogin(Buffer.concat(chunks));
      if (login) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    verify({ databases }, database) {
      if (!login) throw new Error('no driver sent a login');
      const address = { serviceName: SERVICE, host: `127.0.0.1:${String(port)}` };
      return databases.verifyLogin(login, { ...database, address });
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

function readLogin(sent: Buffer): DatabaseLogin | undefined {
  const [token, header, signature] = ['AUTH_TOKEN', 'AUTH_HEADER', 'AUTH_SIGNATURE'].map((key) => {
    const at = sent.indexOf(key);
    return at === -1 ? undefined : readValue(sent, at + key.length);
  });
  return token === undefined || header === undefined || signature === undefined
    ? undefined
    : { token, header, signature };
}

/** A value after its key: its length, then its bytes after their length again, or in parts after the byte 0xfe. Undefined while bytes are missing. */
function readValue(sent: Buffer, from: number): string | undefined {
  let at = from;
  /** A number after the number of its bytes. */
  const readNumber = (): number => {
    const size = sent[at] ?? 0;
    const value = size === 0 ? 0 : sent.readUIntBE(at + 1, size);
    at += 1 + size;
    return value;
  };
  const total = readNumber();
  const parts: Buffer[] = [];
  if (sent[at] === 0xfe) {
    at += 1;
    for (let size = readNumber(); size > 0; size = readNumber()) {
      parts.push(sent.subarray(at, at + size));
      at += size;
    }
  } else {
    parts.push(sent.subarray(at + 1, at + 1 + (sent[at] ?? 0)));
  }
  const value = Buffer.concat(parts);
  return value.length === total ? value.toString() : undefined;
}
