// The entries themselves: a step that fails says so in one command, and the post step after it has nothing to do.

import { runInProcess } from './in-process.ts';

it('main reports a failure as one error and fails the step; post warns of nothing', async () => {
  let exitCode: typeof process.exitCode;
  const main = await runInProcess({ 'INPUT_CLIENT-SECRET': 'x' }, async () => {
    await import('../../src/main.ts');
    exitCode = process.exitCode;
  });
  expect(main.stdout).toEqual(
    expect.stringMatching(/^::error::Invalid input: domain-url is missing; expected: an https URL[^\n]*\n$/),
  );
  expect(exitCode).toBe(1);
  const post = await runInProcess({}, async () => {
    await import('../../src/post.ts');
  });
  expect(post.stdout).toBe('Nothing to clean up: this step wrote no profile, or its input cleanup is false\n');
});
