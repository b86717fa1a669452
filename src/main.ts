// The main step of the action: logs the job in.

import { runLogin } from './action/log-in.ts';
import { reportFailure } from './action/report.ts';

try {
  await runLogin();
} catch (error) {
  reportFailure(error);
}
