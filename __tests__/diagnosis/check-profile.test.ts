// What a login left behind: the profile, its session token, and the tools that would use them.

import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkProfile,
  checkSavedSession,
  checkSignedCall,
  checkVariables,
  type SavedProfile,
} from '../../src/diagnosis/check-profile.ts';
import { checkTools } from '../../src/diagnosis/check-tools.ts';
import type { Checked, CheckResult, DoctorRequest } from '../../src/diagnosis/checks.ts';
import { writeProfile } from '../../src/profile/write-profile.ts';
import { jwt, key, NOW, sessionClaims, TENANCY } from '../federation/tokens.ts';
import { describeUnless, MODES, POSIX_SHELL, unless } from '../platform.ts';
import { loginRequest, removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';
import { sessionKey } from '../profile/session-keys.ts';

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
  clientSecret: undefined,
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
  ])('%s', async (_title, arrange, tenancy, now, words) => {
    arrange();
    const result = await checkSavedSession(await saved(), request({ tenancy }), now);
    expect(result.state).toBe('failed');
    expect(text(result)).toMatch(words);
  });

  it('that fits', async () => {
    expect(await checkSavedSession(await saved(), request({ tenancy: TENANCY }), NOW)).toMatchObject({ state: 'ok' });
  });
});

it('a signed call with a key that the SDK cannot read failed without its message', async () => {
  const profile = await saved();
  writeFileSync(session('oci_api_key.pem'), 'hunter2');
  const http = { send: () => Promise.reject(new Error('not reached')) };
  const result = await checkSignedCall(profile, 'WIF', http);
  expect(text(result)).toBe("Oracle's SDK cannot use the profile WIF\nLog in again.");
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
