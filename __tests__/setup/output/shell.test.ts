// `setup --output shell`: the objects in the script are those that setup creates, with the names that the OCI CLI has for them.

import type { DesiredTrust } from '../../../src/setup/desired/desired-trust.ts';
import { readRule } from '../../../src/setup/desired/rule.ts';
import { readAllowance } from '../../../src/setup/desired/statement.ts';
import { shellScript } from '../../../src/setup/output/shell.ts';
import { desiredTrust } from '../desired-trust.ts';

const desired: DesiredTrust = {
  ...desiredTrust,
  rules: [readRule('sub eq a')!],
  keys: { source: { kind: 'address', url: 'https://issuer/keys' }, explicit: false },
};

function scriptOf(changes: Partial<DesiredTrust>): string {
  const [script, ...others] = shellScript({ ...desired, ...changes });
  expect([script?.name, script?.executable, others]).toEqual(['create-trust.sh', true, []]);
  return script?.text ?? '';
}

/** The commands with a body: references of the shell as `$name`. */
function bodiesOf(script: string): [command: string, body: unknown][] {
  const calls = script.matchAll(/\boci (?:identity-domains |iam )(\S+) create .*?--from-json '(\{.*?\n\})'/gs);
  return [...calls].map(([, command = '', body = '']) => [
    command,
    JSON.parse(body.replace(/'"(\$\w+)"'/g, '$1').replaceAll(`'\\''`, "'")),
  ]);
}

const tags = [{ key: 'oci-wif', value: 'wif' }];

test('creates a user, a group, an application, a trust and a policy that refer to each other', () => {
  const bodies = bodiesOf(scriptOf({ allowances: [readAllowance("read buckets in tenancy where target.x='y'")] }));
  expect(bodies).toEqual([
    ['user', expect.objectContaining({ userName: 'the user', extUserUser: { serviceUser: true }, tags })],
    [
      'group',
      expect.objectContaining({ displayName: 'the group', members: [{ value: '$user_id', type: 'User' }], tags }),
    ],
    ['app', expect.objectContaining({ displayName: 'the app', active: false, tags })],
    [
      'identity-propagation-trust',
      expect.objectContaining({
        issuer: 'https://issuer',
        publicKeyEndpoint: 'https://issuer/keys',
        oauthClients: ['$client_id'],
        impersonationServiceUsers: [{ rule: 'sub eq a', value: '$user_id' }],
        tags,
      }),
    ],
    [
      'policy',
      {
        compartmentId: '$policy_compartment',
        name: 'the policy',
        description: 'What wif may do (created by oci-wif setup)',
        statements: ["Allow group id $group_ocid to read buckets in tenancy where target.x='y'"],
        freeformTags: { 'oci-wif': 'wif' },
      },
    ],
  ]);
  const [[, user] = []] = bodies;
  expect(Object.keys(user as object)).toEqual(['schemas', 'userName', 'extUserUser', 'tags']);
});

test('creates neither a user nor a group for a resource principal', () => {
  const bodies = bodiesOf(scriptOf({ tokenType: 'rpst', rules: [], resourceType: 'ci' }));
  expect(bodies.map(([command]) => command)).toEqual(['app', 'identity-propagation-trust']);
});

test.each<[string, Partial<DesiredTrust>, string[]]>([
  ['no permissions', {}, ["domain_url='https://domain'"]],
  [
    'permissions',
    { allowances: [readAllowance('read buckets in tenancy')] },
    [
      "domain_url='https://domain'",
      '# Policies are created in the home region: use a profile with that region, or set OCI_CLI_REGION.',
      'policy_compartment=${POLICY_COMPARTMENT:?set it to the OCID of the compartment for the policy, for example your tenancy}',
    ],
  ],
  [
    'permissions and a compartment',
    { allowances: [readAllowance('read buckets in tenancy')], policyCompartment: 'ocid1.compartment.oc1..a' },
    [
      "domain_url='https://domain'",
      '# Policies are created in the home region: use a profile with that region, or set OCI_CLI_REGION.',
      "policy_compartment='ocid1.compartment.oc1..a'",
    ],
  ],
])('its settings with %s', (_title, changes, lines) => {
  const [, , settings] = /^#!\/bin\/sh\n(.*?)\n\n(.*?)\n\n/s.exec(scriptOf(changes)) ?? [];
  expect(settings?.split('\n')).toEqual(lines);
});

test('texts of the user are never read by the shell', () => {
  const groupName = `o'brien $(id) "x"`;
  expect(bodiesOf(scriptOf({ groupName }))[1]).toEqual(['group', expect.objectContaining({ displayName: groupName })]);
});
