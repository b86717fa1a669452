import type { ExchangeRequest } from '../../src/federation/exchange-request.ts';
import { exchangeToken } from '../../src/federation/exchange.ts';
import { readSubjectToken, requestIdToken, type SubjectToken } from '../../src/federation/subject-token.ts';
import { createHttpClient, type HttpClient } from '../../src/http/client.ts';
import { failureOf } from '../http/failure-of.ts';
import { fakeTiming } from '../http/fake-timing.ts';
import { answer, startLocalServer, type LocalServer, type Script } from '../http/local-server.ts';
import { GITHUB_CLAIMS, jwt, NOW } from './tokens.ts';

const servers: LocalServer[] = [];
const serve = async (...scripts: Script[]): Promise<LocalServer> => {
  const server = await startLocalServer(...scripts);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const http = (): HttpClient =>
  createHttpClient({
    userAgent: 'test',
    requestTimeout: 5,
    maxAttempts: 3,
    retryTimeout: 60,
    overallTimeout: 60,
    timing: fakeTiming(),
  });

describe('the identity token', () => {
  const ask = (server: LocalServer): Promise<SubjectToken> =>
    requestIdToken(http(), {
      requestUrl: `${server.url}/token?api-version=2.0`,
      requestToken: 'req-s3cr3t',
      audience: 'https://a b',
    });

  it('is requested with the encoded audience, in addition to the existing query', async () => {
    const raw = jwt(GITHUB_CLAIMS);
    const server = await serve(answer(200, { count: 1, value: raw }));
    expect((await ask(server)).raw).toBe(raw);
    expect(server.requests[0]).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer req-s3cr3t' } });
    const url = new URL(server.requests[0]!.url, server.url);
    expect(Object.fromEntries(url.searchParams)).toEqual({ 'api-version': '2.0', audience: 'https://a b' });
  });

  it.each([401, 403, 404])('is refused with %i and an explanation', async (status) => {
    const failure = await failureOf(ask(await serve(answer(status, { message: 'no req-s3cr3t' }))));
    expect(failure).toMatchObject({ kind: 'denial', phrase: 'Identity token request refused' });
    expect(failure.message).toMatch(
      new RegExp(
        `^Identity token request refused: \\S+ answered ${status} to the request for GitHub's identity token \\(no \\(redacted\\)\\)$`,
      ),
    );
  });

  it.each(['', 'no json', '{}', 'null', '{"value":""}', '{"value":7}'])('is missing in the answer %p', async (body) => {
    const failure = await failureOf(ask(await serve(answer(200, body))));
    expect(failure).toMatchObject({ kind: 'mismatch', phrase: 'Unexpected response' });
    expect(failure.message).toContain("answered 200 to the request for GitHub's identity token, but without a token");
  });

  it('must be a JWT', async () => {
    const failure = await failureOf(ask(await serve(answer(200, { value: 's3cr3t' }))));
    expect(failure.phrase).toBe('Invalid subject token');
    expect(failure.message).not.toContain('s3cr3t');
  });
});

describe('the exchange', () => {
  const subject = readSubjectToken(jwt(GITHUB_CLAIMS), 'x');
  const exchange = (
    server: LocalServer,
    changes: Partial<Extract<ExchangeRequest, { clientSecret: string }>> = {},
    supply = () => Promise.resolve(subject),
  ): Promise<string> =>
    exchangeToken(
      http(),
      {
        domainUrl: server.url,
        clientId: 'id',
        clientSecret: 'p%w+d:x',
        tokenType: 'upst',
        publicKeyBase64: 'S0VZ+/=',
        ...changes,
      },
      supply,
      fakeTiming(0.5, NOW),
    );

  it('sends what RFC 8693 and OCI require for a UPST', async () => {
    const server = await serve(answer(200, { token: 'T' }));
    expect(await exchange(server)).toBe('T');
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      url: '/oauth2/v1/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from('id:p%w+d:x').toString('base64')}`,
      },
    });
    expect(Object.fromEntries(new URLSearchParams(request!.body))).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:oci:token-type:oci-upst',
      subject_token: subject.raw,
      subject_token_type: 'jwt',
      public_key: 'S0VZ+/=',
    });
  });

  it('adds resource type and lifetime for an RPST', async () => {
    const server = await serve(answer(200, { token: 'T' }));
    await exchange(server, { tokenType: 'rpst', resourceType: 'ci', tokenLifetime: 9000 });
    expect(Object.fromEntries(new URLSearchParams(server.requests[0]!.body))).toMatchObject({
      requested_token_type: 'urn:oci:token-type:oci-rpst',
      res_type: 'ci',
      rpst_exp: '9000',
    });
  });

  it('requests a new subject token for every attempt', async () => {
    const server = await serve(answer(503), answer(200, { token: ' T\n' }));
    const raws = [jwt({ ...GITHUB_CLAIMS, jti: '1' }), jwt({ ...GITHUB_CLAIMS, jti: '2' })];
    let asked = 0;
    expect(await exchange(server, {}, () => Promise.resolve(readSubjectToken(raws[asked++]!, 'x')))).toBe('T');
    expect(server.requests.map(({ body }) => new URLSearchParams(body).get('subject_token'))).toEqual(raws);
  });

  it('accepts the answer field access_token', async () => {
    expect(await exchange(await serve(answer(200, { access_token: 'T' })))).toBe('T');
  });

  it.each([
    ['', ', not a JSON object'],
    ['<html>login</html>', ', not a JSON object'],
    ['{}', ')'],
    ['null', ', not a JSON object'],
    ['[1]', ', not a JSON object'],
    ['{"token":""}', ')'],
    ['{"token":["s3cr3t"]}', ')'],
    ['{"token":"  "}', ')'],
  ])('misses the token in the answer %p', async (body, how) => {
    const failure = await failureOf(exchange(await serve(answer(200, body))));
    expect(failure).toMatchObject({ kind: 'mismatch', phrase: 'Unexpected response' });
    expect(failure.message).toContain(`${body.length} characters${how}`);
    expect(failure.message).not.toContain('s3cr3t');
  });

  it('explains a denial after one request', async () => {
    const server = await serve(
      answer(401, { error: 'invalid_client', error_description: 'Client authentication failed.' }),
    );
    const failure = await failureOf(exchange(server));
    expect(failure).toMatchObject({ kind: 'denial', phrase: 'Token exchange denied' });
    expect(failure.message).toContain('sub repo:acme/app:ref:refs/heads/main');
    expect(server.requests).toHaveLength(1);
  });
});
