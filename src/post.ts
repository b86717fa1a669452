// The post step of the action: runs at the end of the job, also after a failure or a cancellation.

import { redactOutput } from './programs/guarded-output.ts';
import { watchOutput } from './programs/output.ts';
import { runLogout } from './action/log-out.ts';
import { hasLostOutput } from './action/lost-output.ts';

watchOutput();
redactOutput();
await runLogout();
await hasLostOutput();
