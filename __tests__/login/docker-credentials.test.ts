// What the program docker answers decides whether the password is written into its config file instead.

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dockerLogin, dockerLogout } from '../../src/login/docker-credentials.ts';
import { describeUnless, POSIX_SHELL } from '../platform.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../profile/oci-home.ts';

let directory: string;
const saved = process.env.PATH;
beforeEach(() => {
  directory = temporaryDirectory();
  process.env.PATH = `${path.join(directory, 'programs')}${path.delimiter}/usr/bin${path.delimiter}/bin`;
  mkdirSync(path.join(directory, 'programs'));
});
afterEach(() => {
  process.env.PATH = saved;
  removeTemporaryDirectories();
});

function docker(script: string): void {
  const file = path.join(directory, 'programs', 'docker');
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

describeUnless(POSIX_SHELL)('docker', () => {
  it('gets the password on standard input only', async () => {
    docker(`echo "$*" > "${directory}/arguments"; cat > "${directory}/input"`);
    expect(await dockerLogin('fra.ocir.io', 'BEARER_TOKEN', 'password')).toBe('done');
    expect(readFileSync(path.join(directory, 'arguments'), 'utf8')).toBe(
      'login fra.ocir.io -u BEARER_TOKEN --password-stdin\n',
    );
    expect(readFileSync(path.join(directory, 'input'), 'utf8')).toBe('password');
    await dockerLogout('fra.ocir.io');
    expect(readFileSync(path.join(directory, 'arguments'), 'utf8')).toBe('logout fra.ocir.io\n');
  });

  it.each([
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'permission denied while trying to connect to the Docker API at unix:///var/run/docker.sock',
    'Error saving credentials: error storing credentials - err: exit status 1, out: no usable credential helper',
    'error getting credentials - err: exec: "docker-credential-desktop": executable file not found in $PATH',
  ])('is not available: %s', async (stderr) => {
    docker(`cat > /dev/null; cat >&2 <<'END'\n${stderr}\nEND\nexit 1`);
    expect(await dockerLogin('fra.ocir.io', 'BEARER_TOKEN', 'password')).toBe('unavailable');
  });

  it('is not available if it is not installed', async () => {
    process.env.PATH = path.join(directory, 'programs');
    expect(await dockerLogin('fra.ocir.io', 'BEARER_TOKEN', 'password')).toBe('unavailable');
    await expect(dockerLogout('fra.ocir.io')).resolves.toBeUndefined();
  });

  it('passes on why the registry refuses, on one line of limited length', async () => {
    docker(`cat > /dev/null; echo 'Error response: unauthorized:' >&2; echo "$(printf '%0300d' 0)" >&2; exit 1`);
    expect(await dockerLogin('fra.ocir.io', 'BEARER_TOKEN', 'password')).toEqual({
      refused: `Error response: unauthorized: ${'0'.repeat(170)}…`,
    });
  });
});
