// The report of a run, for a machine and for a person.

import { REPORTED } from './fact.ts';
import { FACTS } from './facts.ts';
import type { Result, Verdict } from './result.ts';

/** Changes when old reports can no longer be read. */
export const REPORT_FORMAT = 1;

export interface Report {
  format: number;
  /** `YYYY-MM-DD` */
  date: string;
  /** Of this project. */
  version: string;
  target: 'tenancy' | 'emulator';
  /** False if the run was interrupted. */
  complete: boolean;
  results: Result[];
}

export function markdownReport(report: Report): string {
  const { date, version, target, complete, results } = report;
  const of = (verdict: Verdict): Result[] => results.filter((result) => result.verdict === verdict);
  const lines = [
    '# Conformance report',
    '',
    `${date}, version ${version}, against ${target === 'tenancy' ? 'a real tenancy' : 'the emulator'}${complete ? '' : ', interrupted'}: ` +
      `${results.length} of ${FACTS.length} cases run, ${of('same').length} same, ${of('different').length} different, ${of('not known').length} not known.`,
    '',
    'Secrets, OCIDs and the URL of the domain are replaced.',
    ...section('Different', of('different')),
    ...section('Not known', of('not known')),
    ...section('Reported, because nobody knows what to expect', of('same').filter(isReported)),
    ...section(
      'Same',
      of('same').filter((result) => !isReported(result)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const isReported = ({ expected }: Result): boolean => expected === REPORTED;

function section(title: string, results: readonly Result[]): string[] {
  if (results.length === 0) return [];
  const rows = results.map(({ id, expected, seen, detail = '' }) => [
    `\`${id}\`: ${FACTS.find((fact) => fact.id === id)?.sentence ?? ''}`,
    expected,
    seen,
    detail,
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [
    '',
    `## ${title}`,
    '',
    line(['case', 'expected', 'seen', 'detail']),
    '| --- | --- | --- | --- |',
    ...rows.map(line),
  ];
}

/** A text of a service or of a report must not become markup of the page. */
export function cell(text: string): string {
  return text.replace(/[\\|<>[\]]/g, '\\$&').replaceAll('\n', ' ');
}
