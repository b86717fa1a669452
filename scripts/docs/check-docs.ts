// Follows the documents exactly as a new user does: a clean clone, and the marked `sh` blocks in a shell, with nothing added.
// A block is marked by `<!-- run -->` above it. The emulator acts as OCI and GitHub, under their real names.
// Usage: npm run docs:check

import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../../emulator/emulator.ts';

const DOCUMENTS = ['README.md', 'docs/setup.md'];
/** Milliseconds. A page that takes longer fails: it may be waiting for an answer that this program does not know. */
const PAGE_TIMEOUT_MS = 10 * 60_000;

/** What a user types at a prompt, by a part of the prompt: yes to each confirmation, and no further permissions. */
const ANSWERS: readonly (readonly [prompt: string, answer: string])[] = [
  ['● No', 'y'],
  ['◆  Permissions', '\r'],
  ['◆  Which form', '\r'],
];

const root = fileURLToPath(new URL('../..', import.meta.url));

const directory = mkdtempSync(join(tmpdir(), 'oci-wif-docs-'));
const clone = join(directory, 'clone');
execFileSync('git', ['clone', '--quiet', root, clone]);
// Includes changes that are not committed yet.
for (const document of DOCUMENTS) copyFileSync(join(root, document), join(clone, document));

const emulator = await startEmulator({ issuer: 'https://token.actions.githubusercontent.com' });
const administrator = await emulator.domain.administrator();
const proxy = await emulator.startProxy();
// The authorities that this machine trusts, for the registry, and the emulator's own.
const authorities = join(directory, 'authorities.pem');
const trusted = process.env.NODE_EXTRA_CA_CERTS;
writeFileSync(authorities, `${trusted === undefined ? '' : readFileSync(trusted, 'utf8')}\n${emulator.ca}`);
const home = join(directory, 'home');
mkdirSync(join(home, '.oci'), { recursive: true });
writeFileSync(join(home, '.oci', 'config'), readFileSync(administrator.configFile), { mode: 0o600 });

/** The README installs from the npm registry, which the emulator does not have; everything after it uses only OCI and GitHub. */
const throughEmulator = { https_proxy: proxy.url, no_proxy: 'localhost' };

let failed = 0;
let passed = 0;
try {
  for (const document of DOCUMENTS) {
    const text = readFileSync(join(clone, document), 'utf8');
    const blocks = [...text.matchAll(/<!-- run -->\s+```sh\n([^]*?)```/g)].map(([, block = '']) => block);
    // One shell for each page, so that exported variables apply to the following blocks.
    if (blocks.length === 0) continue;
    console.log(`\n=== ${document}: ${blocks.length} block(s)`);
    const code = await shell(blocks.join('\n'), document === 'README.md' ? {} : throughEmulator);
    if (code === 0) passed += 1;
    else failed += 1;
    console.log(`=== ${document}: ${code === 0 ? 'as it says' : `ended with ${String(code)}`}`);
  }
} finally {
  await emulator.stop();
  rmSync(directory, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** Runs the block in a terminal, as a user types it, and answers the prompts. */
function shell(commands: string, internet: Record<string, string>): Promise<number | null> {
  const file = join(directory, 'typed.sh');
  writeFileSync(file, commands);
  // Without a size, a terminal has no columns, and the prompt would be written one letter per line.
  const command = `stty cols 160 rows 50; exec sh -ev ${file}`;
  const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    cwd: clone,
    env: {
      PATH: process.env.PATH,
      HOME: home,
      TERM: 'dumb',
      NO_COLOR: '1',
      npm_config_cache: process.env.npm_config_cache ?? join(process.env.HOME ?? '', '.npm'),
      NODE_EXTRA_CA_CERTS: authorities,
      ...internet,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let answered = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    // A prompt is redrawn repeatedly; the cursor stays hidden until it is answered.
    const answer = ANSWERS.find(([prompt]) => text.includes(prompt))?.[1];
    if (text.includes('\u001b[?25h')) answered = false;
    else if (!answered && answer !== undefined) {
      answered = true;
      child.stdin.write(answer);
    }
  });
  const timer = setTimeout(() => child.kill(), PAGE_TIMEOUT_MS);
  return new Promise((resolve) =>
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(code);
    }),
  );
}
