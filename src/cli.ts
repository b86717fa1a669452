#!/usr/bin/env node
// The command line: sets the trust up, explains refusals, logs in where no runner is.

import { runCommandLine } from './cli/program.ts';
import { redactOutput, watchOutput } from './system/output.ts';

// Oracle's signer uses url.parse, of which Node 24 warns; whoever reads that can do nothing about it.
process.noDeprecation = true;
watchOutput();
redactOutput();
process.exitCode = await runCommandLine(process.argv);
