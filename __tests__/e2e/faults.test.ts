import type { SessionTokenSettings } from '../../emulator/domain/session-token.ts';
import type { FaultKind } from '../../emulator/faults.ts';
import { FULL_DEVICE, unless } from '../platform.ts';
import {
  type ActionFixture,
  errorsOf,
  EXCHANGE,
  openActionFixture,
  REPOSITORY,
  runStepsInside,
  snapshot,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
  fixture.emulator.faults.clear();
});

const GITHUB = /\/idtoken\//;
const places: [string, string | RegExp, string][] = [
  ['GitHub', GITHUB, "the request for GitHub's identity token at localhost:"],
  ['the domain', EXCHANGE, 'the token exchange at https://localhost:'],
];
const arm = (path: string | RegExp, fault: FaultKind, times = Infinity): void => {
  fixture.emulator.faults.add({ path, times, ...fault });
};

/** The time may end during the pause, or as the last attempt begins. */
const ENDED = /^Request failed: .* did not answer within ([\d.]+ s|the overall time limit); tried (once|2 times)/;

describe.each(places)('errors of %s', (_name, path, what) => {
  const ask = path === EXCHANGE ? EXCHANGE : 'id token';
  /** With a given token, the domain is the only server, so that another one cannot use up the time on a busy machine. */
  const inputsForOneServer = async (): Promise<Record<string, string>> =>
    path === EXCHANGE
      ? { ...fixture.inputs, 'subject-token': await fixture.emulator.github.mint({ repository: REPOSITORY }) }
      : fixture.inputs;

  it.each([
    ['503', { kind: 'status', status: 503 }],
    ['429 with Retry-After', { kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
    ['a reset before the answer', { kind: 'reset' }],
    ['a reset in the middle', { kind: 'reset', at: 'during' }],
    ['a truncated answer', { kind: 'truncated' }],
  ] as [string, FaultKind][])('survives %s twice', async (_fault, fault) => {
    arm(path, fault, 2);
    const step = await fixture.job().main(fixture.inputs);
    expect(errorsOf(step)).toEqual([]);
    expect(step.exitCode).toBe(0);
    expect(fixture.asked().filter((asked) => asked === ask)).toHaveLength(3);
    const isThrottled = 'status' in fault && fault.status === 429;
    const progress = isThrottled ? 'throttled for 0 s, waiting at most 900 s' : '2 of 4';
    expect(step.stdout).toMatch(new RegExp(`^The .* trying again in \\d\\.\\d s \\(${progress}\\)$`, 'm'));
  });

  it('stops waiting for a hanging server at the deadline, with one error', async () => {
    arm(path, { kind: 'hang' });
    const job = fixture.job();
    const step = await job.main({ ...(await inputsForOneServer()), 'request-timeout': '1', 'max-attempts': '2' });
    expect(errorsOf(step)).toEqual([expect.stringMatching(ENDED)]);
    expect(errorsOf(step)[0]).toContain(what);
    expect(step.exitCode).toBe(1);
    // Its own deadline of two seconds and the start of a process; far from any timeout of a library.
    expect(step.milliseconds).toBeLessThan(60_000);
    expect(snapshot(job.home)).toEqual({});
  });

  it('stops waiting for an incomplete answer at the deadline', async () => {
    arm(path, { kind: 'hang', at: 'during' });
    const limits = { 'request-timeout': '1', 'max-attempts': '1' };
    const step = await fixture.job().main({ ...(await inputsForOneServer()), ...limits });
    expect(errorsOf(step)).toEqual([expect.stringMatching(ENDED)]);
    expect(errorsOf(step)[0]).toContain(what);
  });

  it.each([
    ['an oversized answer', { kind: 'oversized' }, 'Unexpected response', 'more than 256 kB'],
    [
      'a redirect',
      { kind: 'redirect', location: 'https://evil.example/' },
      'Unexpected response',
      'a redirect to evil.example',
    ],
    ['malformed JSON', { kind: 'malformed' }, 'Unexpected response', 'without a token'],
    [
      'a login page',
      { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
      'Unexpected response',
      'without a token',
    ],
  ] as [string, FaultKind, string, string][])('names %s after one request', async (_fault, fault, phrase, detail) => {
    arm(path, fault);
    const job = fixture.job();
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toHaveLength(1);
    expect(errorsOf(step)[0]).toContain(`${phrase}: `);
    expect(errorsOf(step)[0]).toContain(detail);
    expect(fixture.asked().filter((asked) => asked === ask)).toHaveLength(1);
    expect(snapshot(job.home)).toEqual({});
  });

  it('accepts a valid answer with a wrong content type', async () => {
    arm(path, { kind: 'content-type', contentType: 'text/plain' });
    expect(errorsOf(await fixture.job().main(fixture.inputs))).toEqual([]);
  });

  it("fails after max-attempts, with the server's error text and the request ID", async () => {
    arm(path, {
      kind: 'status',
      status: 500,
      headers: { 'opc-request-id': 'r-500' },
      body: { error: 'server_error', error_description: 'in trouble' },
    });
    const step = await fixture.job().main({ ...fixture.inputs, 'max-attempts': '2' });
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^Request failed: .* answered 500 \(server_error: in trouble; request ID: r-500\); tried 2 times\. What to do: try again later; if the error persists, report it to the operator of localhost:\d+$/,
      ),
    ]);
  });

  it('waits as long as Retry-After requires', async () => {
    arm(path, { kind: 'status', status: 503, headers: { 'retry-after': '2' } }, 1);
    await fixture.job().main(fixture.inputs);
    const times = fixture.emulator.requests.filter((request) => request.path.search(path) >= 0).map(({ time }) => time);
    expect(times).toHaveLength(2);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(1_990);
  });
});

it('requests a new subject token when the exchange is tried again', async () => {
  arm(EXCHANGE, { kind: 'status', status: 503 }, 2);
  await fixture.job().main(fixture.inputs);
  expect(fixture.asked()).toEqual(['id token', EXCHANGE, 'id token', EXCHANGE, 'id token', EXCHANGE]);
  const tokens = fixture.emulator.requests
    .filter(({ path }) => path === EXCHANGE)
    .map(({ form }) => form?.subject_token);
  expect(new Set(tokens).size).toBe(3);
});

it('refuses a server with an untrusted certificate at once', async () => {
  const step = await fixture.job({}, { environment: { NODE_EXTRA_CA_CERTS: '' } }).main(fixture.inputs);
  expect(errorsOf(step)).toEqual([
    expect.stringContaining(
      'has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS to trust another certificate authority; tried once',
    ),
  ]);
  expect(fixture.asked()).toEqual([]);
});

describe('files of the runner', () => {
  it.each(['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'])(
    'fails before any request if %s is missing',
    async (name) => {
      const job = fixture.job();
      fixture.emulator.requests.clear();
      const step = await job.main(fixture.inputs, { environment: { [name]: '/nowhere/file' } });
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          /^Cannot write runner file: \/nowhere\/file: this does not exist\. What to do: check the free .*; nothing was changed$/,
        ),
      ]);
      expect(fixture.emulator.requests).toHaveLength(0);
      expect(snapshot(job.home)).toEqual({});
    },
  );

  unless(FULL_DEVICE).each(['GITHUB_ENV', 'GITHUB_OUTPUT', 'GITHUB_STATE'])(
    'undoes the login if %s is full',
    async (name) => {
      const job = fixture.job();
      const step = await job.main(fixture.inputs, { environment: { [name]: '/dev/full' } });
      expect(step.exitCode).toBe(1);
      expect(errorsOf(step)).toEqual([
        expect.stringMatching(
          /^Cannot write runner file: (\/dev\/full|a file of the runner): no space left on the device.*; the login was undone$/,
        ),
      ]);
      expect(step.exported).toEqual({});
      expect(step.outputs).toEqual({});
      expect(snapshot(job.home)).toEqual({});
    },
  );
});

describe('session tokens that are not trustworthy', () => {
  const domain = (): ActionFixture['emulator']['domain'] => fixture.emulator.domain;
  it.each<[string, Partial<SessionTokenSettings>, string]>([
    [
      'a public key other than the session key',
      { boundTo: 'unrelated' },
      'contains a public key other than the session key',
    ],
    ['that has expired', { expired: true }, 'it expired at'],
    ['that is no JWT', { raw: 'no-jwt' }, 'it is not a JWT'],
    ['without a tenancy', { withoutTenancy: true }, 'it has no tenancy'],
  ])('rejects one %s and writes nothing', async (_name, changes, why) => {
    const before = { ...domain().sessionTokens };
    Object.assign(domain().sessionTokens, changes);
    const job = fixture.job();
    const step = await job.main(fixture.inputs);
    for (const name of Object.keys(changes)) Reflect.deleteProperty(domain().sessionTokens, name);
    Object.assign(domain().sessionTokens, before);
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^Session token rejected: /)]);
    expect(errorsOf(step)[0]).toContain(why);
    expect(snapshot(job.home)).toEqual({});
    expect(step.state).toEqual({});
  });

  it('uses the tenancy of the input if the token contains none', async () => {
    domain().sessionTokens.withoutTenancy = true;
    const step = await fixture.job().main({ ...fixture.inputs, tenancy: 'ocid1.tenancy.oc1..aaaagiven' });
    domain().sessionTokens.withoutTenancy = false;
    expect(step.outputs.tenancy).toBe('ocid1.tenancy.oc1..aaaagiven');
  });
});
