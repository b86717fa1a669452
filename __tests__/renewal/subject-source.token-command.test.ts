import { readTokenFromCommand } from '../../src/renewal/subject-source.ts';

const run = (command: string, timeout = 10, directory = process.cwd()): Promise<string> =>
  readTokenFromCommand({ command, directory, environment: { PATH: process.env.PATH ?? '' } }, timeout);

it('returns what the command prints, without surrounding white space', async () => {
  expect(await run('printf "\\n a.b.c \\n"')).toBe('a.b.c');
});

it.each([
  ['fails', 'echo s3cr3t; exit 3', 10, 'ended with exit code 3'],
  ['prints nothing', 'true', 10, 'printed nothing on stdout (exit code 0)'],
  ['does not end', 'echo s3cr3t; sleep 60', 0.3, 'did not end within 0.3 s'],
  ['prints without end', 'yes s3cr3t', 10, 'printed more than 1048576 characters'],
  ['is killed', 'kill -9 $$', 10, 'was ended by SIGKILL'],
])('says that the command %s, without what it printed', async (_name, command, timeout, why) => {
  await expect(run(command, timeout)).rejects.toMatchObject({
    kind: 'transient',
    message: `No subject token: --subject-token-command ${why}`,
  });
});

it('says that a command cannot start in a directory that was removed', async () => {
  await expect(run('true', 10, '/nonexistent')).rejects.toMatchObject({
    message: expect.stringContaining('could not be started') as unknown,
  });
});
