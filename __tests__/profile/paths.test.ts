import { checkProfileName, PROFILE_NAME } from '../../src/profile/paths.ts';
import { isWindows } from '../platform.ts';

it.each(['WIF', 'a', '0', 'prod.eu-1_x', '.hidden', 'a..b', '-x', 'x'.repeat(64)])('accepts %s', (name) => {
  expect(PROFILE_NAME.pattern.test(name)).toBe(true);
  expect(() => {
    checkProfileName(name);
  }).not.toThrow();
});

it.each([
  ...['', '.', '..', '...', 'a/b', 'a\\b', 'a b', ' a', 'a\n', 'a]', 'a@b', 'é', 'x'.repeat(65)],
  ...(isWindows ? ['con', 'NUL.txt', 'com1', 'a.'] : []),
])('refuses %p', (name) => {
  expect(() => {
    checkProfileName(name);
  }).toThrow(/^Cannot write profile: the profile name ".*" is not valid: use up to 64 letters/s);
});
