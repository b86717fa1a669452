// When a renewal ends: with the request token of GitHub, or after a limit.

import { latestEnd } from '../../src/renewal/start-process.ts';
import { jwt, NOW } from '../federation/tokens.ts';

const HOUR = 3_600_000;

describe('the renewal ends at the latest', () => {
  const github = (requestToken: string) => ({ requestUrl: 'https://x', requestToken, audience: 'x' });

  it.each([
    ["when GitHub's request token expires", jwt({ exp: NOW / 1000 + 7_200 }), NOW + 2 * HOUR],
    ['after six hours if the request token has expired', jwt({ exp: NOW / 1000 }), NOW + 6 * HOUR],
    ['after six hours if the request token is not a JWT', 'opaque', NOW + 6 * HOUR],
  ])('%s', (_name, requestToken, end) => {
    expect(latestEnd(github(requestToken), NOW)).toBe(end);
  });

  it('after the time that the host allows, if that is sooner', () => {
    expect(latestEnd(github('opaque'), NOW, HOUR)).toBe(NOW + HOUR);
    expect(latestEnd({ file: '/token' }, NOW, 12 * HOUR)).toBe(NOW + 12 * HOUR);
    expect(latestEnd({ file: '/token' }, NOW)).toBe(Infinity);
  });
});
