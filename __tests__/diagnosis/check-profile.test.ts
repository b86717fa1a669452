// What a login left behind: the profile, its session token, and the tools that would use them.

import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkProfile,
  checkSavedSession,
  checkSignedCall,
  checkVariables,
  type SavedProfile,
} from '../../src/diagnosis/check-profile.ts';
import { checkTools } from '../../src/diagnosis/check-tools.ts';
import { Failure } from '../../src/failure.ts';
import { systemTiming } from '../../src/clock.ts';
import type { Checked, CheckResult, CheckTools, DoctorRequest } from '../../src/diagnosis/checks.ts';
import type { HttpClient } from '../../src/http/client.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { jwt, key, NOW, sessionClaims, TENANCY } from '../federation/tokens.ts';
import { describeUnless, MODES, POSIX_SHELL, unless } from '../platform.ts';
import { loginRequest, removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { sessionKey } from '../profile/session-keys.ts';
import { inThisProcess } from '../this-process.ts';

let home: string;
beforeEach(async () => {
  home = temporaryDirectory();
  const token = jwt(sessionClaims());
  await writeProfile(loginRequest(join(home, '.oci'), 0, { ...key, tenancy: TENANCY, token }), () => undefined);
});
afterEach(removeTemporaryDirectories);

const request = (changes: Partial<DoctorRequest> = {}): DoctorRequest => ({
  domainUrl: undefined,
  clientId: undefined,
  clientAuthentication: 'client_secret_basic',
  tenancy: undefined,
  tokenType: 'upst',
  resourceType: undefined,
  subject: undefined,
  profile: 'WIF',
  profileGiven: false,
  ociHome: join(home, '.oci'),
  administrator: undefined,
  environment: {},
  ...changes,
});
const config = (): string => join(home, '.oci', 'config');
const session = (name: string): string => join(home, '.oci', 'sessions', 'WIF', name);
const edit = (change: (text: string) => string): void => {
  writeFileSync(config(), change(readFileSync(config(), 'utf8')));
};
const text = ({ seen, next }: CheckResult): string => [...seen, ...next].join('\n');
async function saved(): Promise<SavedProfile> {
  const { found } = await checkProfile(request());
  return found!;
}

describe('the profile', () => {
  it('that fits, between other sections', async () => {
    edit((old) => `[BEFORE]\nuser=a\n${old}\n[AFTER]\nuser=b\nregion=c\n`);
    const { result, found } = await checkProfile(request());
    expect(result).toEqual({
      check: 'profile',
      state: 'ok',
      seen: [
        `[WIF] in ${config()}, region eu-frankfurt-1`,
        ...(MODES === undefined ? ['only its owner can read the key and the token'] : []),
      ],
      next: [],
    });
    expect(found).toMatchObject({ tokenFile: session('token'), keyFile: session('oci_api_key.pem') });
  });

  it('whose section has no files has one problem only', async () => {
    edit((old) => old.replace(/^(key_file|security_token_file)=.*\n?/gm, ''));
    const { result } = await checkProfile(request());
    expect(result.seen.slice(0, -1)).toEqual(['it has no key_file, security_token_file']);
  });

  unless(MODES)('with a token that others can read', async () => {
    chmodSync(session('token'), 0o640);
    const { result, found } = await checkProfile(request());
    expect([result.state, result.seen[0], result.next, found !== undefined]).toEqual([
      'failed',
      `${session('token')} has the mode 0640: other users may use it`,
      [`Run: chmod 600 ${session('token')}`],
      true,
    ]);
    expect(result.seen).toHaveLength(2);
  });

  unless(POSIX_SHELL)('with a path that begins with ~', async () => {
    edit((old) => old.replace(/^security_token_file=.*$/m, 'security_token_file=~/.oci/sessions/WIF/token'));
    const checked: Checked<SavedProfile>[] = [];
    const call = async (): Promise<void> => void checked.push(await checkProfile(request()));
    await inThisProcess(call, { environment: { HOME: home }, argv: [] });
    expect(checked[0]).toMatchObject({ result: { state: 'ok' }, found: { tokenFile: session('token') } });
  });

  unless(MODES)('in a home that is a link: the mode of the link says nothing', async () => {
    symlinkSync(join(home, '.oci'), join(home, 'link'));
    expect((await checkProfile(request({ ociHome: join(home, 'link') }))).result.state).toBe('ok');
  });

  type Case = [title: string, arrange: () => unknown, words: RegExp, isUsable: boolean];
  const cases: Case[] = [
    [
      'without a region',
      () => {
        edit((old) => old.replace(/^region=.*\n?/m, ''));
      },
      /it has no region.*Log in again/s,
      false,
    ],
    [
      'with a user',
      () => {
        edit((old) => `${old}user=ocid1.user.oc1..a\n`);
      },
      /signs? with an API key.*Remove the line "user"/s,
      true,
    ],
    [
      'without its token',
      () => {
        rmSync(session('token'));
      },
      /token does not exist/,
      false,
    ],
  ];
  const shared: Case = [
    'in a directory that others may change',
    () => {
      chmodSync(join(home, '.oci'), 0o777);
    },
    /has the mode 0777.*chmod go-w/s,
    true,
  ];
  const check = async (_title: string, ...[arrange, words, isUsable]: [Case[1], Case[2], Case[3]]) => {
    arrange();
    const { result, found }: Checked<SavedProfile> = await checkProfile(request());
    expect([result.state, found !== undefined]).toEqual(['failed', isUsable]);
    expect(text(result)).toMatch(words);
  };
  it.each(cases)('%s', check);
  unless(MODES).each([shared])('%s', check);

  it.each([
    ['is missing', 'OTHER', '', /there is no profile OTHER in .*config/],
    [
      'has an API key',
      'KEY',
      '[KEY]\nuser=a\ntenancy=b\nkey_file=c\n',
      /is a profile with an API key, not one of a login/,
    ],
  ])('that %s failed only if the user named it', async (_title, profile, section, words) => {
    edit((old) => `${old}\n${section}`);
    const [named, assumed] = await Promise.all(
      [true, false].map((profileGiven) => checkProfile(request({ profile, profileGiven }))),
    );
    expect([named!.result.state, assumed!.result.state]).toEqual(['failed', 'not checked']);
    expect(text(named!.result)).toMatch(words);
  });

  it('in a config that tools cannot read is refused with the line', async () => {
    edit((old) => `stray\n${old}`);
    await expect(checkProfile(request())).rejects.toThrow(/^Invalid OCI config file: .*config, line 1/);
  });
});

describe('the session token of the profile', () => {
  it.each([
    ['expired', () => undefined, undefined, NOW + 7_200_000, /it expired at 2026-11-21T13:00:00\.000Z/],
    [
      'of another tenancy than expected',
      () => undefined,
      'ocid1.tenancy.oc1..b',
      NOW,
      /belongs to the tenancy \S+aaaatenancy, expected \S+\.\.b/,
    ],
    [
      'of another tenancy than the config',
      () => {
        edit((old) => old.replace(TENANCY, 'ocid1.tenancy.oc1..c'));
      },
      undefined,
      NOW,
      /the config says \S+\.\.c/,
    ],
    [
      'with a line break behind it',
      () => {
        writeFileSync(session('token'), `${jwt(sessionClaims())}\n`);
      },
      undefined,
      NOW,
      /line break or a space/,
    ],
    [
      'without an expiry',
      () => {
        writeFileSync(session('token'), jwt(sessionClaims({ exp: undefined })));
      },
      undefined,
      NOW,
      /no expiry/,
    ],
    [
      'that is not a token',
      () => {
        writeFileSync(session('token'), 'hello');
      },
      undefined,
      NOW,
      /does not contain a session token/,
    ],
    [
      'beside another key',
      () => {
        writeFileSync(session('oci_api_key.pem'), sessionKey(1).privateKeyPem);
      },
      undefined,
      NOW,
      /another key than the session token.*fingerprint in the config is not that/s,
    ],
    [
      'beside text instead of a key',
      () => {
        writeFileSync(session('oci_api_key.pem'), 'hello');
      },
      undefined,
      NOW,
      /does not contain an RSA key/,
    ],
    [
      'of a resource principal of another tenancy than the config',
      () => {
        const claims = { tenant: '', res_tenant: 'ocid1.tenancy.oc1..d' };
        writeFileSync(session('token'), jwt(sessionClaims(claims)));
      },
      undefined,
      NOW,
      /belongs to the tenancy \S+\.\.d, but the config says/,
    ],
  ])('%s', async (_title, arrange, tenancy, now, words) => {
    arrange();
    const result = await checkSavedSession(await saved(), request({ tenancy }), now);
    expect(result.state).toBe('failed');
    expect(text(result)).toMatch(words);
  });

  it('that fits', async () => {
    const fits = {
      check: 'saved-session',
      state: 'ok',
      seen: [
        'principal ocid1.user.oc1..aaaauser',
        'its key, fingerprint and tenancy match the profile; it expires at 2026-11-21T13:00:00.000Z',
      ],
      next: [],
    };
    expect(await checkSavedSession(await saved(), request({ tenancy: TENANCY }), NOW)).toEqual(fits);
    writeFileSync(session('token'), jwt(sessionClaims({ tenant: undefined, res_tenant: 5 })));
    expect(await checkSavedSession(await saved(), request({ tenancy: TENANCY }), NOW)).toEqual(fits);
    expect((await checkSavedSession(await saved(), request(), NOW)).state).toBe('ok');
  });

  it.each([
    ['token', /token cannot be read$/, ['Check its owner and its mode.']],
    ['oci_api_key.pem', /oci_api_key\.pem cannot be read$/, [expect.stringMatching(/^Log in again: /)]],
  ])('whose %s cannot be read', async (name, seen, next) => {
    const profile = await saved();
    rmSync(session(name));
    expect(await checkSavedSession(profile, request(), NOW)).toMatchObject({
      state: 'failed',
      seen: [expect.stringMatching(seen)],
      next,
    });
  });
});

const toolsAt = (http: HttpClient, now = NOW): CheckTools => ({ http, timing: { ...systemTiming, now: () => now } });

it('a signed call is not made with a session that has expired', async () => {
  const http = { send: () => Promise.reject(new Error('not reached')) };
  expect(await checkSignedCall(await saved(), 'WIF', toolsAt(http, NOW + 24 * 3600_000))).toMatchObject({
    state: 'not checked',
    seen: ['needs a session token that has not expired'],
  });
});

it('a signed call with a key that the SDK cannot read failed without its message', async () => {
  const profile = await saved();
  writeFileSync(session('oci_api_key.pem'), 'hunter2');
  const http = { send: () => Promise.reject(new Error('not reached')) };
  const result = await checkSignedCall(profile, 'WIF', toolsAt(http));
  expect(text(result)).toBe("Oracle's SDK cannot use the profile WIF\nLog in again.");
});

it('a signed call that the service refuses says why', async () => {
  const refused = new Failure('denial', 'Verification failed', 'not authenticated');
  const http = { send: () => Promise.reject(refused) };
  await expect(checkSignedCall(await saved(), 'WIF', toolsAt(http))).rejects.toBe(refused);
});

it('a signed call is made in the region of the profile', async () => {
  const asked: string[] = [];
  const http: HttpClient = {
    async send(_what, prepare) {
      asked.push(new URL((await prepare(1, false)).url).host);
      return { status: 200, headers: {}, body: '"ns1"' };
    },
  };
  expect(await checkSignedCall(await saved(), 'WIF', toolsAt(http))).toMatchObject({
    state: 'ok',
    seen: ['eu-frankfurt-1: a signed call returned the Object Storage namespace ns1'],
  });
  expect(asked).toEqual([expect.stringContaining('eu-frankfurt-1')]);
});

it('each tool is named with the variables that it would use instead', () => {
  const { seen, next } = checkVariables({ OCI_CLI_USER: 'a', OCI_CLI_KEY_FILE: 'b', TF_VAR_x: 'c' });
  expect(seen).toEqual([
    expect.stringMatching(/^The OCI CLI uses OCI_CLI_USER, OCI_CLI_KEY_FILE instead of what the login provides$/),
  ]);
  expect(next).toEqual([expect.stringMatching(/^Remove OCI_CLI_\w+, OCI_CLI_\w+ from the environment\.$/)]);
});

it("variables that win over the provider's own exchange count only if the login exports it", () => {
  const left = { TF_VAR_token_exchange_auth: 'x' };
  expect(checkVariables(left)).toMatchObject({ state: 'ok' });
  expect(checkVariables({ ...left, OCI_WORKLOAD_IDENTITY_TOKEN_PATH: '/token' })).toMatchObject({
    state: 'failed',
    next: ['Remove TF_VAR_token_exchange_auth from the environment.'],
  });
});

describeUnless(POSIX_SHELL)('the tools', () => {
  const install = (name: string, script: string): string => {
    const bin = join(home, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return bin;
  };

  it('that use another profile are named with the variable, and get no secret', async () => {
    const PATH = install('oci', 'echo 3.95.1; set > "$0.env"');
    const environment = { PATH, OCI_CLI_PROFILE: 'OTHER', OCI_WIF_CLIENT_SECRET: 'hunter2' };
    const { seen } = await checkTools(request({ environment }), await saved());
    expect(seen[0]).toBe('OCI CLI 3.95.1: would not use the profile WIF, because of OCI_CLI_PROFILE=OTHER');
    expect(readFileSync(join(PATH, 'oci.env'), 'utf8')).not.toContain('hunter2');
  });

  it('that need one more variable are named with it', async () => {
    const environment = { PATH: install('oci', 'echo 3.95.1'), OCI_CLI_PROFILE: 'WIF', OCI_CLI_CONFIG_FILE: config() };
    const { seen, next } = await checkTools(request({ environment }), await saved());
    expect(seen[0]).toBe('OCI CLI 3.95.1: would not use the profile WIF, because OCI_CLI_AUTH is not set');
    expect(next).toEqual([
      'If OCI CLI should use the profile, export the variables of the login, or pass --profile WIF --auth security_token.',
    ]);
  });

  it('that are all there, and find the profile by the variables of the login', async () => {
    const versions = {
      oci: '3.95.1',
      terraform: 'Terraform v1.13.4\non linux_amd64',
      tofu: 'OpenTofu v1.10.7',
      ansible: 'ansible [core 2.19.1rc1+x]',
      kubectl: 'Client Version: v1.34.2',
      docker: 'Docker version 28.2.2, build e6534b4',
      python: '2.163.1',
    };
    for (const [name, text] of Object.entries(versions)) install(name, `echo '${text}'`);
    // The first program has the package no more than the shell has the program of that name.
    const PATH = install('python3', 'echo 3.11.2; exit 1');
    const environment = {
      PATH,
      OCI_CLI_AUTH: 'security_token',
      OCI_CLI_PROFILE: 'WIF',
      OCI_CLI_CONFIG_FILE: config(),
      OCI_CONFIG_FILE: config(),
      OCI_CONFIG_PROFILE: 'WIF',
    };
    const { seen } = await checkTools(request({ environment }), await saved());
    expect(seen.map((line) => line.replace(/; .*|: export.*/s, ''))).toEqual([
      'OCI CLI 3.95.1: would use the profile WIF',
      expect.stringMatching(/^terraform 1\.13\.4: would not use the profile WIF, because OCI_AUTH, \S.* are not set$/),
      expect.stringMatching(/^tofu 1\.10\.7: /),
      'ansible 2.19.1rc1+x: would not use the profile WIF, because OCI_ANSIBLE_AUTH_TYPE is not set',
      'kubectl 1.34.2: would use the profile WIF',
      'docker 28.2.2: does not read the profile: use registry-login',
      'Python SDK 2.163.1: your program must create a SecurityTokenSigner (docs/consumers.md)',
    ]);
  });

  it('use the config of the home directory without a variable for it', async () => {
    const profile = await saved();
    const environment = { PATH: install('oci', 'echo 3.95.1'), OCI_CLI_AUTH: 'security_token', OCI_CLI_PROFILE: 'WIF' };
    const results: CheckResult[] = [];
    const call = async (): Promise<void> => void results.push(await checkTools(request({ environment }), profile));
    await inThisProcess(call, { environment: { HOME: home }, argv: [] });
    await inThisProcess(call, { environment: { HOME: join(home, 'other') }, argv: [] });
    expect(results.map(({ seen }) => seen[0]?.replace(/: export.*/, ''))).toEqual([
      'OCI CLI 3.95.1: would use the profile WIF',
      'OCI CLI 3.95.1: would not use the profile WIF, because OCI_CLI_CONFIG_FILE is not set',
    ]);
  });

  it('use the profile DEFAULT without a variable for it', async () => {
    edit((text) => text.replace('[WIF]', '[DEFAULT]'));
    const environment = { PATH: install('oci', 'echo 3.95.1'), OCI_CLI_AUTH: 'security_token' };
    install('ansible', "echo 'ansible [core 2.19.1]'");
    const given = request({
      environment: { ...environment, OCI_CLI_CONFIG_FILE: config(), OCI_CONFIG_FILE: config() },
      profile: 'DEFAULT',
    });
    const { seen } = await checkTools(given, (await checkProfile(given)).found);
    expect(seen.slice(0, 2)).toEqual([
      'OCI CLI 3.95.1: would use the profile DEFAULT',
      'ansible 2.19.1: would not use the profile DEFAULT, because OCI_ANSIBLE_AUTH_TYPE is not set',
    ]);
  });

  it('that print no version count as not installed, and without a profile only versions are shown', async () => {
    install('terraform', 'echo usage');
    install('tofu', 'echo 1.2.3; exit 1');
    const { seen } = await checkTools(request({ environment: { PATH: install('oci', 'echo 3.95.1') } }), undefined);
    expect(seen).toEqual(['OCI CLI 3.95.1', 'not found: terraform, tofu, ansible, kubectl, docker, Python SDK']);
  });

  it('that do not read a profile, and those that do not start', async () => {
    install('terraform', 'exit 3');
    const { seen } = await checkTools(
      request({ environment: { PATH: install('docker', 'echo 28.2.2') } }),
      await saved(),
    );
    expect(seen).toEqual([
      'docker 28.2.2: does not read the profile: use registry-login',
      'not found: OCI CLI, terraform, tofu, ansible, kubectl, Python SDK',
    ]);
  });
});
