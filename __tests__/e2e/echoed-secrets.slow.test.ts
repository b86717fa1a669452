// The same as echoed-secrets.test.ts, many times, and also of the built program.

import { BUILT_CASES, CASES, tryEchoes } from './echoed-secrets.ts';
import { runStepsInside } from './action-fixture.ts';

runStepsInside();

/** Fixed, so that this cannot fail by chance. To look for a secret that is shown, try others. */
const SEED = 22;

describe('many times, no secret is shown that is repeated by', () => {
  test.each(Object.entries(CASES))('%s', (_name, play) => tryEchoes(play, { numRuns: 30, seed: SEED }), 600_000);
});

describe('by the built program, no secret is shown that is repeated by', () => {
  test.each(Object.entries({ ...CASES, ...BUILT_CASES }))(
    '%s',
    (_name, play) => tryEchoes(play, { numRuns: 2, seed: SEED, isBuilt: true }),
    600_000,
  );
});
