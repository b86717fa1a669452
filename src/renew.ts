// The background process of `renew` and `terraform-federation`: main starts it, and it ends with the job.

import { runRenewer } from './renewal/process.ts';
import { redactOutput } from './system/output.ts';

redactOutput();
await runRenewer();
