// Docker's config file holds the passwords of all registries: a login adds one, and its undo leaves every other byte as it was.

import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  dockerConfigFile,
  hasCredentialHelper,
  mergeLogin,
  noteDockerConfig,
  openDockerConfig,
  restoreDockerConfig,
} from '../../src/login/docker-credentials.ts';
import type { RegistryRecord } from '../../src/profile/record.ts';
import { MODES, modeOf, unless } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

const HOST = 'fra.ocir.io';
const OTHER = '{"auths": {"ghcr.io": {"auth": "bWU6eA=="}}, "proxies": {}}';

let root: string;
let config: string;
let copies: string;
const saved = process.env.DOCKER_CONFIG;
beforeEach(() => {
  root = temporaryDirectory();
  config = path.join(root, 'docker', 'config.json');
  copies = path.join(root, 'oci-wif-0123456789abcdef');
  process.env.DOCKER_CONFIG = path.dirname(config);
});
afterEach(() => {
  if (saved === undefined) delete process.env.DOCKER_CONFIG;
  else process.env.DOCKER_CONFIG = saved;
  removeTemporaryDirectories();
});

const exists = (content: string, mode = 0o600): void => {
  mkdirSync(path.dirname(config), { recursive: true });
  writeFileSync(config, content);
  chmodSync(config, mode);
};
const authsOf = (): Record<string, { auth?: string }> =>
  (JSON.parse(readFileSync(config, 'utf8')) as { auths: Record<string, { auth?: string }> }).auths;
const edit = (change: (config: { auths: Record<string, object> }) => void): void => {
  const content = JSON.parse(readFileSync(config, 'utf8')) as { auths: Record<string, object> };
  change(content);
  writeFileSync(config, JSON.stringify(content));
};
const open = (): Promise<RegistryRecord> => openDockerConfig(HOST, copies, () => Promise.resolve());
async function logIn(): Promise<RegistryRecord> {
  const stored = await open();
  await mergeLogin(stored, 'BEARER_TOKEN', 'password');
  await noteDockerConfig(stored);
  return stored;
}

it('is found where Docker looks for it', () => {
  expect(dockerConfigFile()).toBe(config);
  process.env.DOCKER_CONFIG = '';
  expect(dockerConfigFile()).toMatch(/[\\/]\.docker[\\/]config\.json$/);
});

describe('a login', () => {
  it('adds its password, private from the first byte, and keeps everything else', async () => {
    exists(OTHER, 0o644);
    await logIn();
    expect(JSON.parse(readFileSync(config, 'utf8'))).toEqual({
      auths: {
        'ghcr.io': { auth: 'bWU6eA==' },
        [HOST]: { auth: Buffer.from('BEARER_TOKEN:password').toString('base64') },
      },
      proxies: {},
    });
    expect(modeOf(config, 0o600)).toBe(0o600);
    for (const name of ['config.before', 'config.after']) expect(modeOf(path.join(copies, name), 0o600)).toBe(0o600);
  });

  unless(MODES)('creates private directories', async () => {
    await logIn();
    expect([modeOf(path.dirname(config), 0o700), modeOf(copies, 0o700)]).toEqual([0o700, 0o700]);
  });

  it.each(['', ' \n'])('takes the file %j as empty', async (content) => {
    exists(content);
    await logIn();
    expect(Object.keys(authsOf())).toEqual([HOST]);
  });

  it.each(['{"auths": s3cr3t', '["s3cr3t"]', 'null', '"s3cr3t"'])(
    'is refused before anything is stored if the file is %s, without its text',
    async (content) => {
      exists(content);
      const announced: RegistryRecord[] = [];
      const refused = openDockerConfig(HOST, copies, (record) => Promise.resolve(void announced.push(record)));
      await expect(refused).rejects.toThrow(
        `Registry login failed: ${config} is not a JSON object, so nothing was changed in it`,
      );
      await expect(refused).rejects.not.toThrow('s3cr3t');
      expect([announced, existsSync(copies), readFileSync(config, 'utf8')]).toEqual([[], false, content]);
    },
  );

  it('is announced before the first byte is written', async () => {
    exists(OTHER);
    let before: boolean | undefined;
    await openDockerConfig(HOST, copies, () => Promise.resolve(void (before = existsSync(copies))));
    expect(before).toBe(false);
  });
});

describe('a credential helper stores the password', () => {
  it.each([
    ['{"credsStore": "desktop"}', true],
    [`{"credHelpers": {"${HOST}": "ecr"}}`, true],
    ['{"credHelpers": {"ghcr.io": "ecr"}}', false],
    ['{"credsStore": 1, "credHelpers": "all"}', false],
    [OTHER, false],
  ])('%s: %s', async (content, expected) => {
    exists(content);
    expect(await hasCredentialHelper(await open())).toBe(expected);
  });
});

describe('the undo', () => {
  it.each([0o600, 0o640])('restores the file byte for byte, with the mode %i', async (mode) => {
    exists(OTHER, mode);
    await restoreDockerConfig(await logIn());
    expect(readFileSync(config, 'utf8')).toBe(OTHER);
    expect(modeOf(config, mode)).toBe(mode);
    expect(existsSync(copies)).toBe(false);
  });

  it('removes a file and a directory that did not exist', async () => {
    await restoreDockerConfig(await logIn());
    expect([existsSync(path.dirname(config)), existsSync(copies)]).toEqual([false, false]);
  });

  it('keeps a directory that existed, and one in which there is something else by now', async () => {
    mkdirSync(path.dirname(config));
    await restoreDockerConfig(await logIn());
    expect([existsSync(path.dirname(config)), existsSync(config)]).toEqual([true, false]);
    rmSync(path.dirname(config), { recursive: true });
    const stored = await logIn();
    writeFileSync(path.join(path.dirname(config), 'daemon.json'), '{}');
    await restoreDockerConfig(stored);
    expect([existsSync(path.join(path.dirname(config), 'daemon.json')), existsSync(config)]).toEqual([true, false]);
  });

  it('removes only its own password from a file that was changed since, and keeps its mode', async () => {
    exists(OTHER);
    const stored = await logIn();
    edit(({ auths }) => {
      auths['docker.io'] = { auth: 'bGF0ZXI=' };
    });
    chmodSync(config, 0o640);
    await restoreDockerConfig(stored);
    expect(authsOf()).toEqual({ 'ghcr.io': { auth: 'bWU6eA==' }, 'docker.io': { auth: 'bGF0ZXI=' } });
    expect(modeOf(config, 0o640)).toBe(0o640);
  });

  it('restores the password that the login replaced in a file that was changed since', async () => {
    exists(`{"auths": {"${HOST}": {"auth": "ZWFybGllcg=="}}}`);
    const stored = await logIn();
    edit(({ auths }) => {
      auths['docker.io'] = { auth: 'bGF0ZXI=' };
    });
    await restoreDockerConfig(stored);
    expect(authsOf()).toEqual({ [HOST]: { auth: 'ZWFybGllcg==' }, 'docker.io': { auth: 'bGF0ZXI=' } });
  });

  it('leaves a file without this password as it is', async () => {
    exists(OTHER);
    const stored = await logIn();
    const changed = '{"auths":{},   "HttpHeaders": {}}';
    writeFileSync(config, changed);
    await restoreDockerConfig(stored);
    expect([readFileSync(config, 'utf8'), existsSync(copies)]).toEqual([changed, false]);
  });

  it('has nothing to do if the file is gone', async () => {
    exists(OTHER);
    const stored = await logIn();
    rmSync(config);
    await restoreDockerConfig(stored);
    expect([existsSync(config), existsSync(copies)]).toEqual([false, false]);
  });

  it('of a login that was killed before it wrote its password changes nothing', async () => {
    exists(OTHER);
    await restoreDockerConfig(await open());
    expect([readFileSync(config, 'utf8'), existsSync(copies)]).toEqual([OTHER, false]);
  });

  it('fails and keeps the copies if the file is not JSON any more', async () => {
    exists(OTHER);
    const stored = await logIn();
    writeFileSync(config, '{');
    await expect(restoreDockerConfig(stored)).rejects.toThrow('is not a JSON object, so nothing was changed in it');
    expect([readFileSync(config, 'utf8'), existsSync(path.join(copies, 'config.before'))]).toEqual(['{', true]);
  });

  it.each([
    ['another file', () => path.join(root, 'id_rsa')],
    ['a relative path', () => path.relative(process.cwd(), config)],
  ])('changes nothing if its record names %s', async (_which, configFile) => {
    const stored = await logIn();
    const file = path.join(root, 'id_rsa');
    writeFileSync(file, '{"auths": {"fra.ocir.io": {}}}');
    const password = readFileSync(config, 'utf8');
    await expect(restoreDockerConfig({ ...stored, configFile: configFile() })).rejects.toThrow(
      'Registry login failed: the record of the login is invalid, so nothing was changed',
    );
    expect(readFileSync(file, 'utf8')).toBe('{"auths": {"fra.ocir.io": {}}}');
    expect([readFileSync(config, 'utf8'), existsSync(copies)]).toEqual([password, true]);
  });
});
