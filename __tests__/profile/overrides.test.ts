import { overrideWarnings } from '../../src/profile/overrides.ts';

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
      'OCI_CLI_USER, OCI_CLI_KEY_CONTENT: set in this job, and the OCI CLI takes that over the profile; take it out of the workflow',
    ],
  ],
  [
    "Terraform's",
    { TF_VAR_region: 'x', TF_VAR_user_ocid: 'y' },
    [
      'TF_VAR_region: set in this job, and the Terraform provider takes that over the profile; take it out of the workflow',
    ],
  ],
])('of %s', (_name, environment, warnings) => {
  expect(overrideWarnings(environment)).toEqual(warnings);
});
