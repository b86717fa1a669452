// What the README shows of a first session is what the programs print, and what it claims beside it is so.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { recordedFiles } from '../../scripts/docs/recording/documents.ts';
import { linesAtWords, screenOf, textOf } from '../../scripts/docs/recording/screen.ts';
import { recordSession } from '../../scripts/docs/recording/session.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const readme = read('README.md');

/** The programs of this name on macOS and BSD have other options. */
function hasScriptOfUtilLinux(): boolean {
  try {
    return execFileSync('script', ['--version'], { encoding: 'utf8', stdio: 'pipe' }).includes('util-linux');
  } catch {
    return false;
  }
}

if (hasScriptOfUtilLinux()) {
  test('the picture and the outputs are those of a session today; if not, run npm run docs:recording', async () => {
    const recording = await recordSession();
    for (const [path, text] of Object.entries(recordedFiles(recording, read))) expect(read(path)).toBe(text);
    const setup = recording.commands.find(({ typed }) => typed.includes(' setup '))?.typed ?? '(none)';
    expect(readme).toContain(`\n${setup}\n`);
  });
} else {
  test.skip('the picture and the outputs are those of a session today: needs script of util-linux', () => undefined);
}

test('a badge shows a workflow or a license that exists', () => {
  const badges = [...readme.matchAll(/^\[!\[(.+?)\]\((.+?)\)\]\((.+?)\)$/gm)].map(([, , image = '', link = '']) => ({
    image,
    link,
  }));
  expect(badges.length).toBeGreaterThan(2);
  for (const { image, link } of badges) {
    const [, workflow] = /\/actions\/workflows\/([\w-]+\.yml)\/badge\.svg/.exec(image) ?? [];
    if (workflow === undefined)
      expect({ image, link }).toEqual({
        image: expect.stringContaining('/license-Apache--2.0-') as string,
        link: 'LICENSE',
      });
    else
      expect([
        link.endsWith(`/actions/workflows/${workflow}`),
        existsSync(`${root}.github/workflows/${workflow}`),
      ]).toEqual([true, true]);
  }
  expect(read('LICENSE')).toContain('Apache License');
});

test('every workflow and every list of steps is valid YAML, with tools in the versions that were tested', () => {
  const blocks = [...readme.matchAll(/^ *```yaml\n([^]*?)```/gm)].map(([, block = '']) => block);
  expect(blocks.length).toBeGreaterThan(3);
  for (const block of blocks) expect(parse(block)).toEqual(expect.any(Object));
  const requirements = read('__tests__/consumers/python/requirements.txt').split('\n');
  const installed = [...readme.matchAll(/pipx install (\S+)/g)].map(([, requirement]) => requirement);
  expect(installed.length).toBeGreaterThan(0);
  for (const requirement of installed) expect(requirements).toContain(requirement);
});

describe('the screen of a terminal', () => {
  const shown = (output: string, columns = 80): string => textOf(screenOf(output, columns));

  test('shows the last state of a line that is drawn several times', () => {
    expect(shown('Apply? No\r\n\u001b[1A\u001b[Jdone\r\n')).toBe('done');
    expect(shown('12345\u001b[3D\u001b[Kx')).toBe('12x');
    expect(shown('abc\rX')).toBe('Xbc');
  });

  test('continues a long line on the next one', () => {
    expect(shown('abcdef', 4)).toBe('abcd\nef');
  });

  test('is drawn with lines that break between words, and inside a word only if it is longer than a line', () => {
    const drawn = (output: string): string => textOf(linesAtWords(screenOf(output, 80), 10));
    expect(drawn('  one two three')).toBe('one two\n    three');
    expect(drawn('abcdefghijklm')).toBe('abcdefghij\n  klm');
    expect(drawn('short')).toBe('short');
  });

  test('keeps bold, dim and colors apart', () => {
    expect(screenOf('\u001b[32m+\u001b[39m a\u001b[1mb\u001b[22m', 80)).toEqual([
      [
        { text: '+', bold: false, dim: false, color: 32 },
        { text: ' a', bold: false, dim: false, color: undefined },
        { text: 'b', bold: true, dim: false, color: undefined },
      ],
    ]);
  });

  test('does not guess what an unknown sequence does', () => {
    expect(() => screenOf('\u001b[5;5H', 80)).toThrow('unknown control sequence');
  });
});
