// Wine prefixes. A prefix is the disk and the registry of one Windows, and has a separate server.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryThreeTimes } from './attempts.mjs';
import { forwardingLibrary } from './forwarding-library.mjs';
import { CACHE, DRIVE_D } from './places.mjs';
import { openSession } from './session.mjs';

const TEMPLATE = join(CACHE, 'template');

/** Milliseconds. Wine creates some hundred files and the registry. */
const TIME_LIMIT = 180_000;

/** Creates the prefix that the others are copies of, unless it exists. */
export async function createTemplate() {
  const complete = join(TEMPLATE, 'complete');
  const recipe = readFileSync(import.meta.filename, 'utf8');
  if (existsSync(complete) && readFileSync(complete, 'utf8') === recipe) return;
  await tryThreeTimes('the first start of Wine', initialize);
  // Wine 8 has no such library, which programs written in Rust load, among them Jest's resolver.
  writeFileSync(
    join(TEMPLATE, 'drive_c/windows/system32/bcryptprimitives.dll'),
    forwardingLibrary('bcryptprimitives.dll', 'ProcessPrng', 'advapi32.SystemFunction036'),
  );
  mkdirSync(DRIVE_D, { recursive: true });
  symlinkSync(DRIVE_D, join(TEMPLATE, 'dosdevices', 'd:'));
  writeFileSync(complete, recipe);
}

async function initialize() {
  rmSync(TEMPLATE, { recursive: true, force: true });
  mkdirSync(TEMPLATE, { recursive: true });
  const session = await openSession(TEMPLATE);
  try {
    await required(session, ['wineboot', '--init']);
    await required(session, ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f']);
  } finally {
    await session.close({ save: true });
  }
}

/** @returns the directory of a new prefix */
export function copyTemplate(name) {
  const prefix = join(CACHE, 'prefixes', name);
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  // Links to the programs of Windows, which nothing changes: they are most of 600 MB.
  execFileSync('cp', ['--archive', '--link', ...contentsOf(TEMPLATE), prefix]);
  // Wine writes the registry into these files, not beside them, while they have several names.
  for (const file of readdirSync(TEMPLATE).filter((each) => each.endsWith('.reg'))) {
    execFileSync('cp', ['--archive', '--remove-destination', join(TEMPLATE, file), prefix]);
  }
  // Where Wine looks for \\localhost\c$.
  const server = join(prefix, 'dosdevices', 'unc', 'localhost');
  mkdirSync(server, { recursive: true });
  symlinkSync(join(prefix, 'drive_c'), join(server, 'c$'));
  return prefix;
}

function contentsOf(directory) {
  return readdirSync(directory).map((name) => join(directory, name));
}

async function required(session, command) {
  const { exitCode, output } = await session.run(command, { limit: TIME_LIMIT });
  if (exitCode !== 0) throw new Error(`${command.join(' ')} failed in Wine (exit code ${exitCode})\n${output}`);
}
