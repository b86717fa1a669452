// What `setup`, `setup --remove` and `setup --rotate-secret` have in common.

import { invalidInput } from '../../failure.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Administrator } from '../../setup/api/administrator.ts';
import type { IdentityDomain } from '../../setup/api/domain.ts';
import type { ExistingTrust } from '../../setup/api/existing-trust.ts';
import type { Policies } from '../../setup/api/policy.ts';
import type { SecretStore } from '../../setup/apply/secret-file.ts';
import type { DesiredTrust } from '../../setup/desired/desired-trust.ts';
import type { SetupFlags } from '../../setup/desired/options.ts';
import type { Timing } from '../../timing.ts';
import { EXIT, requireOutput, type Terminal } from '../terminal.ts';
import type { SetupInput } from './input.ts';
import { confirmed } from './prompts.ts';

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
