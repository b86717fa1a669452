// The examples: what they pin, and what they leave to variables.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// examples/ci has the job files of other CI systems.
const folders = readdirSync(`${root}examples`).filter((name) => name !== 'ci');
const examples = folders.map((name) => {
  const text = readFileSync(`${root}examples/${name}/workflow.yml`, 'utf8');
  return { name, text };
});

/** The first major version of each action that runs on Node 24 (for checkout and setup-node, the current one). */
const NODE_24: Readonly<Record<string, number>> = {
  'actions/checkout': 7,
  'actions/setup-node': 7,
  'actions/setup-python': 6,
  'actions/setup-java': 5,
  'actions/setup-go': 6,
  'actions/setup-dotnet': 5,
  'hashicorp/setup-terraform': 4,
};

test.each(examples)('$name uses actions that run on Node 24, pinned to a commit', ({ text }) => {
  const used = [...text.matchAll(/uses: ([\w-]+\/[\w-]+)@(\S+)(?: # v(\d+))?/g)];
  for (const [, action = '', ref = '', major = ''] of used) {
    if (action === 'org/oci-wif-action') continue;
    expect(ref).toMatch(/^[0-9a-f]{40}$/);
    expect(Number(major)).toBeGreaterThanOrEqual(NODE_24[action] ?? Number.POSITIVE_INFINITY);
  }
});

test.each(examples)(
  '$name takes the region from the variable that setup stores, and installs fixed versions',
  ({ text }) => {
    const regions = [...text.matchAll(/^ +region: (.*)$/gm)].map(([, region]) => region);
    expect(new Set(regions)).toEqual(new Set(['${{ vars.OCI_REGION }}']));
    const packages = [...text.matchAll(/pipx? install (.*)$/gm)].flatMap(([, names = '']) => names.split(' '));
    for (const each of packages) expect(each).toMatch(/^[\w-]+==[\d.]+$/);
    expect(text).not.toMatch(/npx (?:--yes )?oci-wif /);
  },
);

describe('what asks for the namespace of Object Storage says which permission that needs', () => {
  const ASKS =
    /os ns get|oraclecloud\.com\/n"|oci os object|get_?namespace\b|data\.oci_objectstorage_namespace|namespace_facts|BucketNamespace/i;
  const PERMISSION = /read objectstorage-namespaces in tenancy/;

  test.each(folders)('examples/%s', (name) => {
    const files = readdirSync(`${root}examples/${name}`, { recursive: true, withFileTypes: true });
    const text = files
      .filter((file) => file.isFile())
      .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8'))
      .join('\n');
    if (ASKS.test(text)) expect(readFileSync(`${root}examples/${name}/workflow.yml`, 'utf8')).toMatch(PERMISSION);
    else expect(text).not.toMatch(PERMISSION);
  });

  const pages = [
    'README.md',
    ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' }).map((name) => `docs/${name}`),
  ];
  test.each(pages.filter((page) => page.endsWith('.md')))('%s', (page) => {
    const text = readFileSync(`${root}${page}`, 'utf8');
    if (ASKS.test(text)) expect(text).toMatch(PERMISSION);
  });
});
