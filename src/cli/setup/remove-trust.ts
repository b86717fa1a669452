// `oci-wif setup --remove`: removes what setup created.

import { findExistingTrust } from '../../setup/api/existing-trust.ts';
import { Failure, invalidInput } from '../../failure.ts';
import { applyRemoval, planRemoval, refuseUnnamedRules, type RemovalStep } from '../../setup/removal.ts';
import { stepsToDo } from '../../setup/plan.ts';
import { EXIT } from '../terminal.ts';
import { confirmOrStop, printJson, printPlan, printProgress, type SetupSession, stepsForJson } from './run-setup.ts';

/** @returns the exit code. @throws Failure */
export async function removeSetup(session: SetupSession): Promise<number> {
  const { terminal, desired, found, domain, policies, policyCompartment, flags } = session;
  const keepRules = flags.keepRules === true;
  if (keepRules && desired.rules.length > 0)
    throw invalidInput(
      '--keep-rules is given together with a rule to remove',
      '--keep-rules without the flags of a rule, such as --branch or --environment',
    );
  if (!keepRules) refuseUnnamedRules(desired, found);
  const steps = planRemoval(desired, found, keepRules);
  printPlan(steps, terminal);
  if (policies === undefined) terminal.say('Note: policies were not checked, because that needs --profile');
  const busy = stepsToDo(steps);
  const report = (status: string): void => {
    printJson(session, { status, name: desired.name, domainUrl: desired.domainUrl, steps: stepsForJson(steps) });
  };
  if (busy.length === 0) {
    terminal.say('Nothing to remove.');
    report('unchanged');
    return EXIT.done;
  }
  const stopped = await confirmOrStop(session, question(busy), report);
  if (stopped !== undefined) return stopped;
  const remaining = async (): Promise<RemovalStep[]> =>
    planRemoval(desired, await findExistingTrust(desired, domain, policies, policyCompartment), keepRules);
  // While the question was open, another setup may have joined: the plan as it was shown would remove its rule or client.
  const now = await remaining();
  refuseOtherSteps(now, busy);
  await applyRemoval(now, {
    ...session,
    appName: desired.appName,
    remaining,
    warn: terminal.warn,
    report: printProgress(terminal),
  });
  terminal.say('Removed. The domain no longer shows any of it.');
  report('removed');
  return EXIT.done;
}

/** @throws Failure `denial` if something would be removed or changed that was not shown so */
function refuseOtherSteps(now: readonly RemovalStep[], shown: readonly RemovalStep[]): void {
  const isShown = ({ mark, title }: RemovalStep): boolean =>
    shown.some((step) => step.mark === mark && step.title === title);
  const other = stepsToDo(now).find((step) => !isShown(step));
  if (other === undefined) return;
  throw new Failure(
    'denial',
    'Setup conflict',
    `nothing was removed, because the ${other.title} was changed after the plan was shown`,
    { hint: 'run the same command again, and read the new plan' },
  );
}

/** A step may also remove a rule from the trust, or a tag, and keep the object. */
function question(steps: readonly RemovalStep[]): string {
  const removed = steps.filter(({ mark }) => mark === 'remove').length;
  const changed = steps.length - removed;
  if (changed === 0)
    return `Remove ${removed === 1 ? 'this object' : `these ${removed} objects`} from the identity domain?`;
  if (removed === 0)
    return `Apply ${changed === 1 ? 'this change' : `these ${changed} changes`} to the identity domain?`;
  return `Remove ${removed === 1 ? 'one object' : `${removed} objects`} and change ${changed} in the identity domain?`;
}
