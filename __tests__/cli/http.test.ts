// The connections of interactive commands, by what a server sees of them.

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { systemTiming } from '../../src/clock.ts';
import { commandHttp } from '../../src/cli/http.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/client.ts';
import { answer, type Script, startLocalServer } from '../http/local-server.ts';

/** @returns the connection of each request, numbered in the order in which they were opened; a step between two requests gets the last one */
async function connectionsOf(
  requests: (HttpRequest['method'] | ((last: Socket) => Promise<unknown>))[],
  reply: Script = answer(200),
): Promise<number[]> {
  const used: Socket[] = [];
  const server = await startLocalServer((request, response) => {
    used.push(request.socket);
    reply(request, response);
  });
  try {
    const warnings: string[] = [];
    const http = commandHttp((line) => warnings.push(line), systemTiming);
    for (const request of requests) {
      if (typeof request === 'function') await request(used.at(-1)!);
      else await http.send('a request', () => ({ method: request, url: server.url, headers: {} }));
    }
    expect(warnings).toEqual([]);
    const opened = [...new Set(used)];
    return used.map((socket) => opened.indexOf(socket));
  } finally {
    await server.stop();
  }
}

it('reads use one connection, many times', async () => {
  const reads = Array.from({ length: 30 }, () => 'GET' as const);
  expect(await connectionsOf(reads)).toEqual(reads.map(() => 0));
});

it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  'a %s never uses a connection that the server may have closed',
  async (method) => {
    expect(await connectionsOf(['GET', method, method, 'GET', 'GET'])).toEqual([0, 1, 2, 2, 2]);
  },
);

it('a connection that the server has closed is not used again', async () => {
  const close = async (last: Socket): Promise<void> => {
    last.end();
    await once(last, 'close');
  };
  expect(await connectionsOf(['GET', close, 'GET', 'GET'])).toEqual([0, 1, 1]);
  expect(await connectionsOf(['GET', 'GET'], answer(200, {}, { connection: 'close' }))).toEqual([0, 1]);
});

it('reads at the same time do not share a connection', async () => {
  const ports = new Set<number | undefined>();
  const waiting: (() => void)[] = [];
  const server = await startLocalServer(answer(200), (request, response) => {
    ports.add(request.socket.remotePort);
    waiting.push(() => {
      answer(200)(request, response);
    });
    if (waiting.length === 3) for (const reply of waiting) reply();
  });
  try {
    const http = commandHttp(() => undefined, systemTiming);
    const read = (): Promise<HttpResponse> =>
      http.send('a read', () => ({ method: 'GET', url: server.url, headers: {} }));
    await read();
    await Promise.all([read(), read(), read()]);
    expect(ports.size).toBe(3);
  } finally {
    await server.stop();
  }
});
