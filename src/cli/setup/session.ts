// What `setup`, `setup --remove` and `setup --rotate-secret` share: the session, its confirmation, and how plans and progress are printed.

import { invalidInput } from '../../failure.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Administrator } from '../../setup/api/administrator.ts';
import type { IdentityDomain } from '../../setup/api/domain.ts';
import type { ExistingTrust } from '../../setup/api/existing-trust.ts';
import type { Policies } from '../../setup/api/policy.ts';
import type { NextStep } from '../../setup/apply/next-steps.ts';
import type { SecretStore } from '../../setup/apply/client-secret.ts';
import type { DesiredTrust } from '../../setup/desired/desired-trust.ts';
import type { SetupFlags, SetupOptions } from '../../setup/desired/options.ts';
import type { Step } from '../../setup/plan.ts';
import type { RemovalStep } from '../../setup/removal.ts';
import type { Timing } from '../../timing.ts';
import { EXIT, requireOutput, type Style, type Terminal } from '../terminal.ts';
import { confirmed } from './questions.ts';

export interface SetupInput {
  options: SetupOptions;
  /** The administrator's profile. */
  profile: string | undefined;
  notes: string[];
}

export interface SetupSession {
  flags: SetupFlags;
  input: SetupInput;
  terminal: Terminal;
  timing: Timing;
  http: HttpClient;
  administrator: Administrator;
  domain: IdentityDomain;
  policies: Policies | undefined;
  policyCompartment: string;
  desired: DesiredTrust;
  found: ExistingTrust;
  secretStore: SecretStore;
  /** Called right before the first change: until then, Ctrl-C can say that nothing was changed. */
  beforeChanges: () => void;
}

// Asks for confirmation before anything is changed.

/** @returns an exit code if the plan is not to be applied: after a dry run, or if the answer is no */
export async function confirmOrStop(session: SetupSession, question: string): Promise<number | undefined> {
  const stopped = await askOrStop(session, question);
  if (stopped === undefined) {
    await requireOutput('nothing was changed');
    session.beforeChanges();
  }
  return stopped;
}

async function askOrStop({ flags, terminal }: SetupSession, question: string): Promise<number | undefined> {
  if (flags.dryRun === true) {
    terminal.say('Nothing was changed (--dry-run).');
    return EXIT.wouldChange;
  }
  if (flags.yes === true) return undefined;
  if (!terminal.interactive) {
    const why = flags.json === true ? 'no question is asked with --json' : 'there is no terminal to ask on';
    throw invalidInput(why, '--yes to apply the plan, or --dry-run to preview it');
  }
  if (await confirmed(question)) return undefined;
  terminal.say('Nothing was changed.');
  return EXIT.failed;
}

// The plan and the result of setup, as text.

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
