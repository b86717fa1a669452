// A session from its parts: the key, the subject token and the connection, at the same time.

import { createPublicKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { obtainSession, type SecretWatch, type Session, type SessionRequest } from '../../src/federation/exchange.ts';
import { readSubjectToken, type SubjectToken } from '../../src/federation/subject-token.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { failureOf } from '../http/failure-of.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { answer, startLocalServer, type LocalServer, type Script } from '../http/local-server.ts';
import { GITHUB_CLAIMS, jwt, NOW, sessionClaims, TENANCY } from './tokens.ts';

let server: LocalServer;
afterEach(() => server.stop());

const formOf = (index: number): URLSearchParams => new URLSearchParams(server.requests[index]!.body);

/** Answers with a session token for the key of the request, as a domain does. */
const grant: Script = (request, response) => {
  const key = Buffer.from(formOf(server.requests.length - 1).get('public_key')!, 'base64');
  const jwk = createPublicKey({ key, format: 'der', type: 'spki' }).export({ format: 'jwk' });
  answer(200, { token: jwt(sessionClaims({ jwk })) })(request, response);
};

const subject = (number: number): SubjectToken =>
  readSubjectToken(jwt({ ...GITHUB_CLAIMS, iat: NOW / 1000, jti: String(number) }), 'the test');

async function obtain(
  scripts: Script[],
  subjectTokens: () => Promise<SubjectToken>,
  changes: Partial<Extract<SessionRequest, { clientSecret: string }>> = {},
  watch?: SecretWatch,
): Promise<Session> {
  server = await startLocalServer(...scripts);
  const timing = fakeTiming(0, NOW);
  const limits = { requestTimeout: 5, maxAttempts: 3, retryTimeout: 60, overallTimeout: 60 };
  const client = { clientId: 'id', clientSecret: 'the secret', tokenType: 'upst' as const };
  const request: SessionRequest = { domainUrl: server.url, ...client, tenancy: undefined, ...changes };
  return obtainSession(
    createHttpClient({ userAgent: 'test', ...limits, timing }),
    request,
    subjectTokens,
    timing,
    watch,
  );
}

it('binds the session to a new key, reports key and token in time, and returns the subject token that was exchanged', async () => {
  const seen: string[] = [];
  const watch = {
    onKey: () => seen.push(`key after ${server.requests.length} requests`),
    onToken: () => seen.push(`token after ${server.requests.length} requests`),
  };
  let asked = 0;
  const session = await obtain([answer(500), grant], () => Promise.resolve(subject((asked += 1))), {}, watch);
  expect(seen).toEqual(['key after 0 requests', 'token after 2 requests']);
  expect(session.login.tenancy).toBe(TENANCY);
  expect(session.subject.claims.jti).toBe('2');
  expect(formOf(1).get('subject_token')).toBe(session.subject.raw);
  expect(formOf(1).get('public_key')).toBe(session.key.publicKeyBase64);
  expect(session.key.privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
});

it('reports a token that is then rejected, so that it is masked', async () => {
  const seen: string[] = [];
  const bad = answer(200, { token: 'not-a-jwt' });
  const failure = await failureOf(
    obtain([bad], () => Promise.resolve(subject(1)), {}, { onToken: (token) => seen.push(token) }),
  );
  expect(failure.phrase).toBe('Session token rejected');
  expect(seen).toEqual(['not-a-jwt']);
});

it('checks the tenancy that was asked for', async () => {
  const tenancy = 'ocid1.tenancy.oc1..other';
  const failure = await failureOf(obtain([grant], () => Promise.resolve(subject(1)), { tenancy }));
  expect(failure.phrase).toBe('Wrong tenancy');
});

it('closes its connection if there is no subject token', async () => {
  const listener = createServer();
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const connected = once(listener, 'connection') as Promise<[Socket]>;
  const domainUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const noToken = async (): Promise<never> => {
    await connected;
    throw new Error('no subject token');
  };
  await expect(obtain([grant], noToken, { domainUrl })).rejects.toThrow('no subject token');
  const [socket] = await connected;
  socket.on('error', () => undefined).resume();
  if (!socket.closed) await once(socket, 'close');
  await new Promise((resolve) => listener.close(resolve));
});
