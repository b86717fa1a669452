import type { Failure } from '../../src/failure.ts';
import { audienceOf, readSubjectToken } from '../../src/federation/subject-token.ts';
import { GITHUB_CLAIMS, jwt } from './tokens.ts';

it('reads the claims of a JWT', () => {
  const raw = jwt(GITHUB_CLAIMS);
  expect(readSubjectToken(raw, 'x')).toEqual({ raw, claims: GITHUB_CLAIMS });
});

it.each([
  ['a word', 's3cr3t-word', '(11 characters in 1 part between dots'],
  ['two parts', 's3cr3t.word', 'in 2 parts'],
  ['three parts of nonsense', 's3cr3t.s3cr3t.s3cr3t', 'in 3 parts'],
  ['a Bearer in front', `Bearer ${jwt({ a: 1 })} s3cr3t`, 'characters in 3 parts'],
  ['JSON around it', `{"value":"s3cr3t.a.b"}`, 'in 3 parts'],
])('refuses %s and never repeats it', (_name, text, size) => {
  let failure: Failure | undefined;
  try {
    readSubjectToken(text, 'the input subject-token');
  } catch (error) {
    failure = error as Failure;
  }
  expect(failure).toMatchObject({ kind: 'input', phrase: 'Invalid subject token' });
  expect(failure?.message).toContain('the input subject-token is not a JWT');
  expect(failure?.message).toContain(size);
  expect(`${failure?.message} ${failure?.hint} ${String(failure?.cause)}`).not.toMatch(/s3cr3t|eyJ/);
});

it.each([
  [{ aud: 'one' }, 'one'],
  [{ aud: ['one', 'two'] }, 'one, two'],
  [{ aud: [] }, ''],
  [{}, ''],
])('shows the audience of %p', (claims, shown) => {
  expect(audienceOf(claims)).toBe(shown);
});
