// The lines of an OCI config as Python's configparser reads them, and INI files with a set-up.

import { configLines, readIniFile, refuseUnknownKeys } from '../../src/text/ini.ts';

const lines = (text: string): string[] =>
  [...configLines(Buffer.from(text, 'latin1'))].map(({ kind, name, value }) => [kind, name, value].join('|'));

describe('a line', () => {
  it.each([
    ['a header', '[A b]', ['header|A b|']],
    ['a header with blanks and text around it', '  [A]  # no comment', ['header|A|']],
    ['a header up to its last bracket', '[A[1]]', ['header|A[1]|']],
    ['a bracket within a line, which is no header', '[A]\nx [B]=1', ['header|A|', 'key|x [b]|1']],
    ['a header that is not closed', '[A]\n[B = 1', ['header|A|', 'broken||']],
    ['a key with =', '[A]\nKey = a=b:c', ['header|A|', 'key|key|a=b:c']],
    ['a key with :', '[A]\nkey: a', ['header|A|', 'key|key|a']],
    ['an empty value', '[A]\nkey =', ['header|A|', 'key|key|']],
    ['a value without a key', '[A]\n= a', ['header|A|', 'broken||']],
    ['a key without a value', '[A]\nkey', ['header|A|', 'broken||']],
    ['a key before the first section', 'key = 1', ['stray||']],
    ['comments', '# a\n; b\n  # c', ['comment||', 'comment||', 'comment||']],
    ['no comment behind a value', '[A]\nkey = a # b', ['header|A|', 'key|key|a # b']],
    ['blank lines', '\n \t\n\r\n', ['blank||', 'blank||', 'blank||']],
    ['a deeper line continues the value', '[A]\nkey = a\n  b = c', ['header|A|', 'key|key|a', 'continuation||']],
    ['also behind a blank line', '[A]\nk = a\n\n b', ['header|A|', 'key|k|a', 'blank||', 'continuation||']],
    ['a line as deep as its key is another key', '[A]\n  k = a\n  l = b', ['header|A|', 'key|k|a', 'key|l|b']],
    ['a line one blank deeper than its key', '[A]\n  k = a\n   b', ['header|A|', 'key|k|a', 'continuation||']],
    ['many blanks around a key and its value', '[A]\nk \t  =  \t a  \t ', ['header|A|', 'key|k|a']],
    ['a header as deep as its key is a header', '[A]\n k = a\n [B]', ['header|A|', 'key|k|a', 'header|B|']],
    ['nothing continues behind a header', '[A]\nk = a\n[B]\n c', ['header|A|', 'key|k|a', 'header|B|', 'broken||']],
    ['tabs and carriage returns are blanks', '[A]\r\nk\t=\t a \t\r\n', ['header|A|', 'key|k|a']],
    ['a byte that is a part of a letter is kept', '[A]\nk = \u00a0a', ['header|A|', 'key|k|\u00a0a']],
  ])('%s', (_what, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('has its number, its place in the file, and its text without the line break', () => {
    const content = '[A]\r\nk = \r\r\n\nlast';
    const found = [...configLines(Buffer.from(content))];
    expect(found.map(({ number, text }) => [number, text])).toEqual([
      [1, '[A]'],
      [2, 'k = \r'],
      [3, ''],
      [4, 'last'],
    ]);
    expect(found.map(({ start, end }) => content.slice(start, end)).join('')).toBe(content);
  });
});

describe('an INI file', () => {
  const read = (text: string): Record<string, string> =>
    Object.fromEntries([...readIniFile(text, 'the file')].map(([key, { value, line }]) => [key, `${line} ${value}`]));

  it('has values by section and key, both in lower case', () => {
    expect(read('\uFEFF[ One ]\rA = 1\r\n[TWO]\nb: ü \n  \n  more ü\n# comment\n  end\n')).toEqual({
      'one.a': '2 1',
      'two.b': '4 ü\nmore ü\nend',
    });
    expect(read('')).toEqual({});
    expect(read('[A]\nk = \uFEFFx')).toEqual({ 'a.k': '2 \uFEFFx' });
  });

  it.each([
    ['[A]\nhunter2', 'the file has neither a section nor a key with a value in line 2'],
    ['hunter2 = 1', 'the file has neither a section nor a key with a value in line 1'],
    ['[A]\nk = hunter2\nK = 2', 'the file has a key in line 3 that it already has above'],
    ['[A]\nk = hunter2\n[a]\nk = 2', 'the file has a key in line 4 that it already has above'],
  ])('%j is refused without its text', (text, message) => {
    expect(() => readIniFile(text, 'the file')).toThrow(message);
    expect(() => readIniFile(text, 'the file')).not.toThrow('hunter2');
  });

  it('with an unknown key is refused with the keys that it may have', () => {
    const ini = readIniFile('[A]\nk = 1\n[b]\nl.m = 2', 'the file');
    expect(() => {
      refuseUnknownKeys(ini, ['a.k', 'b.l.m'], 'the file');
    }).not.toThrow();
    expect(() => {
      refuseUnknownKeys(ini, ['a.k', 'c.n'], 'the file');
    }).toThrow('the file has the key "[b] L.M" in line 4; expected: [a] K, [c] N (in any case)');
  });
});
