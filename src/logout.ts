// The action in logout/: undoes a login before the job ends.

import { failOnEarlyEnd } from './programs/early-end.ts';
import { redactOutput } from './programs/guarded-output.ts';
import { runEarlyLogout } from './action/log-out-early.ts';
import { reportFailure } from './action/report.ts';

redactOutput();
failOnEarlyEnd(runEarlyLogout()).catch(reportFailure);
