// The action in renew/: renews the session before a command that takes long.

import { runRenewNow } from './action/renew-now.ts';
import { hasLostOutput, reportFailure } from './action/job-output.ts';
import { redactOutput, watchOutput } from './system/output.ts';

watchOutput();
redactOutput();
runRenewNow()
  .then(async () => {
    if (await hasLostOutput()) process.exitCode = 1;
  })
  .catch(reportFailure);
