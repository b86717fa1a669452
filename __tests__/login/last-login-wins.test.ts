// Whatever earlier logins of a job have exported: what each tool resolves from the environment is the last login, or none.

import fc from 'fast-check';
import path from 'node:path';
import type { LoginRequest } from '../../src/login/host-interface.ts';
import { federationEnvironment } from '../../src/login/start-renewal.ts';
import { consumerEnvironment, replaceEarlierLogin } from '../../src/profile/environment.ts';
import { profilePaths } from '../../src/profile/paths.ts';

type Environment = Record<string, string>;

interface Login {
  profile: string;
  ociHome: string;
  region: string;
  tokenType: 'upst' | 'rpst';
  resourcePrincipalVariables: boolean;
  tokenLifetime: number | undefined;
  terraformFederation: boolean;
  isExported: boolean;
}

interface Machine {
  platform: NodeJS.Platform;
  homes: { home: string; passwd: string };
}

/** What a tool would sign with. A tool that is left to itself uses its default, which no login of this test writes. */
interface Resolved {
  auth: string;
  config: string;
  profile: string;
  region: string | undefined;
}

const DEFAULT_PROFILE = 'DEFAULT';

/** The same directories on each machine: both homes, one below RUNNER_TEMP, and one whose name Terraform does not know. */
const HOMES = ['/home/me', '/root', '/tmp/login'];
const OCI_HOMES = [...HOMES.map((home) => `${home}/.oci`), '/tmp/other'];

const machine: fc.Arbitrary<Machine> = fc.record({
  platform: fc.constantFrom<NodeJS.Platform[]>('linux', 'darwin', 'win32'),
  homes: fc.record({ home: fc.constantFrom(...HOMES), passwd: fc.constantFrom(...HOMES) }),
});

// Not DEFAULT: a tool for which a login exports nothing uses that profile, whoever wrote it.
const login: fc.Arbitrary<Login> = fc.record({
  profile: fc.constantFrom('ONE', 'TWO'),
  ociHome: fc.constantFrom(...OCI_HOMES),
  region: fc.constantFrom('eu-frankfurt-1', 'us-ashburn-1'),
  tokenType: fc.constantFrom('upst', 'rpst'),
  resourcePrincipalVariables: fc.boolean(),
  tokenLifetime: fc.constantFrom(undefined, 3600),
  terraformFederation: fc.boolean(),
  isExported: fc.boolean(),
});

/** What a user or a platform may have set: values that a login replaces, and values that stay where it sets nothing. */
const preset: fc.Arbitrary<Environment> = fc
  .dictionary(
    fc.constantFrom('TF_HOME_OVERRIDE', 'OCI_HOME_OVERRIDE', 'OCI_REGION', 'OCI_TOKEN_EXCHANGE_RESOURCE_TYPE'),
    fc.constantFrom('', '/elsewhere'),
  )
  .map((values) => ({ ...values }));

test('after any logins in sequence, each tool resolves the last one that was exported, or none', () => {
  const property = fc.property(
    machine,
    preset,
    fc.array(login, { minLength: 1, maxLength: 4 }),
    (where, before, logins) => {
      const environment = logins.reduce((current, each) => after(current, each, where), before);
      const last = logins.findLast(({ isExported }) => isExported);
      if (last === undefined) return;
      const paths = profilePaths(last.ociHome, last.profile);
      const { region, profile } = last;
      const wanted = { auth: 'security_token', config: paths.configFile, profile, region };
      expect(ociCli(environment)).toEqual(wanted);
      expect(ansible(environment)).toEqual(wanted);
      expect(sdk(environment)).toEqual({ config: paths.configFile, profile });
      const isForTerraform = last.ociHome.endsWith('/.oci');
      const none = { auth: 'apikey', config: expect.anything() as unknown, profile: DEFAULT_PROFILE };
      const ofTerraform = { ...wanted, auth: 'securitytoken' };
      // On Windows, the backend reads the OCI_AUTH of the provider. It does not know federation, so its block must name SecurityToken.
      const ofBackend =
        where.platform === 'win32' && last.terraformFederation ? { auth: 'workloadidentityfederation' } : {};
      expect(backend(environment, where)).toMatchObject({ ...(isForTerraform ? ofTerraform : none), ...ofBackend });
      if (last.terraformFederation) {
        expect(federation(environment)).toEqual(federationOf(last));
        expect(provider(environment, where)).toMatchObject(
          isForTerraform ? { ...wanted, auth: 'workloadidentityfederation' } : { profile: DEFAULT_PROFILE },
        );
      } else {
        expect(provider(environment, where)).toMatchObject(isForTerraform ? ofTerraform : none);
        // For a provider block that names federation itself.
        expect(federation(environment).clientSecret).toBe('');
      }
      expect(resourcePrincipal(environment)).toEqual(
        last.resourcePrincipalVariables || (last.tokenType === 'rpst' && where.platform !== 'win32')
          ? { token: paths.tokenFile, key: paths.keyFile, region }
          : undefined,
      );
      expect(Object.keys(environment).filter((name) => name.endsWith('PASSPHRASE'))).toEqual([]);
    },
  );
  fc.assert(property, { numRuns: 500 });
});

/** The environment of the next step of the job. */
function after(environment: Environment, given: Login, { platform, homes }: Machine): Environment {
  if (!given.isExported) return environment;
  const { profile, ociHome, region, tokenType, resourcePrincipalVariables } = given;
  const paths = profilePaths(ociHome, profile);
  const { variables } = consumerEnvironment({
    ...{ paths, profile, region, tokenType, resourcePrincipalVariables },
    ...{ platform, homes, environment },
  });
  const federated = given.terraformFederation
    ? federationEnvironment(requestOf(given), tokenPathOf(given), environment)
    : {};
  const exported = replaceEarlierLogin({ ...variables, ...federated }, environment);
  if (platform !== 'win32') return { ...environment, ...exported };
  // The names are not case-sensitive, so two that differ in case only would overwrite each other.
  const names = Object.keys(exported).map((name) => name.toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  return { ...environment, ...exported };
}

const tokenPathOf = ({ profile, ociHome }: Login): string => `${ociHome}/${profile}/identity-token`;

function requestOf({ profile, region, tokenType, tokenLifetime }: Login): LoginRequest {
  const isRpst = tokenType === 'rpst';
  return {
    domainUrl: 'https://idcs-1.identity.oraclecloud.com',
    clientId: `client-${profile}-${region}`,
    clientSecret: `secret of ${profile}-${region}`,
    tokenType,
    resourceType: isRpst ? `type-${profile}` : undefined,
    tokenLifetime: isRpst ? tokenLifetime : undefined,
  } as LoginRequest;
}

function federationOf(given: Login) {
  const { clientId, clientSecret, resourceType, tokenLifetime } = requestOf(given);
  return {
    ...{ tokenPath: tokenPathOf(given), clientId, clientSecret },
    tokenType: `urn:oci:token-type:oci-${given.tokenType}`,
    resourceType: resourceType ?? '',
    lifetime: tokenLifetime?.toString() ?? '',
  };
}

// The tools, as oci-consumers.md describes them. An empty value counts as unset, except for a resource principal, where it is an error.

/** 1.1: `OCI_CLI_*`, else the config file in the home and its profile DEFAULT. */
function ociCli(environment: Environment): Resolved {
  return {
    auth: valueOf(environment, ['OCI_CLI_AUTH'], 'api_key'),
    config: valueOf(environment, ['OCI_CLI_CONFIG_FILE'], 'default'),
    profile: valueOf(environment, ['OCI_CLI_PROFILE'], DEFAULT_PROFILE),
    region: valueOf(environment, ['OCI_CLI_REGION']),
  };
}

/** 5. */
function ansible(environment: Environment): Resolved {
  return {
    auth: valueOf(environment, ['OCI_ANSIBLE_AUTH_TYPE'], 'api_key'),
    config: valueOf(environment, ['OCI_CONFIG_FILE'], 'default'),
    profile: valueOf(environment, ['OCI_CONFIG_PROFILE'], DEFAULT_PROFILE),
    region: valueOf(environment, ['OCI_REGION']),
  };
}

/** 2, 3: a program that passes the two variables on. */
function sdk(environment: Environment) {
  const { config, profile } = ansible(environment);
  return { config, profile };
}

/** 4.2: `TF_VAR_<attribute>`, then `OCI_<ATTRIBUTE>`; the home is `TF_HOME_OVERRIDE`, else that of the account. */
function provider(environment: Environment, { homes }: Machine): Resolved {
  const attribute = (name: string, otherwise?: string) =>
    valueOf(environment, [`TF_VAR_${name}`, `OCI_${name.toUpperCase()}`], otherwise);
  return {
    auth: attribute('auth', 'ApiKey').toLowerCase(),
    config: path.posix.join(valueOf(environment, ['TF_HOME_OVERRIDE'], homes.passwd), '.oci', 'config'),
    profile: attribute('config_file_profile', DEFAULT_PROFILE),
    region: attribute('region'),
  };
}

/** 4.3: `OCI_<attribute>`, on Windows in any case, then the bare name; the home is `OCI_HOME_OVERRIDE`, else `$HOME`. */
function backend(environment: Environment, { homes, platform }: Machine): Resolved {
  const attribute = (name: string, otherwise?: string) => {
    const ours = platform === 'win32' ? `OCI_${name.toUpperCase()}` : `OCI_${name}`;
    return valueOf(environment, [ours, name], otherwise);
  };
  return {
    auth: attribute('auth', 'ApiKey').toLowerCase(),
    config: path.posix.join(valueOf(environment, ['OCI_HOME_OVERRIDE'], homes.home), '.oci', 'config'),
    profile: attribute('config_file_profile', DEFAULT_PROFILE),
    region: attribute('region'),
  };
}

/** 4.2, WorkloadIdentityFederation. */
function federation(environment: Environment) {
  const attribute = (name: string) => valueOf(environment, [`TF_VAR_${name.toLowerCase()}`, `OCI_${name}`]);
  return {
    tokenPath: attribute('WORKLOAD_IDENTITY_TOKEN_PATH'),
    clientId: attribute('TOKEN_EXCHANGE_CLIENT_ID'),
    clientSecret: attribute('TOKEN_EXCHANGE_CLIENT_SECRET'),
    tokenType: attribute('TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE'),
    resourceType: attribute('TOKEN_EXCHANGE_RESOURCE_TYPE'),
    lifetime: attribute('TOKEN_EXCHANGE_RPST_EXP'),
  };
}

/** 1.4, 2, 4.1: without the version 2.2, every SDK refuses. */
function resourcePrincipal(environment: Environment) {
  if (environment.OCI_RESOURCE_PRINCIPAL_VERSION !== '2.2') return undefined;
  return {
    token: environment.OCI_RESOURCE_PRINCIPAL_RPST,
    key: environment.OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM,
    region: environment.OCI_RESOURCE_PRINCIPAL_REGION,
  };
}

function valueOf(environment: Environment, names: readonly string[], otherwise = ''): string {
  return names.map((name) => environment[name] ?? '').find((value) => value !== '') ?? otherwise;
}
