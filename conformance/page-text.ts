// The text of docs/conformance.md: every case with its state, which reports change.

import type { Fact } from './fact.ts';
import type { NamedReport } from './read-reports.ts';
import { cell } from './report.ts';

const INTRODUCTION = `# Conformance

This project was written without access to a tenancy. It rests on the facts below. Each fact is a case that can be run: against the emulator, which every
build does, and against a real identity domain. A fact is _documented_ by Oracle, _reported live_ by a project that ran against OCI, _unverified_, or
a _conflict_ between two sources. A report of a run in a real tenancy changes that state.

\`npm run conformance:page\` generates this page from \`conformance/\` and the reports in \`conformance/reports/\`.

## Run it in your tenancy

You need a clone of this repository, Node, and an OCI profile of an administrator of the identity domain who may manage policies in the compartment:

<!-- not run: it needs a tenancy and its administrator -->

\`\`\`sh
npm ci
npm run conformance -- --tenancy-profile ADMIN --compartment ocid1.compartment.oc1..… \\
  --domain-url https://idcs-….identity.oraclecloud.com
\`\`\`

The run asks before it starts and takes about ten minutes. It creates objects whose names begin with \`oci-wif-conformance-\`: service users, a group,
confidential applications, a certificate for one of them, trusts, and two policies that allow reading the buckets of the compartment. It needs no
identity provider: it makes a key of its own, whose certificate is in the trusts. At the end, after an error and after Ctrl-C, it removes everything. After a crash, run the same command with
\`--remove-leftovers\`. If you have a test domain, use that one.

## Send the report

The run writes \`conformance-report.json\` and \`conformance-report.md\`. Secrets, OCIDs and the URL of the domain are replaced; read the files before you
publish them. Attach the JSON file to an issue with the form _Conformance report_, or add it as \`conformance/reports/<date>-<name>.json\` in a pull request
and run \`npm run conformance:page\`.
`;

/** @returns Markdown, not yet formatted */
export function pageText(facts: readonly Fact[], reports: readonly NamedReport[]): string {
  const topics = [...new Set(facts.map(({ topic }) => topic))];
  return [
    INTRODUCTION,
    '## Cases',
    '',
    summary(facts, reports),
    '',
    ...topics.flatMap((topic) => [
      `### ${topic}`,
      '',
      ...table(
        ['case', 'what holds', 'expected', 'source', 'state'],
        facts
          .filter((fact) => fact.topic === topic)
          .map((fact) => [
            `\`${fact.id}\``,
            fact.sentence,
            `\`${fact.expected}\``,
            cell(fact.source),
            stateOf(fact, reports),
          ]),
      ),
      '',
    ]),
    '## Reports',
    '',
    ...(reports.length === 0
      ? ['There is no report of a real tenancy yet. Yours would be the first.']
      : table(
          ['report', 'date', 'version', 'same', 'different', 'not known'],
          reports.map((report) => [cell(report.name), report.date, cell(report.version), ...countsOf(report, facts)]),
        )),
    '',
  ].join('\n');
}

/** The state of a fact: that of the reports that observed it, or its own. */
export function stateOf(fact: Fact, reports: readonly NamedReport[]): string {
  const seen = reports.flatMap(({ name, results }) =>
    results
      .filter(({ id, verdict }) => id === fact.id && verdict !== 'not known')
      .map((result) => ({ name, seen: result.seen })),
  );
  if (seen.length === 0) return fact.state;
  // Compared with what is expected now: the expectation may have changed since the report.
  const different = seen.filter((one) => one.seen !== fact.expected);
  if (different.length === 0) return `confirmed by ${seen.length === 1 ? 'one report' : `${seen.length} reports`}`;
  const others = different.map((one) => `${cell(one.seen)} (${cell(one.name)})`).join('; ');
  return `**different in ${different.length} of ${seen.length}**: ${others}`;
}

function summary(facts: readonly Fact[], reports: readonly NamedReport[]): string {
  const states = facts.map((fact) => stateOf(fact, reports));
  const count = (pattern: RegExp): number => states.filter((state) => pattern.test(state)).length;
  return (
    `${facts.length} cases: ${count(/^confirmed/)} confirmed by a report, ${count(/^\*\*different/)} different in a report, ` +
    `${count(/^documented/)} documented, ${count(/^reported/)} reported live, ${count(/^unverified/)} unverified, ${count(/^conflict/)} in conflict.`
  );
}

function countsOf({ results }: NamedReport, facts: readonly Fact[]): string[] {
  const counts = { same: 0, different: 0, 'not known': 0 };
  for (const { id, seen, verdict } of results) {
    const fact = facts.find((one) => one.id === id);
    if (!fact) continue;
    counts[verdict === 'not known' ? verdict : seen === fact.expected ? 'same' : 'different'] += 1;
  }
  return Object.values(counts).map(String);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
