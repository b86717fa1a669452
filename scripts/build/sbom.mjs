// Prints the software bill of materials of dist/ (CycloneDX): of everything that npm finds in package-lock.json, the packages in the bundles.
// Usage: node scripts/build/sbom.mjs > sbom.cdx.json

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from './bundled-packages.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
if (status !== 0) {
  process.stderr.write(stderr);
  process.exit(1);
}
const sbom = JSON.parse(stdout);

const bundled = bundledPackages();
const components = sbom.components.filter(({ name, version }) => bundled.has(`${name}@${version}`)).map(asRequired);
const references = new Set(components.map((component) => component['bom-ref']));
const root = sbom.metadata.component;
// npm takes the name from the directory.
root.name = JSON.parse(readFileSync('package.json', 'utf8')).name;
root.type = 'application';

const dependencies = sbom.dependencies
  .filter(({ ref }) => references.has(ref) || ref === root['bom-ref'])
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => references.has(each)) }));

console.log(JSON.stringify({ ...sbom, components, dependencies }, null, 2));

/** npm calls a devDependency optional, but the bundles contain these packages. */
function asRequired(component) {
  const properties = (component.properties ?? []).filter(({ name }) => name !== 'cdx:npm:package:development');
  return { ...component, scope: 'required', properties };
}
