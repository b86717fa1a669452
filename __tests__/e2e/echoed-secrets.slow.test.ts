// The same as echoed-secrets.test.ts, many times, also of the built program, and with other secrets in each run.

import { BUILT_CASES, CASES, tryEchoes } from './echoed-secrets.ts';
import { runStepsInside } from './action-fixture.ts';

runStepsInside();

describe('many times, no secret is shown that is repeated by', () => {
  test.each(Object.entries(CASES))('%s', (_name, play) => tryEchoes(play, { numRuns: 30 }), 600_000);
});

describe('by the built program, no secret is shown that is repeated by', () => {
  test.each(Object.entries({ ...CASES, ...BUILT_CASES }))(
    '%s',
    (_name, play) => tryEchoes(play, { numRuns: 2, isBuilt: true }),
    600_000,
  );
});
