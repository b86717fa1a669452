// What dist contains is known: its licenses, its bill of materials, and what an audit of it reports.

import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './npm.ts';

interface Sbom {
  bomFormat: string;
  metadata: { component: { name: string } };
  components: { name: string; version: string; scope: string; purl: string; hashes?: unknown[] }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

const audit = (report: string): { exitCode: number | null; stdout: string; stderr: string } => {
  const program = join(root, 'scripts', 'build', 'audit-bundle.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { input: report, encoding: 'utf8' });
  return { exitCode: status, stdout, stderr };
};

it('the license of every package in a bundle is beside it, also of one whose modules were merged', () => {
  const licenses = readFileSync(join(root, 'dist', 'cli', 'licenses.txt'), 'utf8');
  expect(licenses).toMatch(/^commander@14\.0\.3\nMIT\n\n\(The MIT License\)/m);
  for (const entry of readdirSync(join(root, 'dist'))) {
    const text = readFileSync(join(root, 'dist', entry, 'licenses.txt'), 'utf8');
    expect(text).toMatch(/^@actions\/(core|http-client)@\d+\.\d+\.\d+\nMIT\n\n\S/);
    expect(text).not.toContain('undici@');
  }
});

it('the bill of materials lists each package in the bundles once, with its checksum, and no other', () => {
  const { exitCode, stdout, stderr } = run(process.execPath, [join(root, 'scripts', 'build', 'sbom.mjs')]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const sbom = JSON.parse(stdout) as Sbom;
  expect([sbom.bomFormat, sbom.metadata.component.name]).toEqual(['CycloneDX', 'oci-wif']);
  const listed = sbom.components.map(({ name, version }) => `${name}@${version}`);
  const texts = readdirSync(join(root, 'dist')).map((entry) =>
    readFileSync(join(root, 'dist', entry, 'licenses.txt'), 'utf8'),
  );
  const headings = texts.flatMap((text) => text.match(/^\S+@\d+\.\d+\.\d+$/gm) ?? []);
  expect(listed.sort()).toEqual([...new Set(headings)].sort());
  for (const { scope, hashes, purl } of sbom.components) {
    expect(scope).toBe('required');
    expect(hashes).toHaveLength(1);
    expect(purl).toMatch(/^pkg:npm\//);
  }
  const references = new Set(sbom.dependencies.map(({ ref }) => ref));
  for (const { dependsOn } of sbom.dependencies) for (const each of dependsOn) expect(references).toContain(each);
});

const VULNERABLE = (name: string): string =>
  JSON.stringify({
    vulnerabilities: {
      [name]: { name, severity: 'high', range: '<2', via: [{ title: 'Something bad', url: 'https://example.com/1' }] },
    },
  });

it.each([
  ['a vulnerability in a package that dist contains', VULNERABLE('commander'), 1, 'commander <2, high: Something bad'],
  ['an answer without a report', '{"error":{"summary":"Service unavailable"}}', 1, 'no report: Service unavailable'],
  ['no JSON', '', 1, 'npm audit printed no report'],
  ['a vulnerability in a tool that is not in dist', VULNERABLE('eslint'), 0, 'No known vulnerability'],
  ['no vulnerability', '{"vulnerabilities":{}}', 0, 'No known vulnerability'],
])('the audit of %s ends as it should', (_what, report, exitCode, text) => {
  const result = audit(report);
  expect(result.exitCode).toBe(exitCode);
  expect(result.stdout + result.stderr).toContain(text);
});
