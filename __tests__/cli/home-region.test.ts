// Policies are written in the tenancy's home region, whichever region the administrator's profile names.

import type { CliFixture } from './cli-fixture.ts';
import { withInsideFixture } from './in-process.ts';

const POLICY = [
  '--provider',
  'github',
  '--repository',
  'octo/app',
  '--branch',
  'main',
  '--allow',
  'read buckets in tenancy',
];

async function elsewhere(fixture: CliFixture): Promise<Record<string, string>> {
  fixture.emulator.iam.homeRegion = { key: 'ZRH', name: 'eu-zurich-1' };
  const proxy = await fixture.emulator.startProxy();
  return { https_proxy: proxy.url, no_proxy: 'localhost', CLIENT_HOST_OVERRIDES: '' };
}

const iamHosts = ({ emulator }: CliFixture): string[] =>
  emulator.requests
    .filter(({ path }) => path.startsWith('/20160918/'))
    .map(({ method, headers }) => `${method} ${headers.host ?? ''}`);

test("policies are read in the profile's region and written in the home region", () =>
  withInsideFixture(async (fixture) => {
    const { code, stderr } = await fixture.setup(POLICY, { environment: await elsewhere(fixture) });
    expect([code, stderr]).toEqual([0, '']);
    expect(new Set(iamHosts(fixture))).toEqual(
      new Set(['GET identity.eu-frankfurt-1.oci.oraclecloud.com', 'POST identity.eu-zurich-1.oci.oraclecloud.com']),
    );
    expect(Object.keys(fixture.inventory().policies)).toHaveLength(1);
  }));

test("without permission to list the regions, reports IAM's answer with the home region and a hint", () =>
  withInsideFixture(async (fixture) => {
    fixture.emulator.faults.add({
      kind: 'status',
      status: 404,
      path: /regionSubscriptions$/,
      body: { code: 'NotAuthorizedOrNotFound', message: '' },
    });
    const { code, stderr } = await fixture.setup(POLICY, { environment: await elsewhere(fixture) });
    expect(code).toBe(1);
    expect(stderr).toMatch(/home region ZRH[^]*use a profile with that region/);
  }));
