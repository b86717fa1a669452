// The main step of the action: logs the job in.

import { runLogin } from './action/log-in.ts';
import { reportFailure } from './action/job-output.ts';
import { failOnEarlyEnd, redactOutput, watchOutput } from './system/output.ts';

watchOutput();
redactOutput();
failOnEarlyEnd(runLogin()).catch(reportFailure);
