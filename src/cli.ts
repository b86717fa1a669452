#!/usr/bin/env node
// The command line: sets the trust up, explains refusals, logs in where no runner is.

import { runProgram } from './cli/program.ts';

process.exitCode = await runProgram(process.argv);
