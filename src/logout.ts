// The action in logout/: undoes a login before the job ends.

import { failOnEarlyEnd } from './programs/early-end.ts';
import { redactOutput } from './programs/guarded-output.ts';
import { watchOutput } from './programs/output.ts';
import { runEarlyLogout } from './action/log-out-early.ts';
import { reportFailure } from './action/report.ts';
import { hasLostOutput } from './action/lost-output.ts';

watchOutput();
redactOutput();
failOnEarlyEnd(runEarlyLogout())
  .then(async () => {
    if (await hasLostOutput()) process.exitCode = 1;
  })
  .catch(reportFailure);
