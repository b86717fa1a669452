// The text of docs/conformance.md: every case with its state, which reports change.

import { REPORTED, type Fact } from './fact.ts';
import type { NamedReport } from './read-reports.ts';
import { cell } from './report.ts';

const INTRODUCTION = `# Conformance

This project was written without access to a tenancy. It rests on the facts below, each of which is a case that can be run: against the emulator, which every
build does, and against a real identity domain. **One run in a tenancy turns all of this into knowledge.** It takes less than fifteen minutes, most of them waiting.

## Run it in your tenancy

You need Git, Node 20.12 or later, and an OCI profile of an administrator of the identity domain who may manage policies in one compartment. If you have a test
domain and an empty compartment, use those.

<!-- not run: it needs a tenancy and its administrator -->

\`\`\`sh
git clone https://github.com/org/oci-wif-action && cd oci-wif-action
npm ci
npm run conformance -- --tenancy-profile ADMIN --compartment ocid1.compartment.oc1..… \\
  --domain-url https://idcs-….identity.oraclecloud.com
\`\`\`

1. It shows the domain, the administrator and the compartment, and asks before it creates anything.
2. It creates service users, a group, confidential applications and a public one, a certificate, trusts, and two policies that allow reading the buckets
   of the compartment. Their names begin with \`oci-wif-conformance-\`. It changes nothing that it did not create. It needs no identity provider: the trusts
   have the certificate of a key that exists only while it runs.
3. It waits until the first exchange succeeds, and two minutes more (\`--settle\`), because new objects take effect after one to two minutes.
4. It observes each case and prints one line for it: \`same\`, \`different\`, or \`not known\` if the case could not be prepared or observed, as
   \`exchange-signed-by-instance\` anywhere but on a compute instance of the tenancy. A case that fails stops no other.
5. It removes everything, also after an error and after Ctrl-C. After a crash, run the same command with \`--remove-leftovers\`.

Exit code 1 means that something is different or not known: that is the most valuable result.

## Send the report

Attach **\`conformance-report.json\`** to an issue with the form _Conformance report_; \`conformance-report.md\` is the same for reading. Secrets, OCIDs and
the URL of the domain are replaced; read the file before you publish it. Or add it as \`conformance/reports/<date>-<name>.json\` in a pull request.
\`npm run conformance:page\` generates this page from \`conformance/\` and those reports.
`;

const STATES = `A fact is _documented_ by Oracle, _reported live_ by public projects that ran against OCI, _unverified_, or a _conflict_ between two sources. Where nobody knows
what to expect, \`reported\` is expected: the case says what it saw, and cannot fail.`;

/** @returns Markdown, not yet formatted */
export function pageText(facts: readonly Fact[], reports: readonly NamedReport[]): string {
  const topics = [...new Set(facts.map(({ topic }) => topic))];
  return [
    INTRODUCTION,
    '## Cases',
    '',
    summary(facts, reports),
    '',
    STATES,
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
      .map(({ seen, detail = '' }) => ({ name, seen, detail })),
  );
  if (seen.length === 0) return fact.state;
  if (fact.expected === REPORTED)
    return `seen: ${seen.map(({ name, detail }) => `${cell(detail)} (${cell(name)})`).join('; ')}`;
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
