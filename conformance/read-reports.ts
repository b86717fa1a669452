// Reads the reports in conformance/reports/. They come from other people, so everything in them is checked.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FORMAT, type Report } from './report.ts';
import type { Result } from './result.ts';

export interface NamedReport extends Report {
  /** Of the file, without `.json`. */
  name: string;
}

/** @returns the oldest first. @throws Error that names the file, for a report that cannot be used */
export function readReports(directory: string): NamedReport[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
  return files
    .map((file) => ({
      ...readReport(readFileSync(join(directory, file), 'utf8'), file),
      name: file.replace(/\.json$/, ''),
    }))
    .sort((one, other) => (one.date + one.name < other.date + other.name ? -1 : 1));
}

/** @param file for the message */
export function readReport(text: string, file: string): Report {
  const refuse = (problem: string): never => {
    throw new Error(`${file} ${problem}`);
  };
  if (/ocid1\.[a-z]+\.oc|BEGIN [A-Z ]*KEY|eyJ[\w-]+\./.test(text))
    refuse('contains an OCID, a key or a token: replace it');
  let report: Partial<Report> | null = null;
  try {
    report = JSON.parse(text) as Partial<Report> | null;
  } catch {
    refuse('is not JSON');
  }
  const { format, date, version, target, complete, results } = report ?? {};
  if (format !== REPORT_FORMAT) refuse(`has the format ${String(format)}; expected: ${REPORT_FORMAT}`);
  if (target !== 'tenancy') refuse('is not of a real tenancy: only such reports count');
  if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) refuse('has no date');
  if (typeof version !== 'string' || !/^[\w.+-]{1,40}$/.test(version)) refuse('has no version');
  if (!Array.isArray(results) || !results.every(isResult))
    refuse('has no list of results of the form that a run writes');
  return {
    format: REPORT_FORMAT,
    date: date ?? '',
    version: version ?? '',
    target: 'tenancy',
    complete: complete === true,
    results: results ?? [],
  };
}

function isResult(value: unknown): value is Result {
  const { id, expected, seen, verdict, detail = '' } = (value ?? {}) as Record<string, unknown>;
  const texts = [id, expected, seen, detail];
  return (
    texts.every((text) => typeof text === 'string' && text.length <= 1000) &&
    ['same', 'different', 'not known'].includes(String(verdict))
  );
}
