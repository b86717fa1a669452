// The main step of the action: logs the job in.

import { failOnEarlyEnd } from './programs/early-end.ts';
import { redactOutput } from './programs/guarded-output.ts';
import { watchOutput } from './programs/output.ts';
import { runLogin } from './action/log-in.ts';
import { reportFailure } from './action/report.ts';

watchOutput();
redactOutput();
failOnEarlyEnd(runLogin()).catch(reportFailure);
