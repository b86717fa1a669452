// Config files made up by fast-check: tidy ones as tools write them, and soups of lines that tools fight over.

import fc from 'fast-check';

/** Bytes of a file without defects; sections WIF and DEFAULT appear often enough to matter. Half of the files hold non-ASCII bytes. */
export function validConfig({ ascii = false } = {}): fc.Arbitrary<Buffer> {
  const blank = fc.constantFrom('', ' ', '\t');
  const eol = fc.constantFrom('\n', '\r\n');
  const word = fc.stringMatching(ascii ? /^[ -~]{0,12}$/ : /^[ -~\xa0-\xff]{0,12}$/);
  const comment = fc.tuple(blank, fc.constantFrom('#', ';'), word).map((parts) => parts.join(''));
  const filler = fc.array(fc.oneof(blank, comment), { maxLength: 3 });
  const key = fc.stringMatching(/^[a-z_]{1,8}$/);
  const pair = fc
    .tuple(key, blank, fc.constantFrom('=', '=', '=', ':'), blank, word, fc.array(word, { maxLength: 1 }), filler)
    .map(([name, before, sign, after, value, more, behind]) => ({
      name,
      lines: [`${name}${before}${sign}${after}${value}`, ...more.map((text) => `  .${text}`), ...behind],
    }));
  const section = fc
    .tuple(
      fc.constantFrom('WIF', 'DEFAULT', 'WIF2', 'default', 'a', 'b.c', 'd-e_f', ' WIF'),
      filler,
      fc.uniqueArray(pair, { selector: (one) => one.name, maxLength: 5 }),
    )
    .map(([name, behind, pairs]) => ({ name, lines: [`[${name}]`, ...behind, ...pairs.flatMap((one) => one.lines)] }));
  return fc
    .tuple(
      filler,
      fc.uniqueArray(section, { selector: (one) => one.name, maxLength: 4 }),
      fc.infiniteStream(eol),
      fc.boolean(),
    )
    .map(([head, sections, eols, finalNewline]) => {
      const lines = [...head, ...sections.flatMap((one) => one.lines)];
      const text = lines.map((line) => `${line}${eols.next().value as string}`).join('');
      return Buffer.from(finalNewline ? text : text.replace(/\r?\n$/, ''), 'latin1');
    });
}

/** Bytes of any kind of file, mostly refused; ASCII only. */
export function lineSoup(): fc.Arbitrary<Buffer> {
  const line = fc.constantFrom(
    ...[
      '[WIF]',
      '[A]',
      '[B]',
      '[DEFAULT]',
      'k=v',
      'l = w',
      'm: x',
      'K=2',
      '  more',
      ' # note',
      '# note',
      '; note',
      '',
      ' ',
      '\t',
    ],
    ...[
      ' [A]',
      '[ A ]',
      '[A',
      '[]',
      '[A] # x',
      '[A]]',
      '[A=b',
      '=v',
      ' : v',
      'word',
      'k',
      ' k=v',
      '\tl=1',
      'a]=b',
      'k==',
      '\f',
      '\rk=v',
    ],
  );
  const few = fc.array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n', '')), { maxLength: 8 });
  return few.map((lines) => Buffer.from(lines.flat().join('')));
}
