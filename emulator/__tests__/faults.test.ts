// Every kind of fault, seen from the client's end of the socket.

import { existsSync } from 'node:fs';
import { get } from 'node:https';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmulator, type Emulator } from '../emulator.ts';
import { httpsCall, type Answer } from './https-call.ts';

let emulator: Emulator;
let url: string;
const PATH = '/_services/token/.well-known/jwks';
beforeAll(async () => {
  emulator = await startEmulator();
  url = emulator.url + PATH;
});
afterAll(() => emulator.stop());
beforeEach(() => {
  emulator.faults.clear();
  emulator.requests.clear();
});

const call = (): Promise<Answer> => httpsCall(emulator, url);
const logged = () => emulator.requests.map(({ status, fault }) => [status, fault]);

test('without a fault, returns the answer of the service', async () => {
  expect(Object.keys((await call()).json())).toEqual(['keys']);
  expect(logged()).toEqual([[200, undefined]]);
});

test('status: answers with headers and a text or JSON body, after a delay', async () => {
  emulator.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '7' }, body: 'busy', times: 1 });
  emulator.faults.add({ kind: 'status', status: 429, body: { error: 'slow down' }, delayMs: 150, times: 1 });
  const busy = await call();
  expect([busy.status, busy.text, busy.headers['retry-after']]).toEqual([503, 'busy', '7']);
  const began = performance.now();
  const slow = await call();
  expect([slow.status, slow.json(), slow.headers['content-type']]).toEqual([
    429,
    { error: 'slow down' },
    'application/json',
  ]);
  expect(performance.now() - began).toBeGreaterThan(140);
  expect((await call()).status).toBe(200);
  expect(logged()).toEqual([
    [503, 'status'],
    [429, 'status'],
    [200, undefined],
  ]);
});

test('delay: sends the real answer late', async () => {
  emulator.faults.add({ kind: 'delay', delayMs: 150 });
  const began = performance.now();
  expect(Object.keys((await call()).json())).toEqual(['keys']);
  expect(performance.now() - began).toBeGreaterThan(140);
});

test('throttle: serves as many requests as a token bucket grants, by the clock of the emulator', async () => {
  emulator.faults.add({ kind: 'throttle', path: PATH, perSecond: 0.01, burst: 2, retryAfter: '7' });
  const served = [(await call()).status, (await call()).status];
  const refused = await call();
  expect([...served, refused.status, refused.headers['retry-after']]).toEqual([200, 200, 429, '7']);
  expect(refused.json()).toEqual({ code: 'TooManyRequests', message: 'User-rate limit exceeded' });
  emulator.clock.offsetSeconds = 100;
  expect([(await call()).status, (await call()).status]).toEqual([200, 429]);
  emulator.clock.offsetSeconds = 0;
  expect(logged().map(([, fault]) => fault)).toEqual([undefined, undefined, 'throttle', undefined, 'throttle']);
});

/** How the request ended. */
function outcome(promise: Promise<Answer>): Promise<string> {
  return promise.then(
    ({ status }) => `answered ${status}`,
    (error: unknown) => `failed ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
  );
}

/** `silent` if the request does not end for some time after it has arrived. */
async function outcomeOfHanging(promise: Promise<Answer>): Promise<string> {
  const before = emulator.requests.length;
  while (emulator.requests.length === before) await sleep(5);
  return Promise.race([outcome(promise), sleep(250, 'silent')]);
}

test('hang: sends no answer, or half of it', async () => {
  emulator.faults.add({ kind: 'hang', times: 1 });
  emulator.faults.add({ kind: 'hang', at: 'during', times: 1 });
  expect(await outcomeOfHanging(call())).toBe('silent');
  expect(await outcomeOfHanging(call())).toBe('silent');
  expect(await outcome(call())).toBe('answered 200');
  expect(logged()).toEqual([
    [undefined, 'hang'],
    [200, 'hang'],
    [200, undefined],
  ]);
});

test('reset: resets the connection before or during the answer', async () => {
  emulator.faults.add({ kind: 'reset', times: 1 });
  emulator.faults.add({ kind: 'reset', at: 'during', times: 1 });
  expect(await outcome(call())).toBe('failed ECONNRESET');
  expect(await outcome(call())).toBe('failed ECONNRESET');
  expect(await outcome(call())).toBe('answered 200');
  expect(logged().slice(0, 2)).toEqual([
    [undefined, 'reset'],
    [200, 'reset'],
  ]);
});

test('truncated: sends a shorter body than announced', async () => {
  emulator.faults.add({ kind: 'truncated', times: 1 });
  expect(await outcome(call())).toBe('failed ECONNRESET');
  expect(await outcome(call())).toBe('answered 200');
});

test('oversized: sends a very long body, and accepts that the client disconnects', async () => {
  emulator.faults.add({ kind: 'oversized', bytes: 3_000_000 });
  const answer = await call();
  expect(answer.status).toBe(200);
  expect(answer.text.length).toBeGreaterThan(3_000_000);
  emulator.faults.clear();
  emulator.faults.add({ kind: 'oversized', bytes: 1e12, times: 1 });
  const walkedAway = new Promise<void>((resolve) => {
    const outgoing = get(url, { ca: emulator.ca, agent: false }, (response) => {
      response.once('data', () => {
        outgoing.destroy();
        resolve();
      });
    });
    outgoing.on('error', () => undefined);
  });
  await walkedAway;
  expect((await call()).status).toBe(200);
});

test('content-type: sends the real answer with another content type', async () => {
  emulator.faults.add({ kind: 'content-type', contentType: 'text/html' });
  const answer = await call();
  expect(answer.headers['content-type']).toBe('text/html');
  expect(Object.keys(answer.json())).toEqual(['keys']);
});

test('malformed: sends the real status without valid JSON', async () => {
  emulator.faults.add({ kind: 'malformed', times: 1 });
  emulator.faults.add({ kind: 'malformed', body: '<html>', times: 1 });
  const half = await call();
  expect([half.status, half.headers['content-type']]).toEqual([200, 'application/json']);
  expect(half.text).toMatch(/^\{"keys"/);
  expect(() => half.json()).toThrow();
  expect((await call()).text).toBe('<html>');
});

test('redirect: redirects to the given URL', async () => {
  emulator.faults.add({ kind: 'redirect', location: 'https://elsewhere.example/', times: 1 });
  emulator.faults.add({ kind: 'redirect', location: '/x', status: 307 });
  const found = await call();
  expect([found.status, found.headers.location]).toEqual([302, 'https://elsewhere.example/']);
  expect((await call()).status).toBe(307);
});

describe('a fault hits', () => {
  const other = (): Promise<Answer> => httpsCall(emulator, `${emulator.url}/other?x=1`);

  test('the given number of requests, after skipping others', async () => {
    emulator.faults.add({ kind: 'status', status: 500, skip: 1, times: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await call()).status);
    expect(statuses).toEqual([200, 500, 500, 200, 200]);
  });

  test('all requests until it is removed', async () => {
    emulator.faults.add({ kind: 'status', status: 500 });
    for (let i = 0; i < 5; i += 1) expect((await call()).status).toBe(500);
    emulator.faults.clear();
    expect((await call()).status).toBe(200);
  });

  test('only requests with the path, the method or the predicate', async () => {
    emulator.faults.add({ kind: 'status', status: 500, path: '/other' });
    expect([(await call()).status, (await other()).status]).toEqual([200, 500]);
    emulator.faults.clear();
    emulator.faults.add({ kind: 'status', status: 500, path: /jwks$/ });
    expect([(await call()).status, (await other()).status]).toEqual([500, 404]);
    emulator.faults.clear();
    emulator.faults.add({ kind: 'status', status: 500, method: 'post' });
    expect((await call()).status).toBe(200);
    expect((await httpsCall(emulator, url, { method: 'POST' })).status).toBe(500);
    emulator.faults.clear();
    emulator.faults.add({ kind: 'status', status: 500, when: ({ path }) => path.length > PATH.length });
    expect((await call()).status).toBe(200);
    expect((await httpsCall(emulator, `${url}/longer`)).status).toBe(500);
  });
});

test('stopping ends hanging requests, frees the port and removes the directory', async () => {
  const own = await startEmulator();
  own.faults.add({ kind: 'hang', times: 1 });
  own.faults.add({ kind: 'delay', delayMs: 600_000, times: 1 });
  const hanging = outcome(httpsCall(own, `${own.url}/a`));
  const waiting = outcome(httpsCall(own, `${own.url}/b`));
  while (own.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(existsSync(own.caFile)).toBe(true);
  await own.stop();
  expect([await hanging, await waiting]).toEqual(['failed ECONNRESET', 'failed ECONNRESET']);
  expect(existsSync(own.directory)).toBe(false);
  const again = await startEmulator({ port: Number(new URL(own.url).port) });
  expect(again.url).toBe(own.url);
  await expect(startEmulator({ port: Number(new URL(own.url).port) })).rejects.toThrow('EADDRINUSE');
  await again.stop();
});

test('an exception in a service is answered with 500 and its message', async () => {
  const own = await startEmulator();
  own.services.unshift(() => {
    throw new Error('my mistake');
  });
  const answer = await httpsCall(own, `${own.url}/n`);
  await own.stop();
  expect([answer.status, answer.text.includes('my mistake')]).toEqual([500, true]);
});
