// The post step of the action: runs at the end of the job, also after a failure or a cancellation.

import { runLogout } from './action/log-out.ts';
import { hasLostOutput } from './action/job-output.ts';
import { redactOutput, watchOutput } from './system/output.ts';

watchOutput();
redactOutput();
await runLogout();
await hasLostOutput();
