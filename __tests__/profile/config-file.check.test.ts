// Which config files are refused, in which line and why; and which are accepted with a warning.

import { Failure } from '../../src/failure.ts';
import { checkConfig } from '../../src/profile/config-file.ts';

const FILE = '/home/me/.oci/config';
const check = (text: string | Buffer) => checkConfig(Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'), FILE);

function failureOf(text: string | Buffer): Failure {
  try {
    check(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

const refused: { name: string; text: string | Buffer; line: number; says: RegExp }[] = [
  { name: 'a UTF-8 byte order mark', text: '\xef\xbb\xbf[A]\nk=v\n', line: 1, says: /byte order mark/ },
  { name: 'UTF-16', text: Buffer.from('\ufeff[A]\nk=v\n', 'utf16le'), line: 1, says: /byte order mark/ },
  { name: 'a NUL', text: '[A]\nk=v\nl=\0\n', line: 3, says: /control character/ },
  { name: 'a binary file', text: '\x7fELF\x02\x01\n', line: 1, says: /control character/ },
  { name: 'a form feed, white space to some', text: '[A]\n\fk=v\n', line: 2, says: /control character/ },
  { name: 'old Macintosh line ends', text: '[A]\rk=v\r', line: 1, says: /carriage return/ },
  { name: 'a duplicate section', text: '[A]\nk=v\n\n[B]\n[A]\n', line: 5, says: /already in line 1/ },
  { name: 'a second [DEFAULT]', text: '[DEFAULT]\nk=v\n[DEFAULT]\n', line: 3, says: /already in line 1/ },
  { name: 'a duplicate key', text: '[A]\nk=v\nl=1\nk=2\n', line: 4, says: /already in line 2/ },
  { name: 'a duplicate key in another case', text: '[A]\nkey=v\nKEY = 2\n', line: 3, says: /already in line 2/ },
  { name: 'a line that is no pair', text: '[A]\nk=v\n[B]\nsecret words\n', line: 4, says: /neither a section/ },
  { name: 'a value without a key', text: '[A]\n=v\n', line: 2, says: /without a key/ },
  { name: 'text before the first section', text: '# note\nk=v\n[A]\n', line: 2, says: /before the first section/ },
  { name: 'a header that is not closed', text: '[A]\nk=v\n[WIF\nl=1\n', line: 3, says: /closing/ },
  { name: 'a header that is not closed but has =', text: '[A]\n[WIF=1\n', line: 2, says: /closing/ },
  { name: 'a header without a name', text: '[A]\n[]\n', line: 2, says: /without a name/ },
  {
    name: 'a header that is not closed at the very beginning',
    text: '[A\nk=v\n',
    line: 1,
    says: /before the first section/,
  },
  { name: 'an indented header behind a key', text: '[A]\nk=v\n  [B]\nl=1\n', line: 3, says: /indented/ },
  { name: 'an indented header at the beginning', text: '\t[A]\nk=v\n', line: 1, says: /indented/ },
  { name: 'two closing brackets', text: '[A]\n[B]]\n', line: 2, says: /more than one/ },
];

test.each(refused)('refuses $name, with the line number', ({ text, line, says }) => {
  const failure = failureOf(text);
  expect(failure.kind).toBe('files');
  expect(failure.message).toMatch(new RegExp(`^Invalid OCI config file: ${FILE}, line ${line}: `));
  expect(failure.message).toMatch(says);
});

test('never shows the text of a line', () => {
  for (const text of [
    '[A]\npass phrase: x\nhunter2 hunter2\n',
    '[hunter2\n',
    'hunter2=1\n',
    '[A]\nhunter2=1\nhunter2=2\n',
    '[hunter2]\n[hunter2]\n',
  ]) {
    const failure = failureOf(text);
    expect(`${failure.message} ${failure.hint ?? ''}`).not.toContain('hunter2');
  }
});

const accepted: { name: string; text: string }[] = [
  { name: 'an empty file', text: '' },
  { name: 'blank lines and comments only', text: '\n  \n# note\n\t# note\n' },
  { name: 'CRLF', text: '[A]\r\nk=v\r\n\r\n[B]\r\n' },
  { name: 'no final newline', text: '[A]\nk=v' },
  { name: 'blanks round =', text: '[A]\nk = v\n' },
  { name: 'the same key in two sections', text: '[A]\nk=1\n[B]\nk=2\n' },
  { name: 'blanks after a header', text: '[A]  \nk=v\n' },
  { name: 'non-ASCII text in another inherited key', text: '[DEFAULT]\nnote=\xc3\xa4\n' },
  { name: '[default] beside [DEFAULT]', text: '[DEFAULT]\nk=1\n[default]\nk=2\n' },
  { name: 'a Windows path', text: '[A]\nkey_file=C:\\Users\\me\\key.pem\n' },
  { name: 'a value with = and an empty one', text: '[A]\nk=a=b\nl=\n' },
  {
    name: 'UTF-8 letters, à among them, whose last byte looks like a blank',
    text: Buffer.from('[A]\nname=voilà\n').toString('latin1'),
  },
  { name: 'an API-key [DEFAULT]', text: '[DEFAULT]\nuser=u\nfingerprint=f\npass_phrase=plain\nlog_requests=True\n' },
];

test.each(accepted)('accepts $name without a warning', ({ text }) => {
  expect(check(text)).toEqual([]);
});

const warned: { name: string; text: string; says: RegExp }[] = [
  { name: '; comments', text: '[A]\n; note\nk=v\n ; note\n', says: /line 2, 4: .*refuse the whole file.*";"/ },
  { name: 'a : pair', text: '[A]\nk: v\n', says: /line 2: .*without "="/ },
  { name: 'a continuation', text: '[A]\nk=v\n  more\n', says: /line 3: .*without "="/ },
  { name: 'spaces in a section name', text: '[A]\n[ WIF ]\n', says: /line 2: blanks inside the brackets/ },
  { name: 'a comment behind a header', text: '[A] # mine\nk=v\n', says: /line 1: text after a section header/ },
  {
    name: 'an inherited authentication_type',
    text: '[DEFAULT]\nauthentication_type=x\n',
    says: /line 2: .*authentication_type/,
  },
  { name: 'an inherited key_content', text: '[DEFAULT]\nKey_Content=x\n', says: /line 2: .*key_content/ },
  { name: 'text right behind a header', text: '[A]mine\nk=v\n', says: /line 1: text after a section header/ },
  { name: 'an inherited log_requests', text: '[DEFAULT]\nlog_requests=x\n', says: /line 2: .*log_requests/ },
  { name: 'a log_requests with more behind it', text: '[DEFAULT]\nlog_requests=10\n', says: /line 2: .*log_requests/ },
  { name: 'a log_requests with more before it', text: '[DEFAULT]\nlog_requests=-1\n', says: /line 2: .*log_requests/ },
  {
    name: 'an inherited non-ASCII pass phrase',
    text: '[DEFAULT]\npass_phrase=\xc3\xa4\n',
    says: /line 2: .*pass_phrase/,
  },
  { name: 'bytes that are not UTF-8', text: '[A]\nk=\xe4\n', says: /not valid UTF-8/ },
];

test.each(warned)('warns of $name', ({ text, says }) => {
  const warnings = check(text);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(says);
  expect(warnings[0]).toContain(FILE);
});

test('does not warn of the same keys in a section that no profile inherits', () => {
  expect(check('[A]\nauthentication_type=x\nkey_content=x\nlog_requests=x\npass_phrase=\xc3\xa4\n')).toEqual([]);
});

test('lists only the first lines of a problem that occurs on many', () => {
  expect(check(`[A]\n${'; note\n'.repeat(1_000)}`)[0]).toMatch(/line 2, 3, 4, \d+: /);
});
