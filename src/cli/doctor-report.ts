// The doctor's report as text, at most 80 columns wide.

import { LINKS, type LinkResult } from '../doctor/link.ts';
import { wrapped } from '../text/wrapped.ts';
import type { Machine } from './machine.ts';
import type { Style, Terminal } from './terminal.ts';

const WIDTH = 80;
const INDENT = ' '.repeat(8);

const SIGNS: Readonly<Record<LinkResult['state'], [sign: string, style: Style]>> = {
  ok: ['ok', 'green'],
  failed: ['FAILED', 'red'],
  'not checked': ['-', 'dim'],
};

export function printMachine(machine: Machine, { say }: Terminal): void {
  for (const line of wrapped(Object.values(machine).join(', '), '', WIDTH)) say(line);
  say();
}

export function printResult({ link, state, seen, next }: LinkResult, { say, paint }: Terminal): void {
  const [sign, style] = SIGNS[state];
  const column = `${paint(style, sign)}${' '.repeat(INDENT.length - sign.length)}`;
  if (state === 'not checked') {
    const [first = '', ...more] = wrapped(`${LINKS[link]}, not checked: ${seen.join('; ')}`, INDENT, WIDTH);
    say(`${column}${paint('dim', first.slice(INDENT.length))}`);
    for (const line of more) say(paint('dim', line));
  } else {
    say(`${column}${paint('bold', LINKS[link])}`);
    for (const text of seen) for (const line of wrapped(text, INDENT, WIDTH)) say(line);
  }
  next.forEach((text, index) => {
    for (const line of wrapped(`${index === 0 ? 'Next: ' : ''}${text}`, INDENT, WIDTH)) say(paint('cyan', line));
  });
}

/** The last lines: how many links are in which state, and which one to look at first. */
export function printSummary(results: readonly LinkResult[], { say, paint }: Terminal): void {
  const count = (state: LinkResult['state']): number => results.filter((result) => result.state === state).length;
  say();
  say(`${count('ok')} ok, ${count('failed')} failed, ${count('not checked')} not checked`);
  const broken = results.find(({ state }) => state === 'failed');
  if (broken) say(paint('red', `First broken link: ${LINKS[broken.link]}`));
  else if (count('not checked') > 0) say('Everything that was checked is ok.');
  else say(paint('green', 'Everything is ok.'));
}
