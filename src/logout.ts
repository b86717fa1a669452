// The action in logout/: undoes a login before the job ends.

import { runEarlyLogout } from './action/log-out.ts';
import { hasLostOutput, reportFailure } from './action/job-output.ts';
import { failOnEarlyEnd, redactOutput, watchOutput } from './system/output.ts';

watchOutput();
redactOutput();
failOnEarlyEnd(runEarlyLogout())
  .then(async () => {
    if (await hasLostOutput()) process.exitCode = 1;
  })
  .catch(reportFailure);
