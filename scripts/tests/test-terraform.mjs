// Runs the Terraform tests with Oracle's own provider: the one in OCI_WIF_TERRAFORM_PROVIDER, one fetched before, or else one that
// `terraform init` fetches from the Terraform registry into the cache folder (several hundred megabytes, once).

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(process.env.OCI_WIF_CACHE ?? join(root, '.cache', 'consumers'), 'terraform', 'provider');

const provider = process.env.OCI_WIF_TERRAFORM_PROVIDER ?? fetched() ?? fetchProvider();
if (provider === undefined) {
  console.error(
    'Oracle’s Terraform provider could not be fetched. Put terraform-provider-oci into a directory and name that in ' +
      'OCI_WIF_TERRAFORM_PROVIDER. Without it, `npm test` runs the same tests with a stand-in (OCI_WIF_CONSUMER_TESTS=1).',
  );
  process.exit(1);
}
console.log(`Provider: ${provider}`);
const { status } = spawnSync('npm', ['test', '--', '__tests__/consumers/terraform'], {
  cwd: root,
  env: { ...process.env, OCI_WIF_CONSUMER_TESTS: '1', OCI_WIF_TERRAFORM_PROVIDER: provider },
  stdio: 'inherit',
});
process.exit(status ?? 1);

/** The directory of the newest provider in the cache. */
function fetched() {
  if (!existsSync(cache)) return undefined;
  const files = readdirSync(cache, { recursive: true, encoding: 'utf8' });
  const newest = files
    .filter((file) => /terraform-provider-oci[^/\\]*$/.test(file))
    .sort((a, b) => compare(a, b))
    .at(-1);
  return newest === undefined ? undefined : join(cache, dirname(newest));
}

function compare(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

function fetchProvider() {
  const work = join(cache, 'init');
  mkdirSync(work, { recursive: true });
  cpSync(join(root, 'examples', 'terraform', 'main.tf'), join(work, 'main.tf'));
  const init = spawnSync('terraform', [`-chdir=${work}`, 'init', '-input=false', '-no-color'], { stdio: 'inherit' });
  if (init.error) console.error(`terraform: ${init.error.message}`);
  if (init.status === 0) return fetched();
  rmSync(work, { recursive: true, force: true });
  return undefined;
}
