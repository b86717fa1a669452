// The post step: runs at the end of the job, also after a failure or a cancellation.

import { logOut } from './action/logout.ts';

await logOut();
