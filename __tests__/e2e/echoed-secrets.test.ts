// Whatever repeats a secret, in whichever encoding: it is never shown, and exit code and state agree.

import { BUILT_CASES, CASES, tryEchoes } from './echoed-secrets.ts';
import { runStepsInside } from './action-fixture.ts';

runStepsInside();

// The seed is fixed, so that this cannot fail by chance; the slow test has another one.
const SEED = 21;

test.each(Object.entries(CASES))('no secret is shown that is repeated by %s', async (_name, play) => {
  await tryEchoes(play, { numRuns: 3, seed: SEED });
});

test.each(Object.entries(BUILT_CASES))('no secret is shown that is repeated by %s', async (_name, play) => {
  await tryEchoes(play, { numRuns: 1, seed: SEED, isBuilt: true });
});
