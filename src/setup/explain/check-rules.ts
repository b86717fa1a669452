// Checks the rules of the trust, and the service user of the rule that matches.

import { printable } from '../../text/printable.ts';
import { ownersOf, USER_EXTENSION, type Trust } from '../administration/scim.ts';
import { overlapOf, readRule } from '../desired/rule.ts';
import { unconfirmedParts } from '../desired/rule-evidence.ts';
import { expiryOf } from '../desired/statement.ts';
import { explainRule, type RuleVerdict } from './explain-rule.ts';
import type { Reporter } from './reporter.ts';
import type { ExplainAccess, ExplainRequest } from './request.ts';

export async function checkRules(
  trust: Trust,
  request: ExplainRequest,
  access: ExplainAccess,
  say: Reporter,
  setup: string,
): Promise<void> {
  if ((trust.subjectType ?? 'User') !== 'User') {
    say.note(
      `the trust is for resource principals: log in with token-type rpst and resource-type ${printable(trust.impersonatingResource ?? '')}; policies grant them permissions by conditions`,
    );
    return;
  }
  const { claims } = request.subject;
  const verdicts = (trust.impersonationServiceUsers ?? []).map((entry) => ({
    ...entry,
    ...explainRule(entry.rule, claims),
  }));
  const matching = verdicts.filter(({ matches }) => matches);
  const [winner] = matching;
  const quoted = verdicts.find(({ mistake }) => mistake === 'quoted');
  const near = quoted ?? nearest(verdicts, claims.sub ?? '');
  for (const verdict of verdicts) {
    // The finding below shows the nearest rule.
    const isShownBelow = verdict.matches || (!winner && verdict === near);
    if (!isShownBelow) say.note(`rule "${printable(verdict.rule)}": ${verdict.text}`);
  }
  if (!winner) {
    if (quoted) {
      say.bad(
        `no rule is certain to match sub ${printable(claims.sub ?? '(none)')}; "${printable(quoted.rule)}": ${quoted.text}`,
        `create the rule without quotes with: ${setup}`,
      );
      return;
    }
    const why = near ? `; the nearest, "${printable(near.rule)}": ${near.text}` : ': it has none';
    say.bad(
      `no rule of the trust matches sub ${printable(claims.sub ?? '(none)')}${why}`,
      `create a rule that matches with: ${setup}`,
    );
    return;
  }
  say.good(`the rule "${printable(winner.rule)}" matches`);
  const unconfirmed = unconfirmedParts(readRule(winner.rule) ?? []);
  if (unconfirmed.length > 0)
    say.note(`it contains ${unconfirmed.join(', ')}, which no public report confirms: the domain may decide otherwise`);
  if (new Set(matching.map(({ value }) => value)).size > 1) {
    say.bad(
      `${matching.length} rules of several users match, and it is undefined which one applies`,
      'keep only one of these rules in the trust, or give all of them the same user',
    );
  }
  for (const { rule, value, matches } of verdicts) {
    if (
      !matches &&
      value !== winner.value &&
      overlapOf(readRule(winner.rule) ?? [], readRule(rule) ?? []) === 'certain'
    )
      say.note(
        `other tokens match both this rule and "${printable(rule)}" of another user, and it is undefined which user they become: keep only one of these rules in the trust`,
      );
  }
  await checkUser(winner.value, access, request.now, say, setup);
}

/** @returns the rule that has the longest beginning in common with the subject; undefined if there is no rule */
function nearest<T extends RuleVerdict & { rule: string }>(verdicts: readonly T[], subject: string): T | undefined {
  const likeness = ({ rule, mistake }: T): number => {
    if (mistake === 'immutable') return subject.length;
    const value = rule.replace(/["']/g, '').replace(/^sub (eq|co) /i, '');
    let same = 0;
    while (same < value.length && value[same] === subject[same]) same++;
    return same;
  };
  return [...verdicts].sort((one, other) => likeness(other) - likeness(one))[0];
}

async function checkUser(
  id: string,
  { domain, policies, tenancy }: ExplainAccess,
  now: number,
  say: Reporter,
  setup: string,
): Promise<void> {
  const user = await domain.get('Users', id);
  if (!user) {
    say.bad(`the user ${id} of the rule does not exist`, `create it with: ${setup}`);
    return;
  }
  if (user[USER_EXTENSION]?.serviceUser !== true) {
    say.bad(
      `the user ${printable(user.userName)} is not a service user, and cannot become one`,
      `create a service user with: ${setup}`,
    );
    return;
  }
  say.good(`it becomes the service user ${printable(user.userName)}`);
  const [name] = ownersOf(user);
  if (name === undefined || !policies || tenancy === undefined) return;
  const policy = await policies.find(tenancy, name);
  const expiry = policy?.statements.map(expiryOf).find((date) => date !== undefined && date.getTime() <= now);
  if (expiry)
    say.bad(
      `the login works, but its policy ${printable(name)} expired at ${expiry.toISOString()}`,
      'run setup again with a later --expires',
    );
}
