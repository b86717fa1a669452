// Records the first session of a new user against the emulator, as the picture and the output blocks of the README.
// Usage: npm run docs:recording [-- --check]; --check changes nothing and fails when a file is not current. Needs `script` of util-linux.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { recordedFiles } from './recording/documents.ts';
import { recordSession } from './recording/session.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => {
  try {
    return readFileSync(`${root}${path}`, 'utf8');
  } catch {
    return '';
  }
};

for (const [path, text] of Object.entries(recordedFiles(await recordSession(), read))) {
  if (text === read(path)) console.log(`${path} is current`);
  else if (process.argv.includes('--check')) {
    console.error(`${path} does not show what the programs print; run npm run docs:recording`);
    process.exitCode = 1;
  } else {
    writeFileSync(`${root}${path}`, text);
    console.log(`${path} updated`);
  }
}
