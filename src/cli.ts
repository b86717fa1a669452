#!/usr/bin/env node
// The command line: sets the trust up, explains refusals, logs in where no runner is.

import { runProgram } from './cli/program.ts';

// "oci-wif setup --help | head": whoever reads may have read enough.
process.stdout.on('error', () => process.exit());
process.exitCode = await runProgram(process.argv);
