import type { ConnectProxy } from '../../emulator/connect-proxy.ts';
import { type ActionFixture, errorsOf, openActionFixture, runStepsInside, snapshot } from './action-fixture.ts';

runStepsInside();

// Proxies are bypassed for loopback names, so the domain and Object Storage have their real names here.
const DOMAIN = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
const DOMAIN_HOST = DOMAIN.replace('https://', '');

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
  fixture.inputs['domain-url'] = `${DOMAIN}:443/`;
});
afterAll(() => fixture.stop());

const through = (proxy: ConnectProxy, name = 'https_proxy'): { environment: Record<string, string> } => ({
  environment: { [name]: proxy.url, CLIENT_HOST_OVERRIDES: '' },
});

it.each(['https_proxy', 'HTTPS_PROXY'])('sends the exchange and the verification through %s', async (name) => {
  const proxy = await fixture.emulator.startProxy();
  const step = await fixture.job({}, through(proxy, name)).main({ ...fixture.inputs, verify: 'true' });
  expect(errorsOf(step)).toEqual([]);
  expect(proxy.tunnels).toEqual([`${DOMAIN_HOST}:443`, 'objectstorage.eu-frankfurt-1.oraclecloud.com:443']);
});

it("sends the request for GitHub's token through it as well", async () => {
  const proxy = await fixture.emulator.startProxy();
  const job = fixture.job({}, through(proxy));
  const requestUrl = job.environment.ACTIONS_ID_TOKEN_REQUEST_URL!;
  const host = 'run-actions-1-azure-eastus.actions.githubusercontent.com';
  job.environment.ACTIONS_ID_TOKEN_REQUEST_URL = requestUrl.replace(new URL(requestUrl).host, host);
  expect(errorsOf(await job.main(fixture.inputs))).toEqual([]);
  // Both connections are opened at the same time.
  expect(proxy.tunnels.toSorted()).toEqual([`${DOMAIN_HOST}:443`, `${host}:443`]);
});

it('opens the tunnel to the domain while GitHub is asked, and sends nothing through it if GitHub refuses', async () => {
  const proxy = await fixture.emulator.startProxy();
  fixture.emulator.requests.clear();
  fixture.emulator.faults.add({ path: /idtoken/, kind: 'status', status: 403, delayMs: 300, times: 1 });
  const step = await fixture.job({}, through(proxy)).main(fixture.inputs);
  expect(errorsOf(step)).toEqual([expect.stringMatching(/^Identity token request refused: /)]);
  expect(proxy.tunnels).toEqual([`${DOMAIN_HOST}:443`]);
  expect(fixture.asked()).toEqual(['id token']);
});

it('authenticates to the proxy, without printing its password or a warning', async () => {
  const proxy = await fixture.emulator.startProxy({ credentials: { username: 'me', password: 'pr0xy-s3cr3t' } });
  const step = await fixture.job({}, through(proxy)).main(fixture.inputs);
  expect(errorsOf(step)).toEqual([]);
  expect(step.stderr).toBe('');
  expect(step.stdout).not.toContain('pr0xy-s3cr3t');
});

it('names a proxy that refuses, without its password, and does not try again', async () => {
  const proxy = await fixture.emulator.startProxy({ credentials: { username: 'me', password: 'right' } });
  const wrong = { environment: { https_proxy: proxy.url.replace('right', 'wr0ng-s3cr3t') } };
  const step = await fixture.job({}, wrong).main(fixture.inputs);
  expect(errorsOf(step)).toEqual([
    `Request failed: the token exchange at ${DOMAIN} could not be reached: the proxy answered 407; tried once. What to do: check the user name and the password in https_proxy, in which "%", "@", "/", "?" and "#" must be percent-encoded: the proxy ${new URL(proxy.url).host} must accept them with the scheme Basic`,
  ]);
  expect(step.stdout + step.stderr).not.toContain('wr0ng-s3cr3t');
});

it('says whom to ask if the proxy forbids the host, and does not try again', async () => {
  const proxy = await fixture.emulator.startProxy({ answer: { status: 403 } });
  const step = await fixture.job({}, through(proxy)).main(fixture.inputs);
  expect(errorsOf(step)).toEqual([
    `Request failed: the token exchange at ${DOMAIN} could not be reached: the proxy answered 403; tried once. What to do: ask the administrator of the proxy ${new URL(proxy.url).host} to allow tunnels to ${DOMAIN_HOST}, or list this host in no_proxy if it can be reached directly`,
  ]);
});

it('tries again if the proxy is in trouble', async () => {
  const proxy = await fixture.emulator.startProxy({ answer: { status: 503 } });
  const step = await fixture.job({}, through(proxy)).main({ ...fixture.inputs, 'max-attempts': '2' });
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(
      /the proxy answered 503; tried 2 times\. What to do: check https_proxy and no_proxy: the request was sent through the proxy 127\.0\.0\.1:\d+$/,
    ),
  ]);
});

it('accepts a proxy without a scheme, with the name of a Windows domain', async () => {
  const proxy = await fixture.emulator.startProxy({ credentials: { username: 'CORP\\me', password: 'pw' } });
  const environment = { ...through(proxy).environment, https_proxy: `CORP\\me:pw@${new URL(proxy.url).host}` };
  const step = await fixture.job({}, { environment }).main(fixture.inputs);
  expect(errorsOf(step)).toEqual([]);
  expect(proxy.tunnels).toEqual([`${DOMAIN_HOST}:443`]);
});

it('does not read the variable for hosts that are reached directly', async () => {
  const job = fixture.job({}, { environment: { https_proxy: ':::' } });
  expect(errorsOf(await job.main({ ...fixture.inputs, 'domain-url': fixture.emulator.url }))).toEqual([]);
});

it('ends with one error if the proxy never answers, and the process exits', async () => {
  const proxy = await fixture.emulator.startProxy({ answer: 'hang' });
  const job = fixture.job({}, through(proxy));
  const step = await job.main({ ...fixture.inputs, 'request-timeout': '5', 'max-attempts': '1' });
  expect(errorsOf(step)).toEqual([expect.stringContaining('did not answer within 5 s; tried once')]);
  expect(snapshot(job.home)).toEqual({});
});

it.each(['no_proxy', 'NO_PROXY'])('bypasses the proxy for hosts in %s', async (name) => {
  const proxy = await fixture.emulator.startProxy();
  const environment = { ...through(proxy).environment, [name]: 'other.example,.invalid' };
  const inputs = { ...fixture.inputs, 'domain-url': 'https://domain.invalid', 'max-attempts': '1' };
  const step = await fixture.job({}, { environment }).main(inputs);
  expect(proxy.tunnels).toEqual([]);
  // A name that never exists (RFC 2606): without the proxy, no server can be reached.
  expect(errorsOf(step)).toEqual([expect.stringMatching(/^Request failed: .*domain\.invalid could not be reached/)]);
});
