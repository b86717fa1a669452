// The first session of a new user, in a terminal and against the emulator: setup, login, explain; and the same login as a step of a job.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../../../emulator/emulator.ts';
import { createJob } from '../../../emulator/runner.ts';
import { withPlaceholders } from './placeholders.ts';

const DOMAIN_ID = '0123456789abcdef0123456789abcdef';
const DOMAIN_URL = `https://idcs-${DOMAIN_ID}.identity.oraclecloud.com`;
const REPOSITORY = 'octo/app';
const COMPARTMENT = 'ocid1.compartment.oc1..example';
const AUDIENCE = 'https://cloud.oracle.com';
/** Milliseconds. A command that takes longer probably asks a question that nobody answers. */
const COMMAND_TIMEOUT_MS = 30_000;

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Recording {
  /** As a terminal received them, with what differs from run to run replaced. */
  commands: { typed: string; output: string }[];
  /** The log of the login step and of its post step, as a runner shows them. */
  log: string;
  postLog: string;
  /** The HTML that the step appends to the job summary. */
  summary: string;
}

/** @throws Error if a command ends with another exit code than a user would see */
export async function recordSession(): Promise<Recording> {
  const emulator = await startEmulator({ issuer: 'https://token.actions.githubusercontent.com' });
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-recording-'));
  try {
    const administrator = await emulator.domain.administrator();
    mkdirSync(join(home, '.oci'), { mode: 0o700 });
    writeFileSync(join(home, '.oci', 'config'), readFileSync(administrator.configFile), { mode: 0o600 });
    emulator.gitHubApi.addRepository(REPOSITORY);
    emulator.iam.compartments.set(COMPARTMENT, { ...emulator.iam.addCompartment('ci'), id: COMPARTMENT });
    const proxy = await emulator.startProxy();
    const shown = (text: string): string => withPlaceholders(text, home, DOMAIN_ID);
    const network = { https_proxy: proxy.url, no_proxy: 'localhost', NODE_EXTRA_CA_CERTS: emulator.caFile };
    const environment: Record<string, string> = {
      HOME: home,
      GITHUB_TOKEN: emulator.gitHubApi.token,
      DOMAIN: DOMAIN_URL,
      ...network,
    };

    // The page tells the reader to set these variables.
    const commands: Recording['commands'] = [{ typed: `export DOMAIN=${DOMAIN_URL}`, output: '' }];
    const set = (name: string, value: string): void => {
      environment[name] = value;
      commands.push({ typed: shown(`export ${name}=${value}`), output: '' });
    };
    const type = async (lines: readonly string[], expected = 0): Promise<void> => {
      const typed = lines.join(' \\\n  ');
      const output = await runInTerminal(typed, home, environment, expected);
      commands.push({ typed: shown(typed), output: shown(output) });
    };

    await type([
      'npx oci-wif setup --domain-url "$DOMAIN"',
      `--provider github --repository ${REPOSITORY} --branch main`,
      `--allow "manage object-family in compartment id ${COMPARTMENT}"`,
      '--allow "read objectstorage-namespaces in tenancy"',
    ]);
    const clientId = [...emulator.domain.store.apps.values()][0]?.name ?? '';
    set('CLIENT_ID', clientId);
    const secretFile = join(home, '.config', 'oci-wif', `${clientId}.secret`);
    // A job on main may log in, a job on dev may not.
    for (const branch of ['main', 'dev'])
      writeFileSync(
        join(home, `${branch}.jwt`),
        await emulator.github.mint({ repository: REPOSITORY, ref: `refs/heads/${branch}` }, AUDIENCE),
      );
    await type([
      'npx oci-wif login --domain-url "$DOMAIN" --region eu-frankfurt-1',
      '--client-id "$CLIENT_ID" --subject-token-file main.jwt',
      '--client-secret-file ~/.config/oci-wif/"$CLIENT_ID".secret',
    ]);
    await type(
      [
        'npx oci-wif explain --domain-url "$DOMAIN" --profile DEFAULT',
        '--client-id "$CLIENT_ID" --subject-token-file dev.jwt',
      ],
      1,
    );

    const job = createJob({
      environment: { ...emulator.github.runnerEnvironment({ repository: REPOSITORY }), ...network },
    });
    try {
      const login = await job.main({
        'domain-url': DOMAIN_URL,
        'client-id': clientId,
        'client-secret': readFileSync(secretFile, 'utf8').trim(),
        region: 'eu-frankfurt-1',
        'job-summary': 'true',
        verify: 'true',
      });
      const post = await job.post(login);
      if (login.exitCode !== 0 || post.exitCode !== 0)
        throw new Error(`the step failed: ${login.stdout}${post.stdout}`);
      const inJob = (text: string): string =>
        withPlaceholders(text, job.home, DOMAIN_ID).replaceAll('octocat', 'runner');
      return {
        commands,
        log: inJob(logOf(login.stdout)),
        postLog: inJob(logOf(post.stdout)),
        summary: inJob(login.summary),
      };
    } finally {
      job.remove();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
    await emulator.stop();
  }
}

/** Masks and debug messages are commands to the runner, which does not show them. */
function logOf(stdout: string): string {
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('::'))
    .join('\n')
    .trim();
}

/** Runs the built command line in a terminal, as `npx oci-wif`, and answers the question of setup with yes. */
function runInTerminal(
  typed: string,
  cwd: string,
  environment: Record<string, string>,
  expected: number,
): Promise<string> {
  const command = typed.replace(/^npx oci-wif/, `exec "${process.execPath}" "${join(root, 'dist/cli/index.js')}"`);
  // Wide, because placeholders are shorter than what they replace: the picture wraps the lines again.
  const child = spawn('script', ['-qefc', `stty cols 400 rows 50; ${command}`, '/dev/null'], {
    cwd,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', SHELL: '/bin/sh', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let [output, answered] = ['', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (answered || !/Apply .*\?[^]*No/.test(output)) return;
    answered = true;
    child.stdin.write('y');
  });
  const timer = setTimeout(() => child.kill(), COMMAND_TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      if (code === expected) resolve(output);
      else reject(new Error(`${typed}\nended with ${String(code)}, expected ${expected}:\n${output}`));
    });
  });
}
