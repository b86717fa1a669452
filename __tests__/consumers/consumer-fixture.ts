// Jobs whose real tools call OCI's real host names: a proxy sends all of them to the emulator, which presents certificates for these names.

import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConnectProxy } from '../../emulator/connect-proxy.ts';
import { addUser } from '../../emulator/domain/resources.ts';
import type { GitHubTrust } from '../../emulator/domain/seed.ts';
import type { Job, StepResult } from '../../emulator/runner.ts';
import { publicKeyText, sessionToken } from '../../emulator/__tests__/exchange.ts';
import { openActionFixture, REPOSITORY, type ActionFixture } from '../e2e/action-fixture.ts';
import { toolPath } from './provisioned.ts';
import { runTool, type ToolResult } from './toolchain.ts';

process.env.PATH = toolPath;

export const DOMAIN_URL = 'https://idcs-0123456789abcdef0123456789abcdef.identity.oraclecloud.com';
export const OBJECT_STORAGE = 'objectstorage.eu-frankfurt-1.oraclecloud.com:443';

export interface ConsumerFixture extends ActionFixture {
  proxy: ConnectProxy;
  /** A job on a machine whose administrator sends everything through the proxy. */
  machine(): Job;
  /** Logs in with the built action. @throws Error with the step's output */
  logIn(inputs?: Record<string, string>, config?: string): Promise<ConsumerJob>;
  /** A profile `[DEFAULT]` as a developer has it: an administrator's API key, encrypted. */
  apiKeyConfig(): Promise<string>;
  /** Who signed each request to a service since the last `clear`: `ST` for the session token, else the ID of the API key. */
  signers(): string[];
}

export interface ConsumerJob extends Job {
  login: StepResult;
  compartment: string;
  /** A later step: a program found on the PATH, with what the job has exported and nothing else. */
  step(program: string, args: string[], environment?: Record<string, string>): Promise<ToolResult>;
  /** The environment of the tool. */
  stepEnvironment(environment?: Record<string, string>): Record<string, string>;
  /** Changes the config that the login wrote. */
  editConfig(edit: (text: string) => string): void;
  /** A new token for the same key, renamed into place, as `renew` does. @returns the token */
  renewToken(): Promise<string>;
  /** The token file as it is now. */
  token(): string;
}

/** @param trusted the trust's; its principal may manage buckets and objects everywhere */
export async function openConsumerFixture(trusted: Partial<GitHubTrust> = {}): Promise<ConsumerFixture> {
  const fixture = await openActionFixture(trusted);
  const { emulator, trust } = fixture;
  const principal =
    trusted.tokenType === 'rpst'
      ? { where: { 'request.principal.ext_repository': REPOSITORY } }
      : { user: trust.user.ocid };
  emulator.policies.allow({ principal, verb: 'manage', resource: 'object-family', in: 'tenancy' });
  const proxy = await emulator.startProxy();
  // What an administrator of runners behind a proxy sets: for Node, for Go and OpenSSL, for Python, for curl.
  const proxied = {
    HTTPS_PROXY: proxy.url,
    https_proxy: proxy.url,
    NODE_EXTRA_CA_CERTS: emulator.caFile,
    SSL_CERT_FILE: emulator.caFile,
    REQUESTS_CA_BUNDLE: emulator.caFile,
    CURL_CA_BUNDLE: emulator.caFile,
  };
  const inputs = {
    ...fixture.inputs,
    'domain-url': DOMAIN_URL,
    ...(trusted.tokenType === 'rpst'
      ? { 'token-type': 'rpst', 'resource-type': trusted.resourceType ?? 'github' }
      : {}),
  };
  const machine = (): Job => {
    const job = fixture.job({}, { environment: proxied });
    // The proxy leads to Object Storage.
    delete job.environment.CLIENT_HOST_OVERRIDES;
    return job;
  };
  return {
    ...fixture,
    inputs,
    proxy,
    machine,
    async logIn(more = {}, config) {
      const job = machine();
      if (config !== undefined) {
        mkdirSync(join(job.home, '.oci'), { mode: 0o700 });
        writeFileSync(join(job.home, '.oci', 'config'), config, { mode: 0o600 });
      }
      const login = await job.main({ ...inputs, ...more });
      if (login.exitCode !== 0) throw new Error(login.stdout + login.stderr);
      const stepEnvironment = (environment: Record<string, string> = {}) => ({
        PATH: toolPath,
        HOME: job.home,
        ...job.environment,
        ...environment,
      });
      const tokenFile = login.outputs['token-file'] ?? '';
      return {
        ...job,
        login,
        token: () => readFileSync(tokenFile, 'utf8'),
        async renewToken() {
          const key = createPublicKey(readFileSync(login.outputs['key-file'] ?? '', 'utf8'));
          const token = await sessionToken(emulator, trust, {
            job: { repository: REPOSITORY },
            form: { public_key: publicKeyText(key) },
          });
          writeFileSync(`${tokenFile}.new`, token, { mode: 0o600 });
          renameSync(`${tokenFile}.new`, tokenFile);
          return token;
        },
        compartment: emulator.tenancy,
        stepEnvironment,
        step: (program, args, environment) =>
          runTool(program, args, {
            cwd: join(job.directory, 'workspace'),
            environment: stepEnvironment(environment),
            timeout: 50_000,
          }),
        editConfig(edit) {
          const file = login.outputs['config-file'] ?? '';
          writeFileSync(file, edit(readFileSync(file, 'utf8')));
        },
      };
    },
    async apiKeyConfig() {
      const user = addUser(emulator.domain.store, { userName: 'administrator' });
      const allowed = { verb: 'manage', resource: 'object-family', in: 'tenancy' } as const;
      emulator.policies.allow({ principal: { user: user.ocid }, ...allowed });
      const { fingerprint, privateKeyPem } = await emulator.domain.registerApiKey(user);
      const passphrase = 'correct horse';
      const keyFile = join(emulator.directory, `${fingerprint.replaceAll(':', '')}.pem`);
      mkdirSync(dirname(keyFile), { recursive: true });
      const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
      writeFileSync(keyFile, createPrivateKey(privateKeyPem ?? '').export(encrypted), { mode: 0o600 });
      const lines = {
        user: user.ocid,
        fingerprint,
        key_file: keyFile,
        pass_phrase: passphrase,
        tenancy: emulator.tenancy,
        region: 'uk-london-1',
      };
      const text = Object.entries(lines).map(([name, value]) => `${name} = ${value}\n`);
      return `# made by hand\n[DEFAULT]\n${text.join('')}`;
    },
    signers: () =>
      emulator.requests
        .filter(({ headers }) => headers.authorization?.startsWith('Signature') === true)
        .map(({ headers }) => /keyId="([^"]*)"/.exec(headers.authorization ?? '')?.[1] ?? 'unsigned')
        .map((keyId) => (keyId.startsWith('ST$') ? 'ST' : keyId)),
  };
}

/** A job whose session has expired. */
export async function logInAndExpire(fixture: ConsumerFixture): Promise<ConsumerJob> {
  const { sessionTokens } = fixture.emulator.domain;
  sessionTokens.upstLifetimeSeconds = 3;
  const job = await fixture.logIn().finally(() => {
    sessionTokens.upstLifetimeSeconds = 3600;
  });
  // The OCI CLI counts whole seconds, and treats the last one as valid.
  const over = Date.parse(job.login.outputs['expires-at'] ?? '') + 1050;
  await new Promise((resolve) => setTimeout(resolve, over - Date.now()));
  return job;
}

/** The output of a step. @throws Error with this output if the step failed */
export function printed({ exitCode, stdout, stderr }: ToolResult): string {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode ?? 'none'}\n${stdout}${stderr}`);
  return stdout;
}
