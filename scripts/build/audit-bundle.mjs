// Checks the packages in dist/ against known vulnerabilities. `npm audit --omit=dev` would check none, because they are devDependencies.
// Usage: npm audit --json | node scripts/build/audit-bundle.mjs

import { readFileSync } from 'node:fs';
import { bundledPackages } from './bundled-packages.mjs';

const { vulnerabilities, error } = readReport(readFileSync(0, 'utf8'));
if (vulnerabilities === undefined) {
  console.error(`npm audit printed no report${error?.summary === undefined ? '' : `: ${error.summary}`}`);
  process.exit(1);
}
// npm's report names packages without their installed version, so a vulnerable copy that is not bundled counts as well.
const bundled = new Set([...bundledPackages()].map((each) => each.slice(0, each.lastIndexOf('@'))));
const found = Object.values(vulnerabilities).filter(({ name }) => bundled.has(name));
for (const { name, severity, range, via } of found) {
  const titles = via.filter((cause) => typeof cause === 'object').map(({ title, url }) => `${title} (${url})`);
  console.error(`${name} ${range}, ${severity}: ${titles.join('; ') || `through ${via.join(', ')}`}`);
}
if (found.length > 0) {
  console.error('Update these packages and run npm run build, because dist contains them');
  process.exit(1);
}
console.log('No known vulnerability in the packages that dist contains');

function readReport(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
