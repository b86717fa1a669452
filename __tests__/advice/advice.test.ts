// One row of each kind; advice.slow.test.ts has all of them.

import { testAdvice } from './follow-advice.ts';
import { ROWS } from './rows.ts';

const ONE_OF_EACH_KIND = [
  'another branch',
  'no environment at a trust for one',
  'a fork',
  'an immutable subject at a trust with names',
  'an immutable subject without the environment that the trust expects',
  'a repository with another value of the property',
  'an environment that begins with a hyphen',
  'a branch with a dollar sign',
  'a shared workflow alone',
  'no trust',
  'a quoted rule',
  'a trust that setup did not make',
  'a trust with a certificate',
  'a resource principal, no trust',
  'GitLab: a tag',
  'Azure DevOps: a project with a space',
  'Azure DevOps: another pipeline',
  'Keycloak: a token for another client',
  'another provider: a quote for the shell, no trust',
];

test('the table has each of these rows once', () => {
  expect(ROWS.map(({ name }) => name).filter((name) => ONE_OF_EACH_KIND.includes(name))).toEqual(ONE_OF_EACH_KIND);
});

testAdvice(
  ROWS.filter(({ name }) => ONE_OF_EACH_KIND.includes(name)),
  ({ name }) => name === 'another branch' || name === 'a resource principal, no trust',
);
