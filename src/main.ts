// The main step of the action: logs the job in.

import { redactOutput } from './programs/guarded-output.ts';
import { runLogin } from './action/log-in.ts';
import { reportFailure } from './action/report.ts';

redactOutput();
try {
  await runLogin();
} catch (error) {
  reportFailure(error);
}
