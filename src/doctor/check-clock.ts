// This machine's clock against the header Date of the domain.

import type { DomainAnswer } from './check-domain.ts';
import { failed, notChecked, ok, type LinkResult } from './link.ts';

/** Seconds. OCI refuses signed requests that are further off. */
const TOLERANCE = 300;

/** Pure. */
export function checkClock({ date = '', time }: DomainAnswer): LinkResult {
  const theirs = Date.parse(date);
  if (Number.isNaN(theirs)) return notChecked('clock', 'the answer of the domain has no header Date');
  // The header has no fraction of a second: on average, it is half a second late.
  const offset = Math.round((time - theirs - 500) / 1000);
  const seen = `this machine says ${isoSeconds(time)}, the domain ${isoSeconds(theirs)}: ${describeOffset(offset)}`;
  if (Math.abs(offset) <= TOLERANCE) return ok('clock', seen);
  return failed(
    'clock',
    seen,
    'Set the clock of this machine, for example with NTP: OCI tolerates five minutes, and tokens are valid for minutes.',
  );
}

function describeOffset(seconds: number): string {
  if (Math.abs(seconds) <= 1) return 'no difference';
  const size = Math.abs(seconds) < 120 ? `${Math.abs(seconds)} s` : `${Math.round(Math.abs(seconds) / 60)} min`;
  return `this machine is ${size} ${seconds < 0 ? 'behind' : 'ahead'}`;
}

function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
