import { overrideWarnings } from '../../src/profile/environment.ts';

it.each([
  ['nothing', {}, []],
  ['an empty variable', { OCI_CLI_USER: '' }, []],
  [
    'what a login exports itself',
    { OCI_CLI_AUTH: 'security_token', OCI_CLI_PROFILE: 'WIF', OCI_AUTH: 'SecurityToken' },
    [],
  ],
  [
    "an API key's variables",
    { OCI_CLI_USER: 'ocid1.user.oc1..a', OCI_CLI_KEY_CONTENT: 's3cr3t' },
    [
      'The OCI CLI uses OCI_CLI_USER, OCI_CLI_KEY_CONTENT instead of what this login provides; remove these variables from the environment',
    ],
  ],
  [
    "Terraform's",
    { TF_VAR_region: 'x', TF_VAR_user_ocid: 'y' },
    [
      'The Terraform provider uses TF_VAR_region instead of what this login provides; remove this variable from the environment',
    ],
  ],
  [
    "Ansible's",
    { OCI_USER_KEY_FILE: '/home/me/key.pem', OCI_USER_ID: 'ocid1.user.oc1..a' },
    [
      'The Ansible collection oracle.oci uses OCI_USER_KEY_FILE instead of what this login provides; remove this variable from the environment',
    ],
  ],
])('of %s', (_name, environment, warnings) => {
  expect(overrideWarnings(environment, { terraformFederation: false, resourcePrincipal: false })).toEqual(warnings);
});

it('warns of variables for a token exchange by the Terraform provider only if the login exports them', () => {
  const environment = {
    TF_VAR_token_exchange_client_id: 'x',
    TF_VAR_workload_identity_token_path: '/tmp/token',
    TF_VAR_token_exchange_rpst_exp: '',
    TF_VAR_token: 'mine',
  };
  expect(overrideWarnings(environment, { terraformFederation: false, resourcePrincipal: false })).toEqual([]);
  expect(overrideWarnings(environment, { terraformFederation: true, resourcePrincipal: false })).toEqual([
    'The Terraform provider uses TF_VAR_token_exchange_client_id, TF_VAR_workload_identity_token_path instead of what this login provides; remove these variables from the environment',
  ]);
});

it('warns of the pass phrase of a resource principal, even an empty one, only if the login exports a resource principal', () => {
  const environment = { OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE: '' };
  const warnings = (resourcePrincipal: boolean) =>
    overrideWarnings(environment, { terraformFederation: false, resourcePrincipal });
  expect(warnings(false)).toEqual([]);
  expect(warnings(true)).toEqual([
    'A tool set to resource principals uses OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE instead of what this login provides; remove this variable from the environment',
  ]);
});
