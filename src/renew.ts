// The background process of `renew` and `terraform-federation`: main starts it, and it ends with the job.

import { redactOutput } from './programs/guarded-output.ts';
import { runRenewer } from './renewal/process.ts';

redactOutput();
await runRenewer();
