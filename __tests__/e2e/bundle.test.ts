// What is shipped: sizes, and what must not be loaded for a login that asks for nothing more.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

it.each([
  ['dist/main/index.js', 200_000],
  ['dist/post/index.js', 150_000],
  ['dist/renew/index.js', 200_000],
])('%s is at most %i bytes', (path, budget) => {
  expect(statSync(`${root}${path}`).size).toBeLessThanOrEqual(budget);
});

it.each(['dist/main/index.js', 'dist/post/index.js', 'dist/renew/index.js'])(
  '%s holds nothing of the OCI SDK and is not minified',
  (path) => {
    const code = read(path);
    expect(code).not.toMatch(/oci-common|oci-objectstorage|ObjectStorageClient\b.*class|opossum/);
    const lines = code.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(1_000);
    expect(lines.length).toBeGreaterThan(1_000);
  },
);

it('action.yml names files that are there, and every input that the code reads', () => {
  const action = parse(read('action.yml')) as {
    runs: { using: string; main: string; post: string };
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
  };
  expect(action.runs.using).toBe('node24');
  expect([action.runs.main, action.runs.post].every((path) => existsSync(`${root}${path}`))).toBe(true);
  const inputs = read('src/action/inputs.ts');
  const named = [...inputs.slice(0, inputs.indexOf('function refuse')).matchAll(/\(\s*'([a-z-]+)'/g)].map(
    ([, name]) => name,
  );
  expect(new Set(named)).toEqual(new Set(Object.keys(action.inputs)));
  const outputs = [...read('src/action/report.ts').matchAll(/setOutput\('([a-z-]+)'/g)].map(([, name]) => name);
  expect(new Set(outputs)).toEqual(new Set(Object.keys(action.outputs)));
});
