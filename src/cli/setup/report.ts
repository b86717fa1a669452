// The plan and the result of setup, as text.

import type { NextStep } from '../../setup/apply/next-steps.ts';
import type { Step } from '../../setup/plan/plan.ts';
import type { RemovalStep } from '../../setup/remove/plan-removal.ts';
import type { Style, Terminal } from '../terminal.ts';

const SIGNS: Readonly<Record<Step['mark'] | RemovalStep['mark'], [string, Style]>> = {
  create: ['+', 'green'],
  change: ['~', 'yellow'],
  same: ['=', 'dim'],
  keep: ['=', 'dim'],
  conflict: ['!', 'red'],
  remove: ['-', 'red'],
};

export function printPlan(steps: readonly (Step | RemovalStep)[], terminal: Terminal): void {
  for (const { mark, title, details } of steps) {
    const [sign, style] = SIGNS[mark];
    terminal.say(terminal.paint(style, `  ${sign} ${title}`));
    for (const line of details) terminal.say(terminal.paint('dim', `      ${line}`));
  }
}

export function printProgress(terminal: Terminal): (step: Step | RemovalStep, number: number, of: number) => void {
  return ({ mark, title }, number, of) => {
    terminal.say(`[${number}/${of}] ${SIGNS[mark][0]} ${title}`);
  };
}

export function printNotes(notes: readonly string[], terminal: Terminal): void {
  for (const note of notes) terminal.say(`Note: ${note}`);
}

export function printNextSteps(steps: readonly NextStep[], terminal: Terminal): void {
  for (const { title, lines } of steps) {
    terminal.say();
    terminal.say(terminal.paint('bold', `${title}:`));
    for (const line of lines) terminal.say(`  ${line}`);
  }
}
