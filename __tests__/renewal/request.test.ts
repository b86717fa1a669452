// How the request reaches the background process.

import { readRequest, type RenewalRequest, serializeRequest } from '../../src/renewal/request.ts';

const request = { directory: '/tmp/x', endBy: 7, login: { profile: 'Ümlaut' } } as unknown as RenewalRequest;

async function* chunksOf(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let start = 0; start < bytes.length; start += size) {
    yield await Promise.resolve(bytes.subarray(start, start + size));
  }
}

it.each([1, 5, 1_000])('arrives whole in parts of %i bytes, also if one divides a character', async (size) => {
  expect(await readRequest(chunksOf(Buffer.from(serializeRequest(request)), size))).toEqual(request);
});

it.each([
  ['nothing', ''],
  ['a part', serializeRequest(request).slice(0, -5)],
  ['all but the final newline', serializeRequest(request).slice(0, -1)],
])('is ignored if the login wrote %s before it failed', async (_name, text) => {
  expect(await readRequest(chunksOf(Buffer.from(text), 10))).toBeUndefined();
});
