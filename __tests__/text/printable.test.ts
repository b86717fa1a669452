// What is shown of texts that others wrote, and how texts are put into lines and shells.

import { describeFailure, Failure } from '../../src/failure.ts';
import { camelCase, checkForm, firstGiven } from '../../src/text/form.ts';
import { harmless, harmlessJson, printable, quoted, quotedPath, shellQuoted } from '../../src/text/printable.ts';

describe('a text of others', () => {
  it.each([
    ['line breaks and blanks', ' a\r\n\t b\u2028c ', 'a b c'],
    ['control characters', 'a\u001b[31m\u0000', 'a\\u001b[31m\\u0000'],
    ['characters that turn the direction', 'a\u202eb', 'a\\u202eb'],
    ['characters beyond four digits', 'a\u{e0001}', 'a\\u{e0001}'],
    ['a workflow command', '::error::x', ': :error::x'],
    ['a workflow command behind a line break', 'x\n::error::y', 'x ::error::y'],
    ['an old workflow command', 'a ##[error]x ##[y', 'a # #[error]x # #[y'],
    ['other signs', '# ## : a::b', '# ## : a::b'],
    ['line breaks beside commands', 'a\u2029##[b\u2028\u2028c', 'a # #[b c'],
  ])('is shown on one line: %s', (_what, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('is cut behind the limit', () => {
    expect(printable('12345', 5)).toBe('12345');
    expect(printable('123456', 5)).toBe('12345…');
    expect(printable('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
    expect(quoted('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
  });

  it('that is a path is not cut', () => {
    expect(quotedPath(`/${'x'.repeat(1000)}\n`)).toBe(`"/${'x'.repeat(1000)}"`);
  });
});

describe('a text of several lines from others', () => {
  it.each([
    ['line feeds and tabs stay', 'a\n\tb\n\n c ', 'a\n\tb\n\n c '],
    ['other control characters', 'a\r\n\u001b[31m\u0000\u0085', 'a\\u000d\n\\u001b[31m\\u0000\\u0085'],
    ['characters that turn the direction', 'a\u202eb\u2066', 'a\\u202eb\\u2066'],
    ['other line breaks', 'a\u2028b\u2029::c', 'a\\u2028b\\u2029::c'],
    ['characters beyond four digits', 'a\u{e0001}', 'a\\u{e0001}'],
    ['letters of any language', 'àéîõü 日本 🙂', 'àéîõü 日本 🙂'],
    ['workflow commands', '::a\n::b\n  ::c\n\t:::d', ': :a\n: :b\n  : :c\n\t: ::d'],
    ['old workflow commands', '##[error]a\nb ##[c', '# #[error]a\nb # #[c'],
    ['other signs', '# ## a::b : c ::d', '# ## a::b : c ::d'],
  ])('is shown without what a terminal or a runner would act on: %s', (_what, text, expected) => {
    expect(harmless(text)).toBe(expected);
    expect(harmless(expected)).toBe(expected);
  });

  it.each([['##[error]a'], ['a\r\n\u001b\u0085\u202e\u2028\u2029b'], ['\u{e0001}'], ['## [::a, 日本 🙂']])(
    'is the same value in JSON that is harmless: %j',
    (text) => {
      const json = harmlessJson({ text: [text] });
      expect(JSON.parse(json)).toEqual({ text: [text] });
      expect(harmless(json)).toBe(json);
    },
  );

  it('is JSON on several lines, and what needs no escape has none', () => {
    expect(harmlessJson({ a: ['##[\u202e\u{e0001}', '# [::é🙂'] })).toBe(
      ['{', '  "a": [', '    "#\\u0023[\\u202e\\udb40\\udc01",', '    "# [::é🙂"', '  ]', '}'].join('\n'),
    );
  });
});

it.each([
  ['region', 'region'],
  ['client-id', 'clientId'],
  ['a-bc-def', 'aBcDef'],
])('the name %s is %s in the code', (name, expected) => {
  expect(camelCase(name)).toBe(expected);
});

it.each([
  [[undefined, '', 'a', 'b'], 'a'],
  [['', undefined], undefined],
  [[], undefined],
])('of %j, the first that is given is %j', (texts, expected) => {
  expect(firstGiven(...texts)).toBe(expected);
});

it.each([
  ['a-b/c.d:e=f,g@h%i+j_k', 'a-b/c.d:e=f,g@h%i+j_k'],
  ['', "''"],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['$(x)', "'$(x)'"],
  ['a\n', "'a\n'"],
  ['~', "'~'"],
])('%j is %s for a shell', (text, expected) => {
  expect(shellQuoted(text)).toBe(expected);
});

it('a value that does not have the form is named with what is accepted', () => {
  expect(checkForm('--name', 'abc', /^[a-c]+$/, 'letters')).toBe('abc');
  expect(() => checkForm('--name', 'ab1', /^[a-c]+$/, 'letters')).toThrow('--name is "ab1"; expected: letters');
});

describe('an error', () => {
  const failure = (hint?: string, message = 'why'): Failure =>
    new Failure('input', 'Invalid input', message, hint === undefined ? {} : { hint });

  it.each([
    [failure(), 'Invalid input: why'],
    [failure('do this'), 'Invalid input: why. What to do: do this'],
    [failure('do\nthis'), 'Invalid input: why\ndo\nthis'],
    [failure('do this', 'why\nand'), 'Invalid input: why\nand\ndo this'],
  ])('that was foreseen is shown with its hint %#', (error, expected) => {
    expect(describeFailure(error)).toBe(expected);
  });

  it('of the file system names the path and the cause, although nobody foresaw it', () => {
    const error = Object.assign(new Error('hunter2'), { code: 'EACCES', syscall: 'scandir', path: '/home/u/.oci' });
    expect(describeFailure(error)).toBe('Cannot write profile: /home/u/.oci: permission denied');
    expect(describeFailure({ code: 'EACCES', path: '/home/u/.oci' })).toMatch(/^Internal error: /);
  });

  it('that nobody foresaw is shown without its message, which may hold a secret', () => {
    const error = new TypeError('hunter2');
    error.stack = 'TypeError: hunter2\n    at run (file.js:1:2)\n    at main (file.js:3:4)';
    expect(describeFailure(error)).toBe(
      'Internal error: TypeError at run (file.js:1:2); please report this defect of oci-wif-action',
    );
    delete error.stack;
    expect(describeFailure(error, 'oci-wif')).toBe('Internal error: TypeError; please report this defect of oci-wif');
    expect(describeFailure('hunter2')).toBe('Internal error: string; please report this defect of oci-wif-action');
  });
});
