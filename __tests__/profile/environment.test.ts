// Which variables are exported, where, and why some are not.

import { consumerEnvironment, type EnvironmentRequest } from '../../src/profile/environment.ts';
import { profilePaths } from '../../src/profile/paths.ts';

function environment(ociHome: string, changes: Partial<EnvironmentRequest> = {}) {
  return consumerEnvironment({
    paths: profilePaths(ociHome, 'WIF'),
    profile: 'WIF',
    region: 'eu-frankfurt-1',
    tokenType: 'upst',
    resourcePrincipalVariables: false,
    platform: 'linux',
    homes: { home: '/home/me', passwd: '/home/me' },
    environment: {},
    ...changes,
  });
}

const EVERYWHERE = {
  OCI_CLI_AUTH: 'security_token',
  OCI_CLI_PROFILE: 'WIF',
  OCI_CLI_CONFIG_FILE: '/home/me/.oci/config',
  OCI_CLI_REGION: 'eu-frankfurt-1',
  OCI_CONFIG_FILE: '/home/me/.oci/config',
  OCI_CONFIG_PROFILE: 'WIF',
  OCI_ANSIBLE_AUTH_TYPE: 'security_token',
  OCI_REGION: 'eu-frankfurt-1',
};
const TERRAFORM = { OCI_AUTH: 'SecurityToken', OCI_CONFIG_FILE_PROFILE: 'WIF' };
const BACKEND = { OCI_auth: 'SecurityToken', OCI_config_file_profile: 'WIF', OCI_region: 'eu-frankfurt-1' };

test('exports exactly these variables in the home of a hosted runner', () => {
  expect(environment('/home/me/.oci')).toEqual({
    variables: { ...EVERYWHERE, ...TERRAFORM, ...BACKEND },
    warnings: [],
  });
});

const homes: {
  name: string;
  ociHome: string;
  homes: EnvironmentRequest['homes'];
  provider?: string;
  backend?: string;
}[] = [
  {
    name: "a container job, where $HOME is not the account's home",
    ociHome: '/github/home/.oci',
    homes: { home: '/github/home', passwd: '/root' },
    provider: '/github/home',
  },
  {
    name: "the account's home while $HOME is elsewhere",
    ociHome: '/root/.oci',
    homes: { home: '/github/home', passwd: '/root' },
    backend: '/root',
  },
  {
    name: 'a directory under RUNNER_TEMP',
    ociHome: '/tmp/login/.oci',
    homes: { home: '/home/me', passwd: '/home/me' },
    provider: '/tmp/login',
    backend: '/tmp/login',
  },
  { name: 'a user without an account', ociHome: '/home/me/.oci', homes: { home: '/home/me', passwd: undefined } },
  {
    name: 'no $HOME',
    ociHome: '/home/me/.oci',
    homes: { home: undefined, passwd: '/home/me' },
    backend: '/home/me',
  },
  { name: 'homes with a final slash', ociHome: '/home/me/.oci', homes: { home: '/home/me/', passwd: '/home/me/' } },
];

test.each(homes)('exports the home for Terraform: $name', ({ ociHome, homes: where, provider, backend }) => {
  const { variables } = environment(ociHome, { homes: where });
  expect([variables.TF_HOME_OVERRIDE, variables.OCI_HOME_OVERRIDE]).toEqual([provider, backend]);
});

test('uses the link for Terraform and its target for all other tools if the home is a link', () => {
  const paths = profilePaths('/data/oci', 'WIF', '/home/me/.oci');
  const { variables, warnings } = environment('', { paths });
  expect(variables).toMatchObject({ ...TERRAFORM, OCI_CLI_CONFIG_FILE: '/data/oci/config' });
  expect(variables).not.toHaveProperty('TF_HOME_OVERRIDE');
  expect(warnings).toEqual([]);
});

test('handles a home whose parent is a link', () => {
  const paths = profilePaths('/data/me/.oci', 'WIF', '/home/me/.oci');
  expect(environment('', { paths }).variables).not.toHaveProperty('OCI_HOME_OVERRIDE');
});

test('exports nothing for Terraform and warns if the directory is not named .oci', () => {
  const { variables, warnings } = environment('/home/me/oci');
  expect(variables).toEqual({
    ...EVERYWHERE,
    OCI_CLI_CONFIG_FILE: '/home/me/oci/config',
    OCI_CONFIG_FILE: '/home/me/oci/config',
  });
  expect(warnings).toEqual([expect.stringMatching(/^Terraform .*\/home\/me\/oci/)]);
});

test('on Windows, exports no names that differ only in case, and does not warn of file modes', () => {
  const paths = {
    ...profilePaths('/', 'WIF'),
    ociHome: 'C:\\Users\\me\\.oci',
    givenHome: 'C:\\Users\\me\\.oci',
    configFile: 'C:\\Users\\me\\.oci\\config',
  };
  const homes = { home: 'C:\\Users\\me', passwd: 'C:\\Users\\me' };
  const { variables } = environment('', { paths, homes, platform: 'win32', tokenType: 'rpst' });
  expect(variables).toEqual({
    ...EVERYWHERE,
    ...TERRAFORM,
    OCI_CLI_CONFIG_FILE: 'C:\\Users\\me\\.oci\\config',
    OCI_CONFIG_FILE: 'C:\\Users\\me\\.oci\\config',
    OCI_CLI_SUPPRESS_FILE_PERMISSIONS_WARNING: 'True',
  });
});

test.each<[string, Partial<EnvironmentRequest>]>([
  ['an RPST', { tokenType: 'rpst' }],
  ['a UPST, if that is asked for', { resourcePrincipalVariables: true }],
])('exports the paths for a resource principal in addition for %s', (_name, changes) => {
  expect(environment('/home/me/.oci', changes).variables).toEqual({
    ...EVERYWHERE,
    ...TERRAFORM,
    ...BACKEND,
    OCI_RESOURCE_PRINCIPAL_VERSION: '2.2',
    OCI_RESOURCE_PRINCIPAL_RPST: '/home/me/.oci/sessions/WIF/token',
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: '/home/me/.oci/sessions/WIF/oci_api_key.pem',
    OCI_RESOURCE_PRINCIPAL_REGION: 'eu-frankfurt-1',
  });
});
