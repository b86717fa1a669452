// Which variables of a job other programs get.

import { execFileSync } from 'node:child_process';
import {
  commandEnvironment,
  DOCKER,
  GH,
  INSTALLATIONS,
  NETWORK,
  programEnvironment,
} from '../../src/system/program-environment.ts';
import { inThisProcess } from '../this-process.ts';

const JOB = {
  ...{ PATH: '/bin', HOME: '/home/a', LC_TIME: 'C', XDG_CACHE_HOME: '/c', Path: '/b', SystemRoot: 'C:\\Windows' },
  ...{ https_proxy: 'http://proxy', HTTPS_PROXY: 'http://proxy', SSH_AUTH_SOCK: '/s', SSL_CERT_FILE: '/f' },
  ...{ DOCKER_CONFIG: '/d', GH_TOKEN: 't', GITHUB_TOKEN: 't', PYENV_VERSION: '3', MISE_X_DIR: '/m' },
};
const SECRETS = {
  ...{ OCI_CLIENT_SECRET: 's', DEPLOY_KEY: 's', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's', MY_PATH: 's', PATH_SECRET: 's' },
  ...{ NODE_OPTIONS: 's', LD_PRELOAD: 's', DOCKER_PASSWORD: 's', GITHUB_TOKEN_OTHER: 's', X_GH_TOKEN: 's' },
};

it.each([
  ['every program', [], ['PATH', 'HOME', 'LC_TIME', 'XDG_CACHE_HOME', 'Path', 'SystemRoot']],
  ['one that uses the network', NETWORK, ['https_proxy', 'HTTPS_PROXY', 'SSH_AUTH_SOCK', 'SSL_CERT_FILE']],
  ['docker', DOCKER, ['DOCKER_CONFIG']],
  ['gh', GH, ['GH_TOKEN', 'GITHUB_TOKEN']],
  ['one that a version manager installed', INSTALLATIONS, ['PYENV_VERSION', 'MISE_X_DIR']],
])('%s gets what it needs, and no secret of the job', (_which, own, names) => {
  const every = Object.entries(programEnvironment([], JOB));
  const given = Object.entries(JOB).filter(([name]) => names.includes(name));
  expect(programEnvironment(own, { ...JOB, ...SECRETS })).toEqual(Object.fromEntries([...every, ...given]));
});

it('a program that is started gets the variables of this process', async () => {
  const seen: unknown[] = [];
  const call = (): Promise<void> => {
    for (const environment of [programEnvironment(), commandEnvironment(['DEPLOY_KEY', 'NOT_SET'])]) {
      const printed = execFileSync(process.execPath, ['-p', 'JSON.stringify(process.env)'], { env: environment });
      const { HOME, DEPLOY_KEY, deploy_key, OTHER } = JSON.parse(String(printed)) as Record<string, string>;
      seen.push({ HOME, DEPLOY_KEY, deploy_key, OTHER });
    }
    return Promise.resolve();
  };
  const environment = { HOME: '/home/a', DEPLOY_KEY: 's', deploy_key: 't', OTHER: 'o' };
  const { error } = await inThisProcess(call, { environment, argv: [] });
  expect(error).toBeUndefined();
  expect(seen).toEqual([
    { HOME: '/home/a' },
    // On Windows, names of variables have no case.
    process.platform === 'win32' ? { HOME: '/home/a', OTHER: 'o' } : { HOME: '/home/a', deploy_key: 't', OTHER: 'o' },
  ]);
});

it('the command of the user gets no secret under a name in other case on Windows', async () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
  Object.defineProperty(process, 'platform', { configurable: true, value: 'win32' });
  try {
    let names: string[] = [];
    const call = (): Promise<void> => {
      names = Object.keys(commandEnvironment(['Deploy_Key']));
      return Promise.resolve();
    };
    await inThisProcess(call, { environment: { DEPLOY_KEY: 's', OTHER: 'o' }, argv: [] });
    expect(names.filter((name) => !name.startsWith('__STRYKER'))).toEqual(['OTHER']);
  } finally {
    Object.defineProperty(process, 'platform', platform);
  }
});
