// `oci-wif doctor`: checks every link between this job and OCI, and prints a report for an issue.

import { examine } from '../doctor/examine.ts';
import { LINKS, type LinkResult } from '../doctor/link.ts';
import { shortOcids } from '../text/ocid.ts';
import { systemTiming, type Timing } from '../timing.ts';
import type { DoctorFlags } from './doctor-flags.ts';
import { printMachine, printResult, printSummary } from './doctor-report.ts';
import { readDoctorRequest } from './doctor-request.ts';
import { EXIT } from './exit.ts';
import { commandHttp } from './http.ts';
import { describeMachine } from './machine.ts';
import { createProgress } from './progress.ts';
import { createTerminal } from './terminal.ts';
import { harmlessJson } from '../text/printable.ts';

/** @returns 0 if no link failed, 1 otherwise. @throws Failure `input` */
export async function runDoctor(flags: DoctorFlags, timing: Timing = systemTiming): Promise<number> {
  const request = await readDoctorRequest(flags);
  const progress = createProgress();
  const terminal = createTerminal(flags.json === true ? 'json' : 'report');
  const http = commandHttp(
    {
      ...terminal,
      warn: (line) => {
        progress.end();
        terminal.warn(line);
      },
    },
    timing,
  );
  const machine = describeMachine(request.environment);
  printMachine(machine, terminal);
  const results: LinkResult[] = [];
  await examine(
    request,
    { http, timing },
    {
      onStart: (link) => {
        progress.start(LINKS[link]);
      },
      onResult: (result) => {
        progress.end();
        const shown = flags.full === true ? result : withShortOcids(result);
        results.push(shown);
        printResult(shown, terminal);
      },
    },
  );
  printSummary(results, terminal);
  const broken = results.find(({ state }) => state === 'failed');
  if (flags.json === true) {
    const report = { ...machine, firstBrokenLink: broken?.link ?? null, links: results };
    terminal.result(harmlessJson(report));
  }
  return broken ? EXIT.failed : EXIT.done;
}

/** The result of every link may be pasted into a public issue. */
function withShortOcids(result: LinkResult): LinkResult {
  return { ...result, seen: result.seen.map(shortOcids), next: result.next.map(shortOcids) };
}
