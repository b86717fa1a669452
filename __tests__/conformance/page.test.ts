// The page of the cases, and how reports change it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymous } from '../../conformance/anonymous.ts';
import type { Fact } from '../../conformance/fact.ts';
import { FACTS } from '../../conformance/facts.ts';
import { readOptions } from '../../conformance/options.ts';
import { pageText, stateOf } from '../../conformance/page-text.ts';
import { readReport, readReports } from '../../conformance/read-reports.ts';
import type { Report } from '../../conformance/report.ts';
import type { Result } from '../../conformance/result.ts';
import { removeObjects } from '../../conformance/world/remove.ts';

const fact = (id: string): Fact => FACTS.find((one) => one.id === id)!;

function reportOf(results: Result[], more: Partial<Report> = {}): string {
  return JSON.stringify({
    format: 1,
    date: '2026-12-01',
    version: '1.0.0',
    target: 'tenancy',
    complete: true,
    results,
    ...more,
  });
}

const result = (id: string, seen: string, verdict: Result['verdict']): Result => ({
  id,
  expected: fact(id).expected,
  seen,
  verdict,
});

test('every case has an ID of its own, and a sentence, a source and an expectation', () => {
  expect(new Set(FACTS.map(({ id }) => id)).size).toBe(FACTS.length);
  for (const { id, sentence, source, expected } of FACTS) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(sentence).toMatch(/^[A-Z`].*\.$/);
    expect([source, expected].every((text) => text !== '')).toBe(true);
  }
});

describe('reports', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'reports-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });
  const write = (name: string, text: string): void => {
    writeFileSync(join(directory, `${name}.json`), text);
  };

  test('change the state of what they observed, and of nothing else', () => {
    expect(pageText(FACTS, [])).toContain('There is no report of a real tenancy yet.');
    write(
      '2026-12-01-one',
      reportOf([
        result('rule-and', '200', 'same'),
        result('rule-or', '401 no', 'different'),
        result('rule-plain', 'timeout', 'not known'),
      ]),
    );
    write(
      '2026-12-02-two',
      reportOf([result('rule-and', '200', 'same'), result('rule-or', '200', 'same')], { date: '2026-12-02' }),
    );
    const reports = readReports(directory);
    const states = ['rule-and', 'rule-or', 'rule-plain', 'rule-contains'].map((id) => stateOf(fact(id), reports));
    expect(states).toEqual([
      'confirmed by 2 reports',
      '**different in 1 of 2**: 401 no (2026-12-01-one)',
      'reported live',
      'documented',
    ]);
    const page = pageText(FACTS, reports);
    expect(page).toContain(`${FACTS.length} cases: 1 confirmed by a report, 1 different in a report, `);
    expect(page).toContain(
      '| 2026-12-01-one | 2026-12-01 | 1.0.0 | 1 | 1 | 1 |\n| 2026-12-02-two | 2026-12-02 | 1.0.0 | 2 | 0 | 0 |',
    );
  });

  test('are compared with what is expected now, whatever verdict they contain', () => {
    write('lie', reportOf([result('rule-and', '500', 'same')]));
    expect(stateOf(fact('rule-and'), readReports(directory))).toBe('**different in 1 of 1**: 500 (lie)');
  });

  test('say what they saw where nobody knows what to expect', () => {
    write('a', reportOf([{ ...result('claim-validations', 'reported', 'same'), detail: 'another: 401 | <b>' }]));
    expect(stateOf(fact('claim-validations'), readReports(directory))).toBe('seen: another: 401 \\| \\<b\\> (a)');
  });

  test('cannot bring markup into the page', () => {
    write('markup', reportOf([result('rule-and', '<img src=x> | [a](b)', 'different')]));
    const page = pageText(FACTS, readReports(directory));
    expect(page).toContain('\\<img src=x\\> \\| \\[a\\](b)');
  });
});

test.each([
  ['nonsense', /is not JSON/],
  [reportOf([], { format: 2 }), /has the format 2; expected: 1/],
  [reportOf([], { target: 'emulator' }), /is not of a real tenancy/],
  [reportOf([], { date: 'today' }), /has no date/],
  [reportOf([], { version: '`1`' }), /has no version/],
  [reportOf([{ id: 'a', expected: 'b', seen: 'c', verdict: 'fine' as 'same' }]), /no list of results/],
  [reportOf([result('rule-and', 'ocid1.user.oc1..aaaa', 'different')]), /contains an OCID, a key or a token/],
])('a report that cannot be used is refused: %s', (text, message) => {
  expect(() => readReport(text, 'file.json')).toThrow(message);
});

test('identifiers and secrets are replaced', () => {
  const place = { domainUrl: 'https://idcs-0f.identity.oraclecloud.com', prefix: 'oci-wif-conformance-1a2b3c4d' };
  const text =
    'at https://idcs-0f.identity.oraclecloud.com/admin: idcs-0f.identity.oraclecloud.com oci-wif-conformance-1a2b3c4d-first ' +
    'https://idcs-1.eu-1.identity.eu.oci.oraclecloud.com:443 ocid1.user.oc1..aaaa 0123456789abcdef0123456789abcdef me@example.com ' +
    'eyJhbGciOi.eyJzdWIiOi.sig "/home/me/.oci/config"';
  expect(anonymous(text, place)).toBe(
    'at <domain>/admin: <domain> <prefix>-first <domain> <OCID of a user> <id> <email address> (redacted) "<path>"',
  );
});

test.each([
  [['--domain-url', 'https://idcs-0f.identity.oraclecloud.com'], /--tenancy-profile and --compartment are missing/],
  [['--yes'], /--tenancy-profile and --compartment and --domain-url are missing/],
  [['--nonsense'], /Unknown option '--nonsense'; expected: --tenancy-profile, /],
  [
    ['--tenancy-profile', 'A', '--compartment', 'root', '--domain-url', 'https://x'],
    /--compartment is "root"; expected: the OCID/,
  ],
  [['--tenancy-profile', 'A', '--compartment', 'ocid1.compartment.oc1..a', '--domain-url', 'http://x'], /not https/],
  [
    [
      '--tenancy-profile',
      'A',
      '--compartment',
      'ocid1.compartment.oc1..a',
      '--domain-url',
      'https://x',
      '--settle',
      'long',
    ],
    /--settle is "long"/,
  ],
])('options that are not complete or not valid are refused: %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});

test('without options, the run is against the emulator', () => {
  expect([readOptions([]), readOptions(['--help'])]).toEqual([undefined, 'help']);
});

describe('the removal', () => {
  const answer = (status: number, value: unknown) => ({
    status,
    body: JSON.stringify(value),
    json: () => value as Record<string, unknown>,
  });

  test('removes only what has the name of the run, even if the service ignores the filter, and tries again', async () => {
    const calls: string[] = [];
    let groups = [
      { id: 'g1', displayName: 'run-group' },
      { id: 'g2', displayName: 'production' },
    ];
    let deletions = 0;
    const left = await removeObjects(
      { compartment: 'c' },
      'run-',
      {
        iam: () => Promise.resolve(answer(200, [])),
        setActive: () => Promise.resolve(),
        scim: (method, path) => {
          if (method === 'GET')
            return Promise.resolve(answer(200, { Resources: path.startsWith('Groups') ? groups : [] }));
          calls.push(`${method} ${path}`);
          if (++deletions === 2) groups = groups.filter(({ id }) => id !== 'g1');
          return Promise.resolve(answer(deletions === 2 ? 204 : 500, {}));
        },
      },
      () => Promise.resolve(),
    );
    expect([left, calls]).toEqual([[], ['DELETE Groups/g1', 'DELETE Groups/g1']]);
  });

  test('says what it could not remove', async () => {
    const left = await removeObjects(
      { compartment: 'c' },
      'run-',
      {
        iam: (_method, path) =>
          Promise.resolve(answer(200, path.includes('?') ? [{ id: 'p', name: 'run-policy' }] : {})),
        setActive: () => Promise.resolve(),
        scim: () => Promise.resolve(answer(200, { Resources: [] })),
      },
      () => Promise.resolve(),
    );
    expect(left).toEqual([{ collection: 'policies', id: 'p', name: 'run-policy' }]);
  });
});
