// The connections of the built programs: certificates are always verified, and every address of a host gets enough time.

import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServerCertificate } from '../../emulator/certificates.ts';
import { homeVariables, type Job } from '../../emulator/runner.ts';
import { runCli, type CliResult } from '../cli/cli-fixture.ts';
import {
  errorsOf,
  EXCHANGE,
  nodeOptions,
  openActionFixture,
  warningsOf,
  type ActionFixture,
} from './action-fixture.ts';

const DOMAIN = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
});

/** The command line in the home and with the environment of a job. */
const cli = (job: Job, args: readonly string[], environment: Record<string, string>): Promise<CliResult> => {
  const whole = { PATH: '/nonexistent', ...homeVariables(job.home), ...job.environment, ...environment };
  return runCli(args, { ...whole, OCI_WIF_CLIENT_SECRET: fixture.trust.clientSecret });
};

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  const UNVERIFIED = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const UNTRUSTED = { ...UNVERIFIED, NODE_EXTRA_CA_CERTS: '' };
  const WARNING = /NODE_TLS_REJECT_UNAUTHORIZED=0 is ignored.* set NODE_EXTRA_CA_CERTS to a PEM file/g;

  it('sends nothing to an untrusted server, and says once how to trust one', async () => {
    const step = await fixture.job({}, { environment: UNTRUSTED }).main(fixture.inputs);
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^Request failed: .* of an unknown authority/)]);
    expect(warningsOf(step)).toEqual([expect.stringMatching(WARNING)]);
    expect(fixture.asked()).toEqual([]);
    // Node would claim that it verifies no certificate.
    expect(step.stderr).toBe('');
  });

  it('sends nothing to an untrusted server behind a proxy', async () => {
    const proxy = await fixture.emulator.startProxy();
    const job = fixture.job({}, { environment: { ...UNTRUSTED, https_proxy: proxy.url } });
    const token = await fixture.emulator.github.mint({ repository: 'acme/app' }, 'https://cloud.oracle.com');
    const step = await job.main({ ...fixture.inputs, 'domain-url': DOMAIN, 'subject-token': token });
    expect(errorsOf(step)).toEqual([expect.stringMatching(/^Request failed: .* of an unknown authority/)]);
    expect(proxy.tunnels).not.toEqual([]);
    expect(fixture.asked()).toEqual([]);
  });

  it('sends no password to an untrusted proxy, and does not try again', async () => {
    const { key, cert } = await createServerCertificate();
    const tunnels: (string | undefined)[] = [];
    const proxy = createServer({ key, cert });
    proxy.on('connect', ({ url }, socket) => {
      tunnels.push(url);
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const environment = { ...UNVERIFIED, https_proxy: `https://me:s3cr3t@127.0.0.1:${port}` };
    const step = await fixture.job({}, { environment }).main({ ...fixture.inputs, 'domain-url': DOMAIN });
    proxy.close();
    expect(tunnels).toEqual([]);
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /could not be reached, because the proxy has a TLS certificate of an unknown authority; set NODE_EXTRA_CA_CERTS .*; tried once\./,
      ),
    ]);
  });

  it('sends nothing to an untrusted server from the command line', async () => {
    const job = fixture.job();
    const login = await cli(
      job,
      [
        'login',
        '--domain-url',
        fixture.emulator.url,
        '--client-id',
        fixture.trust.clientId,
        '--region',
        'eu-frankfurt-1',
      ],
      {},
    );
    expect([login.code, login.stderr]).toEqual([0, '']);
    fixture.emulator.requests.clear();
    const doctor = await cli(
      job,
      ['doctor', '--domain-url', fixture.emulator.url, '--client-id', fixture.trust.clientId],
      UNTRUSTED,
    );
    expect(doctor.code).toBe(1);
    expect(doctor.stdout.replace(/\s+/g, ' ')).toContain('certificate of an unknown authority');
    const verify = await cli(job, ['verify'], UNTRUSTED);
    expect(verify.code).toBe(1);
    expect(verify.stderr).toContain('certificate of an unknown authority');
    expect(fixture.emulator.requests.map(({ path }) => path)).toEqual([]);
    for (const { stderr } of [doctor, verify]) {
      expect(stderr.match(WARNING)).toHaveLength(1);
      expect(stderr).not.toContain('insecure');
    }
  });
});

describe('a host with a second address that cannot be reached', () => {
  const preload = fileURLToPath(new URL('slow-line.cjs', import.meta.url));
  const slowLine = (): Record<string, string> => ({
    NODE_OPTIONS: `${nodeOptions().NODE_OPTIONS} --require ${JSON.stringify(preload)}`,
  });

  // With Node's default, every attempt fails. One attempt alone would fail on a machine that stops the process for two seconds, too.
  it('is reached over a slow line', async () => {
    const step = await fixture.job({}, { environment: slowLine() }).main({ ...fixture.inputs, verify: 'true' });
    expect(errorsOf(step)).toEqual([]);
    expect(fixture.asked()).toEqual(['id token', EXCHANGE, '/n']);
  });

  it('may be a proxy', async () => {
    const proxy = await fixture.emulator.startProxy();
    const environment = { ...slowLine(), https_proxy: proxy.url.replace('127.0.0.1', 'localhost') };
    const step = await fixture.job({}, { environment }).main({ ...fixture.inputs, 'domain-url': DOMAIN });
    expect(errorsOf(step)).toEqual([]);
    expect(proxy.tunnels).toHaveLength(1);
  });

  it('is reached by the doctor', async () => {
    const args = ['doctor', '--domain-url', fixture.emulator.url, '--json', '--oci-home'];
    const job = fixture.job();
    const { stdout } = await cli(job, [...args, join(job.home, 'none')], slowLine());
    const { checks } = JSON.parse(stdout) as { checks: { check: string; state: string }[] };
    const stateOf = (name: string): string | undefined => checks.find(({ check }) => check === name)?.state;
    expect([stateOf('tls'), stateOf('domain'), stateOf('clock')]).toEqual(['ok', 'ok', 'ok']);
  });
});

describe("the token of the request for GitHub's token", () => {
  it('may end in a carriage return', async () => {
    const job = fixture.job();
    job.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN = `${job.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? ''}\r`;
    expect(errorsOf(await job.main(fixture.inputs))).toEqual([]);
  });

  it('is refused at once if it contains a line break', async () => {
    const job = fixture.job();
    job.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN = 'first-l1ne\nsecond-l1ne';
    const step = await job.main(fixture.inputs);
    expect(errorsOf(step)).toEqual([
      expect.stringMatching(
        /^Request failed: the request for GitHub's identity token at localhost:\d+ could not be sent: a header, such as the token, contains a line break .*; tried once$/,
      ),
    ]);
    expect(fixture.asked()).toEqual([]);
    expect(errorsOf(step).join()).not.toContain('l1ne');
  });
});
