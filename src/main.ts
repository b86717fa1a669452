// The step itself: logs the job in.

import { logIn } from './action/login.ts';
import { reportFailure } from './action/report.ts';

try {
  await logIn();
} catch (error) {
  reportFailure(error);
}
