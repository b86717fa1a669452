// What differs between the systems that runners have, by injected platform.

import { posix, win32 } from 'node:path';
import { consumerEnvironment } from '../../src/profile/environment.ts';
import type { ProfilePaths } from '../../src/profile/paths.ts';

const PLATFORMS: { platform: NodeJS.Platform; home: string }[] = [
  { platform: 'linux', home: '/home/runner' },
  { platform: 'darwin', home: '/Users/runner' },
  { platform: 'win32', home: 'C:\\Users\\runneradmin' },
];

function on(platform: NodeJS.Platform, home: string, elsewhere = home) {
  const native = platform === 'win32' ? win32 : posix;
  const join = (...parts: string[]) => native.join(...parts);
  const ociHome = join(home, '.oci');
  const session = join(ociHome, 'sessions', 'WIF');
  const paths: ProfilePaths = {
    ociHome,
    givenHome: ociHome,
    configFile: join(ociHome, 'config'),
    sessionsDirectory: join(ociHome, 'sessions'),
    sessionDirectory: session,
    tokenFile: join(session, 'token'),
    keyFile: join(session, 'oci_api_key.pem'),
    publicKeyFile: join(session, 'oci_api_key_public.pem'),
    databaseTokenDirectory: join(ociHome, 'db-token'),
  };
  const homes = { home: elsewhere, passwd: elsewhere };
  return consumerEnvironment({
    paths,
    profile: 'WIF',
    region: 'eu-frankfurt-1',
    tokenType: 'rpst',
    resourcePrincipalVariables: false,
    platform,
    homes,
    environment: {},
  });
}

describe.each(PLATFORMS)('on $platform', ({ platform, home }) => {
  it('exports no home for Terraform if it is the default one', () => {
    const { variables, warnings } = on(platform, home);
    expect(warnings).toEqual([]);
    expect(Object.keys(variables).filter((name) => name.endsWith('_OVERRIDE'))).toEqual([]);
  });

  it('exports the directory that contains .oci for Terraform', () => {
    const temp = platform === 'win32' ? 'D:\\a\\_temp' : `${home}/work/_temp`;
    expect(on(platform, temp, home).variables).toMatchObject({ TF_HOME_OVERRIDE: temp, OCI_HOME_OVERRIDE: temp });
  });

  it('exports the profile under the name that each tool reads', () => {
    const { variables } = on(platform, home);
    // Windows ignores case in names.
    const read = (name: string) =>
      platform === 'win32'
        ? Object.entries(variables).find(([given]) => given.toUpperCase() === name.toUpperCase())?.[1]
        : variables[name];
    const names = ['OCI_CLI_PROFILE', 'OCI_CONFIG_PROFILE', 'OCI_CONFIG_FILE_PROFILE', 'OCI_config_file_profile'];
    expect(names.map(read)).toEqual(names.map(() => 'WIF'));
    expect(['OCI_AUTH', 'OCI_auth'].map(read)).toEqual(['SecurityToken', 'SecurityToken']);
  });
});

it('exports no names on Windows that differ only in case', () => {
  const names = Object.keys(on('win32', 'C:\\Users\\runneradmin').variables).map((name) => name.toUpperCase());
  expect(names).toEqual([...new Set(names)]);
});

it('exports on macOS what it exports on Linux', () => {
  const [linux, macos] = [on('linux', '/home/me'), on('darwin', '/home/me')];
  expect(macos).toEqual(linux);
});
