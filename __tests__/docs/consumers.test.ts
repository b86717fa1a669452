// What docs/consumers-tested.md says was run is what the consumer tests run: the same versions, and tests of those names.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const text = read('docs/consumers-tested.md').replaceAll('\n  ', ' ').replaceAll('\n', ' ');
const proofs = [...text.matchAll(/`(consumers\/[\w.-]+)` ("[^"]+"(?:, "[^"]+")*)/g)].flatMap(([, file, titles = '']) =>
  [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
);

it('the page names tests', () => {
  expect(proofs.length).toBeGreaterThan(12);
});

it.each(proofs)('$file has "$title"', ({ file = '', title }) => {
  expect(existsSync(`${root}__tests__/${file}`)).toBe(true);
  expect(read(`__tests__/${file}`).replaceAll("\\'", "'")).toContain(title);
});

const requirement = (name: string): RegExp => new RegExp(`^${name}==(.+)$`, 'm');
it.each([
  ['OCI CLI', '__tests__/consumers/python/requirements.txt', requirement('oci-cli')],
  ['Python SDK', '__tests__/consumers/python/requirements.txt', requirement('oci')],
  ['TypeScript SDK', 'package.json', /"oci-common": "(.+?)"/],
  ['Go SDK', '__tests__/consumers/go/go.mod', /oci-go-sdk\/v65 v(\S+)/],
  ['Java SDK', 'examples/java/pom.xml', /<oci\.version>(.+?)</],
  ['`kubectl`, OKE', '__tests__/consumers/kubernetes/go.mod', /k8s\.io\/kubectl v0(\.\S+)/, '1'],
  ['Helm, OKE', '__tests__/consumers/kubernetes/go.mod', /helm\.sh\/helm\/v3 v(\S+)/],
  ['rclone', '__tests__/consumers/rclone/go.mod', /rclone\/rclone v(\S+)/],
  ['Helm, registry', '__tests__/consumers/kubernetes/go.mod', /helm\.sh\/helm\/v3 v(\S+)/],
  ['oras', '__tests__/consumers/provisioned.ts', /cmd\/oras', 'v(.+?)'/],
  ['regctl', '__tests__/consumers/provisioned.ts', /cmd\/regctl', 'v(.+?)'/],
  ['node-oracledb', '__tests__/consumers/provisioned.ts', /NODE_ORACLEDB = '(.+?)'/],
  ...[
    ['python-oracledb', 'oracledb', 'python-3.13'],
    ['ocifs', 'ocifs'],
    ['ADS', 'oracle_ads'],
    ['oci-openai', 'oci-openai'],
    ['oci-genai-auth', 'oci-genai-auth'],
    ['langchain-oci', 'langchain-oci'],
    ['MCP server `oci-cloud`', 'oracle.oci-cloud-mcp-server', 'python-3.13'],
    ['MCP server `oci-api`', 'oracle.oci-api-mcp-server', 'python-3.13'],
  ].map(([tool = '', name = '', list = 'python-tools']): [string, string, RegExp] => [
    tool,
    `__tests__/consumers/${list}/requirements.txt`,
    requirement(name),
  ]),
  ['crane', '__tests__/consumers/provisioned.ts', /cmd\/crane', 'v(.+?)'/],
  ['workflows, in act', '__tests__/consumers/provisioned.ts', /nektos\/act', 'v(.+?)'/],
])('%s ran in the version that is named', (tool, file, version, major = '') => {
  const [, pinned] = version.exec(read(file)) ?? [];
  const [, named] = new RegExp(`^\\| ${tool} +\\| (\\S+)`, 'm').exec(read('docs/consumers-tested.md')) ?? [];
  expect(named).toBe(major + String(pinned));
});

it.each([
  ['OCI CLI', '__tests__/consumers/python-oldest/requirements.txt', requirement('oci-cli')],
  ['Python SDK', '__tests__/consumers/python-oldest/requirements.txt', requirement('oci')],
  ['TypeScript SDK', '__tests__/consumers/provisioned.ts', /typescriptSdks = \['(.+?)'/],
  ['Go SDK', '__tests__/consumers/go/go.oldest.mod', /oci-go-sdk\/v65 v(\S+)/],
  ['Java SDK 2.x', '__tests__/consumers/java.test.ts', /test\.each\(\['(2\..+?)'/],
])('%s ran in the version that is named as the oldest', (tool, file, version) => {
  const [, versions = ''] = read('docs/consumers-tested.md').split('## Versions\n');
  const [, named] = new RegExp(`^\\| ${tool} +\\| (\\S+)`, 'm').exec(versions) ?? [];
  expect(named).toBe(version.exec(read(file))?.[1]);
});

it('the page names the version of ansible-core, and the newest of the TypeScript SDK and of Java SDK 2.x', () => {
  const pinned = [
    requirement('ansible-core').exec(read('__tests__/consumers/python/requirements.txt')),
    /typescriptSdks = \['.+?', '(.+?)'/.exec(read('__tests__/consumers/provisioned.ts')),
    /test\.each\(\['2\..+?', '(.+?)'/.exec(read('__tests__/consumers/java.test.ts')),
  ];
  for (const match of pinned) expect(text).toContain(match?.[1] ?? 'no version');
});

it('the examples install the versions that were run', () => {
  const requirements = read('__tests__/consumers/python/requirements.txt');
  for (const example of ['cli', 'python', 'container-registry', 'kubernetes', 'ansible']) {
    const installed = [...read(`examples/${example}/workflow.yml`).matchAll(/\b(oci(?:-cli)?==\S+)/g)];
    expect(installed.length).toBe(1);
    for (const [, pin = ''] of installed) expect(requirements).toContain(`${pin}\n`);
  }
  expect(read('examples/go/go.mod').split('\n').slice(1)).toEqual(
    read('__tests__/consumers/go/go.mod').split('\n').slice(1),
  );
});
