import { Region } from 'oci-common';
import { inputDefaults } from '../../emulator/runner.ts';
import { regionWarning } from '../../src/login/settings.ts';
import { isWindows } from '../platform.ts';
import {
  type ActionFixture,
  errorsOf,
  openActionFixture,
  runStepsInside,
  snapshot,
  warningsOf,
} from './action-fixture.ts';

runStepsInside();

let fixture: ActionFixture;
beforeAll(async () => {
  fixture = await openActionFixture();
});
afterAll(() => fixture.stop());

/** Linux limits a variable to 128 KiB and Windows to 32,767 characters; Wine's server crashes well before. */
const LONG = 'x'.repeat(isWindows ? 8_000 : 120_000);
const ROOT = isWindows ? 'C:\\tmp\\' : '/tmp/';
const URL_EXPECTED = 'an https URL such as https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
const PROFILE_EXPECTED = isWindows
  ? 'up to 64 letters, digits, ".", "_" and "-", no dot at the end, and no device name of Windows such as CON'
  : 'up to 64 letters, digits, ".", "_" and "-", and not only dots';
const CLIENT_ID_EXPECTED =
  'the client ID of the confidential application (not its OCID or name), without spaces and colons';
const REGION_EXPECTED = 'a region identifier such as eu-frankfurt-1 (not a region key such as fra)';
const PATH_EXPECTED = 'an absolute path, or one that starts with ~/, in printable ASCII without =, % and ;';

const variable = (name: string): string =>
  `. What to do: Check that the variable which the workflow passes is set (usually vars.${name}). A variable of an environment is empty in ` +
  'jobs that do not name the environment. A reusable workflow or composite action gets only what its caller passes.';

const cases: [input: string, value: string, problem: string, expected: string][] = [
  ['domain-url', '', 'is missing', URL_EXPECTED + variable('OCI_DOMAIN_URL')],
  [
    'domain-url',
    'idcs-1.identity.oraclecloud.com',
    'is "idcs-1.identity.oraclecloud.com", which is not a URL',
    URL_EXPECTED,
  ],
  [
    'domain-url',
    'http://idcs-1.identity.oraclecloud.com',
    'is "http://idcs-1.identity.oraclecloud.com", which is not https',
    URL_EXPECTED,
  ],
  ['domain-url', 'https://me:s3cr3t@idcs-1.identity.oraclecloud.com', 'contains user information (an @)', URL_EXPECTED],
  [
    'domain-url',
    'https://idcs-1.example/oauth2',
    'is "https://idcs-1.example/oauth2", with the path "/oauth2"',
    URL_EXPECTED,
  ],
  [
    'domain-url',
    'https://idcs-1.example/?a=b',
    'is "https://idcs-1.example/?a=b", with a query or fragment',
    URL_EXPECTED,
  ],
  ['domain-url', 'https://idcs-1.example/#', 'is "https://idcs-1.example/#", with a query or fragment', URL_EXPECTED],
  ['client-id', '', 'is missing', CLIENT_ID_EXPECTED + variable('OCI_CLIENT_ID')],
  ['client-id', 'a:b', 'is "a:b"', CLIENT_ID_EXPECTED],
  ['client-id', 'ocid1.domainapp.oc1..example', 'is "ocid1.domainapp.oc1..example"', CLIENT_ID_EXPECTED],
  [
    'client-secret',
    'one\ntwo',
    'contains a line break or another control character',
    'the client secret of the confidential application, on one line',
  ],
  ['client-secret', 'e', 'is too short for a client secret', 'at least 8 characters'],
  ['region', '', 'is missing', REGION_EXPECTED + variable('OCI_REGION')],
  ['region', 'fra', 'is "fra"', REGION_EXPECTED],
  ['region', 'eu-frankfurt-1\nuser=x', 'is "eu-frankfurt-1 user=x"', REGION_EXPECTED],
  ['tenancy', 'acme', 'is "acme"', 'a tenancy OCID such as ocid1.tenancy.oc1..aaaa'],
  [
    'tenancy',
    'ocid1.compartment.oc1..aaaa',
    'is "ocid1.compartment.oc1..aaaa"',
    'a tenancy OCID such as ocid1.tenancy.oc1..aaaa',
  ],
  ['token-type', 'UPST', 'is "UPST"', 'upst or rpst'],
  ['resource-type', 'ci', 'is "ci", but token-type is upst', 'a value only for an RPST'],
  [
    'token-lifetime',
    '3600',
    'is set, but token-type is upst',
    'a value only for an RPST; a UPST lives at most 60 minutes',
  ],
  ['audience', 'a b', 'is "a b"', 'text without spaces, e.g. https://cloud.oracle.com'],
  ['profile', 'a]b', 'is "a]b"', PROFILE_EXPECTED],
  ['profile', 'a\n[b', 'is "a [b"', PROFILE_EXPECTED],
  ['profile', '../evil', 'is "../evil"', PROFILE_EXPECTED],
  ['profile', '..', 'is ".."', PROFILE_EXPECTED],
  ['profile', LONG, `is "${'x'.repeat(60)}…"`, PROFILE_EXPECTED],
  ['oci-home', 'here/.oci', 'is "here/.oci", a relative path', PATH_EXPECTED],
  ['oci-home', '~other/.oci', 'is "~other/.oci", a relative path', PATH_EXPECTED],
  ['oci-home', `${ROOT}a=b`, `is "${ROOT}a=b"`, PATH_EXPECTED],
  ['oci-home', `${ROOT}50%`, `is "${ROOT}50%"`, PATH_EXPECTED],
  ['oci-home', `${ROOT}ä`, `is "${ROOT}ä"`, PATH_EXPECTED],
  ['oci-home', `${ROOT}a\nb`, `is "${ROOT}a b"`, PATH_EXPECTED],
  ['oci-home', `${ROOT}${LONG}`, `is ${ROOT.length + LONG.length} characters long`, 'at most 1024 characters'],
  ['export-environment', 'yes', 'is "yes"', 'true or false'],
  ['verify', '1', 'is "1"', 'true or false'],
  ['cleanup', 'no', 'is "no"', 'true or false'],
  ['job-summary', 'tRUE', 'is "tRUE"', 'true or false'],
  ['mask-ocids', 'on', 'is "on"', 'true or false'],
  ['max-attempts', '0', 'is "0"', 'a whole number from 1 to 10'],
  ['max-attempts', '4.5', 'is "4.5"', 'a whole number from 1 to 10'],
  ['max-attempts', '1e1', 'is "1e1"', 'a whole number from 1 to 10'],
  ['request-timeout', '-1', 'is "-1"', 'a whole number from 1 to 300'],
  ['request-timeout', '301', 'is "301"', 'a whole number from 1 to 300'],
  ['retry-timeout', '10m', 'is "10m"', 'a whole number from 0 to 3600'],
  ['retry-timeout', '3601', 'is "3601"', 'a whole number from 0 to 3600'],
];

const named = cases.map(
  ([input, value, ...rest]) => [input, JSON.stringify(value).slice(0, 40), value, ...rest] as const,
);

it.each(named)(
  '%s = %s is refused in one line, before anything happens',
  async (input, _shown, value, problem, expectation) => {
    fixture.emulator.requests.clear();
    const job = fixture.job();
    const step = await job.main({ ...fixture.inputs, [input]: value });
    expect(errorsOf(step)).toEqual([`Invalid input: ${input} ${problem}; expected: ${expectation}`]);
    expect(step.exitCode).toBe(1);
    expect(step.stdout).not.toMatch(/^\s+at /m);
    expect(step.stderr).toBe('');
    expect(fixture.asked()).toEqual([]);
    expect(snapshot(job.home)).toEqual({});
    expect([step.outputs, step.exported, step.state]).toEqual([{}, {}, {}]);
  },
);

it.each([
  [
    'token-type rpst without a resource type',
    { 'token-type': 'rpst' },
    "Invalid input: resource-type is missing, but token-type is rpst; expected: the trust's impersonating resource, on one line",
  ],
  [
    'a lifetime of zero',
    { 'token-type': 'rpst', 'resource-type': 'ci', 'token-lifetime': '0' },
    'Invalid input: token-lifetime is "0"; expected: a whole number from 1 to 43200',
  ],
  [
    'a lifetime beyond twelve hours',
    { 'token-type': 'rpst', 'resource-type': 'ci', 'token-lifetime': '43201' },
    'Invalid input: token-lifetime is "43201"; expected: a whole number from 1 to 43200',
  ],
])('%s is refused', async (_name, inputs, error) => {
  expect(errorsOf(await fixture.job().main({ ...fixture.inputs, ...inputs }))).toEqual([error]);
});

it.each([
  ['a word', 'hunter2'],
  ['JSON around a JWT', '{"value":"eyJhbGciOiJub25lIn0.e30.hunter2"}'],
  ['as much as fits', LONG],
])('%s as subject-token is refused and not repeated', async (_name, token) => {
  const step = await fixture.job().main({ ...fixture.inputs, 'subject-token': token });
  expect(errorsOf(step)).toEqual([
    expect.stringMatching(/^Invalid subject token: the input subject-token is not a JWT \(\d+ characters/),
  ]);
  expect(errorsOf(step)[0]).not.toMatch(/hunter2|eyJ|xxxx/);
});

it('uses the default for every empty optional input, as an unset variable, a composite action or a reusable workflow passes it', async () => {
  const empty = Object.fromEntries(Object.keys(inputDefaults('.')).map((name) => [name, '']));
  const job = fixture.job();
  const step = await job.main({ ...empty, ...fixture.inputs });
  expect(errorsOf(step)).toEqual([]);
  const plain = await fixture.job().main(fixture.inputs);
  expect(Object.keys(step.exported)).toEqual(Object.keys(plain.exported));
  expect(step.outputs).toMatchObject({ profile: 'WIF', region: 'eu-frankfurt-1' });
  expect((await job.post(step)).stdout).toContain('Removed the profile WIF');
});

it.each([['True'], ['TRUE']])('accepts %s as true, as YAML does', async (value) => {
  const step = await fixture.job().main({ ...fixture.inputs, 'job-summary': value });
  expect(errorsOf(step)).toEqual([]);
  expect(step.summary).toContain('Oracle Cloud login');
});

describe('a region', () => {
  it.each([
    ['a misspelled one', 'eu-frankfort-1'],
    ['a new one', 'eu-lisbon-1'],
  ])('that no list knows, %s, is named in a warning and used', async (_name, region) => {
    const step = await fixture.job().main({ ...fixture.inputs, region });
    expect(errorsOf(step)).toEqual([]);
    expect(step.outputs.region).toBe(region);
    expect(warningsOf(step)).toEqual([
      `region is "${region}", which is not in this version's list of regions: check the spelling. If OCI has the region, it works as well`,
    ]);
  });

  it("of Oracle's SDK, or of the cloud that OCI_REGION_METADATA describes, gets none", async () => {
    // Not Region.values(): that has also the regions of which logins in other test files told the SDK.
    const own = Object.values(Region).filter((value) => value instanceof Region);
    expect(own.length).toBeGreaterThan(50);
    expect(own.map(({ regionId }) => regionWarning(regionId, 'region'))).toEqual(own.map(() => undefined));
    const metadata = {
      realmKey: 'oc99',
      realmDomainComponent: 'example.com',
      regionKey: 'LIS',
      regionIdentifier: 'eu-lisbon-1',
    };
    const job = fixture.job({}, { environment: { OCI_REGION_METADATA: JSON.stringify(metadata) } });
    expect(warningsOf(await job.main({ ...fixture.inputs, region: 'eu-lisbon-1' }))).toEqual([]);
  });
});

it('does not let an input inject a workflow command', async () => {
  const step = await fixture.job().main({ ...fixture.inputs, region: 'x\r\n::set-output name=a::b\n::add-mask::q' });
  expect(step.stdout.split(/[\r\n]+/).filter((line) => /^::(set-output|add-mask::q)/.test(line))).toEqual([]);
  expect(errorsOf(step)).toHaveLength(1);
});
