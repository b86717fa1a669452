// Measures what a runner downloads for the action: the archive of HEAD as GitHub makes it, .gitattributes applied.
// Usage: npm run download-size

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const git = (...args) => {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw error ?? new Error(stderr.toString());
  return stdout;
};
const bytes = (count) => `${count.toLocaleString('en').padStart(11)} bytes`;

const archive = git('archive', '--worktree-attributes', '--format=tar.gz', 'HEAD');
console.log(`${bytes(archive.length)}  what a runner downloads (tar.gz)`);
console.log(`${bytes(gunzipSync(archive).length)}  unpacked, as a tar`);
// A directory is excluded by its own attribute, which its files do not have.
const names = git('ls-files', '-z').toString().split('\0').filter(Boolean);
const paths = new Set(
  names.flatMap((name) => name.split('/').map((_part, at, parts) => parts.slice(0, at + 1).join('/'))),
);
const ignored = git('check-attr', 'export-ignore', '-z', '--', ...paths)
  .toString()
  .split('\0')
  .filter((_field, index, fields) => index % 3 === 0 && fields[index + 2] === 'set');
console.log(`left out: ${ignored.join(', ')}`);
