#!/usr/bin/env node
// The command line: sets the trust up, explains refusals, logs in where no runner is.

import { redactOutput } from './programs/guarded-output.ts';
import { watchOutput } from './programs/output.ts';
import { runCommandLine } from './cli/program.ts';

// Oracle's signer uses url.parse, of which Node 24 warns; whoever reads that can do nothing about it.
process.noDeprecation = true;
watchOutput();
redactOutput();
process.exitCode = await runCommandLine(process.argv);
