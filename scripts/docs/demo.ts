// Runs a whole job on the local emulator: logs in as a runner does, uses the profile with Oracle's SDK, and logs out.
// Usage: npm run demo

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startEmulator } from '../../emulator/emulator.ts';
import { createJob, type StepResult } from '../../emulator/runner.ts';

const run = promisify(execFile);
const REPOSITORY = 'acme/shop';
const bold = (text: string): string =>
  process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[1m${text}\u001b[0m` : text;
const say = (text: string): void => {
  console.log(text.replace(/^/gm, '  '));
};
let chapter = 0;
const heading = (text: string): void => {
  chapter += 1;
  console.log(`\n${bold(`${chapter}. ${text}`)}`);
};

const started = performance.now();
heading('Start a GitHub issuer, an identity domain and Object Storage on this machine');
const emulator = await startEmulator();
const trust = emulator.domain.trustGitHub({
  repository: REPOSITORY,
  rule: `sub eq repo:${REPOSITORY}:ref:refs/heads/main`,
});
emulator.policies.allow({
  principal: { user: trust.user.ocid },
  verb: 'read',
  resource: 'objectstorage-namespaces',
  in: 'tenancy',
});
emulator.policies.allow({ principal: { user: trust.user.ocid }, verb: 'manage', resource: 'buckets', in: 'tenancy' });
say(`${emulator.url}\nThe domain trusts jobs of ${REPOSITORY} on main. They may read the namespace and manage buckets`);

const job = createJob({
  environment: {
    ...emulator.github.runnerEnvironment({ repository: REPOSITORY }),
    NODE_EXTRA_CA_CERTS: emulator.caFile,
    CLIENT_HOST_OVERRIDES: `oci_object_storage.ObjectStorageClient=${emulator.url}`,
  },
});
const config = join(job.home, '.oci', 'config');
mkdirSync(join(job.home, '.oci'), { mode: 0o700 });
writeFileSync(config, '# the config before the login\n[DEFAULT]\nregion=us-phoenix-1\n', { mode: 0o600 });
const before = readFileSync(config);

try {
  heading('Log in: run dist/main/index.js as a runner does');
  const inputs = {
    'domain-url': emulator.url,
    'client-id': trust.clientId,
    'client-secret': trust.clientSecret,
    region: 'eu-frankfurt-1',
  };
  const login = await job.main(inputs);
  say(logOf(login));
  if (login.exitCode !== 0) throw new Error('the login failed');
  say(`${emulator.requests.length} HTTP requests, ${Math.round(login.milliseconds)} ms`);

  heading('The profile that the login added to the config, and its files');
  say(readFileSync(config, 'utf8').trimEnd());
  for (const name of ['token-file', 'key-file']) {
    const path = login.outputs[name] ?? '';
    say(`${(statSync(path).mode & 0o777).toString(8)} ${path}`);
  }

  heading('The variables that the login exported for later steps');
  say(
    Object.entries(login.exported)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  );

  heading("Use the profile in a later step, with Oracle's TypeScript SDK");
  const { stdout } = await run(process.execPath, [fileURLToPath(new URL('demo-step.mjs', import.meta.url))], {
    env: { PATH: process.env.PATH, HOME: job.home, OBJECT_STORAGE_ENDPOINT: emulator.url, ...job.environment },
  });
  say(stdout.trimEnd());

  heading('Log in with a wrong client secret');
  say(logOf(await job.main({ ...inputs, profile: 'OTHER', 'client-secret': 'a-wrong-secret' })));

  heading('Log out: run the post step, dist/post/index.js');
  const logout = await job.post(login);
  say(logOf(logout));
  const restored = readFileSync(config).equals(before) && !existsSync(join(job.home, '.oci', 'sessions'));
  if (!restored) throw new Error('the config was not restored');
  say(`${config} is restored byte for byte; no session, key or token is left`);
  console.log(`\n${bold('Done')} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  job.remove();
  await emulator.stop();
}

/** A step's output as the runner's log shows it: without masks and debug lines. */
function logOf({ stdout, stderr }: StepResult): string {
  const lines = stdout.split('\n').filter((line) => !/^::(add-mask|debug)::/.test(line));
  const shown = lines.map((line) => line.replace(/^::(\w+)::/, (_command, name: string) => `${name.toUpperCase()}: `));
  return [...shown, stderr].join('\n').replaceAll('%0A', '\n').replaceAll('%25', '%').trimEnd();
}
