// The rules of the trust, and the service user of the rule that matches. Also whether a token can match before setup changes anything.

import { Failure, invalidInput } from '../failure.ts';
import { githubServer, githubSubjectForms, unnamedWorkload } from '../federation/advice.ts';
import { audienceOf, type Claims, type SubjectToken } from '../federation/subject-token.ts';
import { ownersOf, type Trust, USER_EXTENSION } from '../setup/api/scim.ts';
import type { DesiredTrust } from '../setup/desired/desired-trust.ts';
import {
  overlapOf,
  QUOTED,
  readRule,
  type Rule,
  ruleMatches,
  type Term,
  termMatches,
  unconfirmedParts,
  writeRule,
} from '../setup/desired/rule.ts';
import { expiryOf } from '../setup/desired/statement.ts';
import { enterpriseHost } from '../setup/providers/github.ts';
import { notAscii, capitalized, printable, quoted, shellQuoted } from '../text/printable.ts';
import { type Adviser, passesClientClaim, setupAdviser, type TokenRequest, type TrustAccess } from './check-trust.ts';
import { type CheckResult, type Findings, findingsOf } from './checks.ts';

/**
 * @param now milliseconds since the epoch
 * @throws Failure if the administrator cannot read the user or the policy
 */
export async function checkRules(
  request: TokenRequest,
  trust: Trust,
  access: TrustAccess,
  now: number,
): Promise<CheckResult> {
  const findings = findingsOf('rules');
  const { claims } = request.token;
  if ((trust.subjectType ?? 'User') !== 'User') {
    checkResourceType(request, trust, findings);
    return findings.result();
  }
  if (trust.allowImpersonation !== true) {
    await checkMappedUser(claims, trust, access, findings);
    return findings.result();
  }
  const advise = passesClientClaim(trust, claims)
    ? await setupAdviser(request, trust, access.domain)
    : () => [
        `A rule changes nothing as long as the trust accepts only certain values of ${printable(trust.clientClaimName ?? '')}.`,
      ];
  const winner = findRule(trust.impersonationServiceUsers ?? [], request.token, findings, advise);
  if (winner) await checkUser(winner.value, access, now, findings, advise);
  return findings.result();
}

/** A trust for resource principals has no rules: policies decide by the claims of the session. */
function checkResourceType(
  { resourceType }: TokenRequest,
  { impersonatingResource: expected = '' }: Trust,
  { saw, doubt, problem }: Findings,
): void {
  const how = `log in with token-type rpst and resource-type ${printable(expected)}`;
  const what = `the trust is for resource principals, to which policies grant permissions by conditions: ${how}`;
  if (resourceType === undefined) doubt(what);
  else if (resourceType === expected) saw(what);
  else problem(`the trust is for another resource type than ${printable(resourceType)}`, `${capitalized(how)}.`);
}

/** Without impersonation, a trust has no rules: a claim of the token names a user. */
async function checkMappedUser(
  claims: Claims,
  { subjectClaimName: claim = 'sub', subjectMappingAttribute: attribute = 'userName' }: Trust,
  { domain }: TrustAccess,
  { saw, doubt, problem }: Findings,
): Promise<void> {
  const actual = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
  const value = typeof actual === 'string' ? actual : '';
  const shown = printable(value) || '(none)';
  const what = `the trust maps the claim ${printable(claim)} of the token to the attribute ${printable(attribute)} of a user of the domain: ${shown}`;
  if (attribute.toLowerCase() !== 'username') {
    doubt(`${what}. Check in the console that there is such a user, which is not checked here`);
    return;
  }
  const users = await domain.find('Users', 'userName', value);
  if (users.length > 0) saw(what);
  else
    problem(
      `no user of the domain has the userName ${shown}, to which the trust maps the claim ${printable(claim)} of the token`,
      'Create this user in the domain, or use a token whose claim names an existing one.',
    );
}

/** @returns the rule that matches the token */
function findRule(
  rules: NonNullable<Trust['impersonationServiceUsers']>,
  { claims, raw }: SubjectToken,
  { saw, doubt, problem }: Findings,
  advise: Adviser,
): { rule: string; value: string } | undefined {
  const verdicts = rules.map((entry) => ({ ...entry, ...explainRule(entry.rule, claims) }));
  const matching = verdicts.filter(({ matches }) => matches);
  const [winner] = matching;
  const quoted = verdicts.find(({ mistake }) => mistake === 'quoted');
  const near = quoted ?? nearest(verdicts, claims.sub ?? '');
  if (winner) saw(`the rule "${printable(winner.rule)}" matches`);
  for (const verdict of verdicts) {
    // The problem shows the nearest rule.
    const isShown = verdict.matches || (!winner && verdict === near);
    if (!isShown) saw(`rule "${printable(verdict.rule)}": ${verdict.text}`);
  }
  if (!winner) {
    const subject = printable(claims.sub ?? '(none)');
    if (quoted) {
      problem(
        `no rule is certain to match sub ${subject}; "${printable(quoted.rule)}": ${quoted.text}`,
        ...advise('Create the rule without quotes with'),
      );
    } else {
      const why = near ? `; the nearest, "${printable(near.rule)}": ${near.text}` : ': it has none';
      // Without the token, only the claims are known that the command names.
      const isUnknown = raw === '' && verdicts.some(({ mistake }) => mistake === 'missing');
      const ask = isUnknown
        ? [
            'A claim that was not given counts as missing. If the token of the job has it, repeat the command with --claim <name>=<value>.',
          ]
        : [];
      problem(`no rule of the trust matches sub ${subject}${why}`, ...ask, ...adviseOn(near, rules, claims, advise));
    }
    return undefined;
  }
  const winning = readRule(winner.rule) ?? [];
  const unconfirmed = unconfirmedParts(winning);
  if (unconfirmed.length > 0)
    doubt(
      `the rule contains ${unconfirmed.join(', ')}, which no public report confirms: the domain may decide otherwise`,
    );
  if (new Set(matching.map(({ value }) => value)).size > 1) {
    problem(
      `${matching.length} rules of several users match, and it is undefined which one applies`,
      'Keep only one of these rules in the trust, or give all of them the same user.',
    );
  }
  for (const { rule, value, matches } of verdicts) {
    if (!matches && value !== winner.value && overlapOf(winning, readRule(rule) ?? []) === 'certain')
      saw(
        `other tokens match both this rule and "${printable(rule)}" of another user, and it is undefined which user they become: keep only one of these rules in the trust`,
      );
  }
  return winner;
}

/** First whether the token should be accepted at all, then the job, then the trust. */
function adviseOn(
  near: (RuleVerdict & { rule: string }) | undefined,
  rules: readonly { rule: string }[],
  claims: Claims,
  advise: Adviser,
): string[] {
  const texts = rules.map(({ rule }) => rule);
  const workload = unnamedWorkload(claims, texts);
  if (workload !== undefined)
    return [
      `The rules of this trust do not name ${printable(workload)}, so the token is refused rightly. If ${printable(workload)} should log in as well, run setup for it, with a name of its own.`,
    ];
  const isOwnRule = typeof claims.repository === 'string' && near?.rule.includes(claims.repository) === true;
  const onOwner = isOwnRule ? [] : adviseOnOwner(texts, claims);
  if (onOwner.length > 0) return onOwner;
  if (!near) return advise('Create a rule that matches with');
  const { rule, mistake } = near;
  const expected = expectedJob(rule, claims);
  if (expected?.isNamed === true && mistake !== 'unreadable')
    return [
      'The rule names this job, and requires more. Let the job meet that condition: a rule without it would accept more jobs than the trust does now.',
    ];
  const rest =
    expected === undefined || expected.matches || expected.name.includes('*')
      ? []
      : advise('That job needs a rule for its form of the subject. Create it with', expected.claims);
  if (mistake === 'environment' && expected?.kind === 'environment') {
    const isOne = !expected.name.includes('*');
    const asks = isOne
      ? `Add "environment: ${printable(expected.name)}" to the job`
      : `Give the job ${placeOf(expected)}`;
    return [`${asks}: the trust accepts only jobs that use ${isOne ? 'it' : 'one'}.`, ...rest];
  }
  if (mistake === 'pull-request')
    return ['Log in after the merge, in a workflow for "push": the trust does not accept pull requests.', ...rest];
  if (mistake === 'environment' && expected?.matches !== false && expected?.kind !== 'pull request')
    return [
      'Remove "environment:" from the job, if the job should log in as the branch.',
      ...advise('If the jobs of this environment should log in, create the rule with'),
    ];
  const place = mistake === 'differs' ? acceptedPlace(rule, claims.sub ?? '') : undefined;
  const job =
    place !== undefined
      ? `Run the job on ${place}, which the trust accepts.`
      : expected === undefined || expected.isSamePlace
        ? undefined
        : expected.matches && expected.kind === 'environment' && !expected.name.includes('*')
          ? `Use "environment: ${printable(expected.name)}" in the job, which the trust accepts.`
          : `The trust expects ${placeOf(expected)}.`;
  return job === undefined
    ? advise('Create a rule that matches with')
    : [job, ...advise('If this job should log in as well, create the rule with')];
}

interface ExpectedJob {
  kind: 'environment' | 'branch' | 'tag' | 'pull request';
  /** Of the environment, branch or tag; may contain `*`. */
  name: string;
  /** Those of the job if it ran there. */
  claims: Claims;
  /** Whether its subject would match. */
  matches: boolean;
  /** Whether the subject of the job matches as it is. */
  isNamed: boolean;
  /** Whether the job runs there. */
  isSamePlace: boolean;
}

/** The part of GitHub's subject that the job decides, and in it the kind and the name; for a pull request, neither. */
const CONTEXT = /:(?:(environment:|ref:refs\/heads\/|ref:refs\/tags\/)([^\s:]+)|pull_request)(?=:|$)/;
const KINDS: Readonly<Record<string, ExpectedJob['kind']>> = {
  'environment:': 'environment',
  'ref:refs/heads/': 'branch',
  'ref:refs/tags/': 'tag',
};

/** @returns undefined if the rule does not say where a job of GitHub runs */
function expectedJob(rule: string, claims: Claims): ExpectedJob | undefined {
  const [, value = ''] = /\bsub eq (\S+)/.exec(rule) ?? [];
  const [context, kind = '', name = ''] = CONTEXT.exec(value) ?? [];
  if (context === undefined) return undefined;
  const { sub = '' } = claims;
  const moved = sub.replace(CONTEXT, () => context);
  const fits = (subject: string): boolean => termMatches({ claim: 'sub', operator: 'eq', value }, { sub: subject });
  return {
    kind: KINDS[kind] ?? 'pull request',
    name,
    claims: { ...claims, sub: moved },
    matches: fits(moved),
    isNamed: fits(sub),
    isSamePlace: CONTEXT.exec(sub)?.[0] === context,
  };
}

/** @returns the place with an article */
function placeOf({ kind, name }: Pick<ExpectedJob, 'kind' | 'name'>): string {
  const one = `${kind === 'environment' ? 'an' : 'a'} ${kind}`;
  if (name === '' || name === '*') return one;
  return name.includes('*') ? `${one} whose name matches ${printable(name)}` : `the ${kind} ${printable(name)}`;
}

/**
 * A rule for all repositories of the token's owner that requires more than the token has. A rule for the one repository would let it in past the
 * decision of the organization, so no command for one is offered.
 */
function adviseOnOwner(rules: readonly string[], claims: Claims): string[] {
  const { repository = '', repository_owner_id: ownerId } = claims;
  const [owner = ''] = printable(String(repository)).split('/');
  for (const terms of rules.flatMap((rule) => readRule(rule) ?? [])) {
    const subject = terms.find(({ claim }) => claim === 'sub')?.value ?? '';
    const [, id, claim = '', value = ''] =
      /^repository_owner_id:(\d+):(repo_property_[^:]+|job_workflow_ref):([^:]+)/.exec(subject) ?? [];
    if (id !== undefined && id === ownerId)
      return claims[claim] === value
        ? [
            `The trust expects the subject that the organization defines (include_claim_keys). If the repository has the default subject, this command changes it, for other clouds too: ${ghApi(claims, '--method', 'PUT', `repos/${printable(String(repository))}/actions/oidc/customization/sub`, '-F', 'use_default=false')}`,
          ]
        : adviseOnCondition({ claim, operator: 'eq', value }, owner, claims);
    const isOwners = terms.some(
      (term) => /^repository_owner(_id)?$/.test(term.claim) && term.operator === 'eq' && termMatches(term, claims),
    );
    const unmet = terms.find((term) => !termMatches(term, claims));
    if (isOwners && unmet) return adviseOnCondition(unmet, owner, claims);
  }
  return [];
}

function adviseOnCondition({ claim, value }: Term, owner: string, claims: Claims): string[] {
  const [, property] = /^repo_property_(.+)$/.exec(claim) ?? [];
  if (property === undefined)
    return [
      `The trust accepts the repositories of ${owner} only if the claim ${printable(claim)} is ${printable(value)}. Let the job meet this condition: a rule without it would accept more jobs than the trust does now.`,
    ];
  const set = `The trust accepts the repositories of ${owner} whose custom property ${printable(property)} is ${printable(value)}. If this one should log in, let an administrator of the organization set the property.`;
  const include = ['-f', `custom_property_name=${property}`];
  const path = `orgs/${owner}/actions/oidc/customization/properties/repo`;
  return claims[claim] === undefined
    ? [
        set,
        `If it has this value, the organization does not include the property in tokens yet: ${ghApi(claims, '--method', 'POST', path, ...include)}`,
      ]
    : [set];
}

/** @returns the command, for the GitHub server that issued the token */
function ghApi(claims: Claims, ...words: readonly string[]): string {
  const host = enterpriseHost(githubServer(claims)?.['github-url']);
  const server = host === undefined ? [] : ['--hostname', host];
  return ['gh', 'api', ...server, ...words].map((word) => shellQuoted(printable(word))).join(' ');
}

/** @returns the branch or tag on which the job would have the subject of the rule; undefined if its subject differs in something else */
function acceptedPlace(rule: string, subject: string): string | undefined {
  const form = /^(\S+:(?:ref:refs\/|ref_type:))(heads\/|tags\/|branch:ref:|tag:ref:)([^\s:]+)$/;
  const [, start = '', kind = '', name = ''] = form.exec(/\bsub eq (\S+)$/.exec(rule)?.[1] ?? '') ?? [];
  const [, actualStart, actualKind, actualName = ''] = form.exec(subject) ?? [];
  if (actualStart === undefined || !termMatches({ claim: 'sub', operator: 'eq', value: start }, { sub: actualStart }))
    return undefined;
  // The branch or tag is right, and another claim differs.
  if (kind === actualKind && termMatches({ claim: 'sub', operator: 'eq', value: name }, { sub: actualName }))
    return undefined;
  return placeOf({ kind: kind.startsWith('tag') ? 'tag' : 'branch', name });
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

/** The service user of the rule, and the policy that setup made for it. */
async function checkUser(
  id: string,
  { domain, policies, tenancy }: TrustAccess,
  now: number,
  { saw, problem }: Findings,
  advise: Adviser,
): Promise<void> {
  const user = await domain.get('Users', id);
  if (!user) {
    problem(`the user ${id} of the rule does not exist`, ...advise('Create it with'));
    return;
  }
  if (user[USER_EXTENSION]?.serviceUser !== true) {
    problem(
      `the user ${printable(user.userName)} is not a service user, and cannot become one`,
      'Remove the rule and then the user, and repeat the setup command, which creates a service user.',
    );
    return;
  }
  saw(`the token becomes the service user ${printable(user.userName)}`);
  const [name] = ownersOf(user);
  if (name === undefined || !policies || tenancy === undefined) return;
  const policy = await policies.find(tenancy, name);
  const expiry = policy?.statements.map(expiryOf).find((date) => date !== undefined && date.getTime() <= now);
  if (expiry)
    problem(
      `the login works, but its policy ${printable(name)} expired at ${expiry.toISOString()}`,
      'Run setup again with a later --expires.',
    );
}

// Says why a rule does not match a token: the part that differs, and the usual mistake, if it is one.

export type Mistake =
  'unreadable' | 'quoted' | 'immutable' | 'environment' | 'pull-request' | 'missing' | 'not-text' | 'differs';

export interface RuleVerdict {
  matches: boolean;
  mistake: Mistake | undefined;
  /** One sentence. */
  text: string;
}

export function explainRule(text: string, claims: Claims): RuleVerdict {
  const rule = readRule(text);
  if (rule && ruleMatches(rule, claims)) return { matches: true, mistake: undefined, text: 'matches' };
  const no = (mistake: Mistake, why: string): RuleVerdict => ({ matches: false, mistake, text: why });

  if (/["']/.test(text)) {
    const bare = explainRule(text.replace(/["']/g, ''), claims);
    return bare.matches
      ? no('quoted', `its value is quoted, and ${QUOTED}; without the quotes, the rule matches`)
      : { ...bare, text: `${bare.text}; also, its value is quoted, and ${QUOTED}` };
  }
  if (!rule)
    return no('unreadable', 'it does not have the form <claim> eq|co <value>, joined by and/or, and matches nothing');
  const term = closestFailure(rule, claims);
  const actual = Object.hasOwn(claims, term.claim) ? claims[term.claim] : undefined;
  if (actual === undefined) return no('missing', `the token has no claim ${term.claim}`);
  if (typeof actual !== 'string') {
    return no(
      'not-text',
      `the claim ${term.claim} is not text (${JSON.stringify(actual).slice(0, 40)}), and rules match only text`,
    );
  }
  return explainDifference(term, actual, claims, no);
}

function explainDifference(
  term: Term,
  actual: string,
  claims: Claims,
  no: (mistake: Mistake, why: string) => RuleVerdict,
): RuleVerdict {
  // A subject that begins with the owner has no place for a branch or an environment.
  const isOwners = /^repository_owner(_id)?:/.test(term.value);
  const forms = term.claim === 'sub' && !isOwners ? githubSubjectForms(claims) : undefined;
  const other = forms && [forms.classic, forms.immutable].find((form) => form !== actual);
  if (other !== undefined && termMatches(term, { sub: other })) {
    return no(
      'immutable',
      `it expects ${printable(other)}, but GitHub sends ${printable(actual)}: this repository ${actual === forms?.classic ? 'does not use' : 'uses'} immutable subjects`,
    );
  }
  const context = (subject: string): string | undefined => /:(environment|ref|pull_request)(?=:|$)/.exec(subject)?.[1];
  const wantedContext = forms ? context(term.value) : undefined;
  const actualContext = forms ? context(actual) : undefined;
  if (actualContext === 'environment' && wantedContext !== 'environment') {
    return no(
      'environment',
      `it expects a branch or tag, but the job uses an environment, which replaces them in the subject: ${printable(actual)}`,
    );
  }
  if (wantedContext === 'environment' && actualContext !== 'environment') {
    return no('environment', `it expects an environment, but the job uses none: the subject is ${printable(actual)}`);
  }
  if (actualContext === 'pull_request' && wantedContext !== 'pull_request') {
    return no(
      'pull-request',
      `it expects a branch or tag, but the job ran for a pull request: the subject is ${printable(actual)}`,
    );
  }
  return no('differs', differenceIn(term, actual));
}

/** The first failing term of the alternative with the fewest failing terms. */
function closestFailure(rule: Rule, claims: Claims): Term {
  const failing = rule.map((terms) => terms.filter((term) => !termMatches(term, claims)));
  const [closest] = failing.sort((one, other) => one.length - other.length);
  // A rule that does not match has a failing term in every alternative.
  return closest?.[0] ?? { claim: 'sub', operator: 'eq', value: '' };
}

function differenceIn({ claim, operator, value }: Term, actual: string): string {
  if (operator === 'co') return `the claim ${claim} does not contain ${printable(value)}: ${printable(actual)}`;
  const fixed = value.split('*')[0] ?? '';
  let same = 0;
  while (same < fixed.length && fixed[same] === actual[same]) same++;
  // Start at the beginning of a word, so that "main" and "mainline" are shown as words.
  while (/[\w.-]/.test(fixed[same - 1] ?? '')) same--;
  const start = same === 0 ? '' : `, equal up to "${printable(fixed.slice(0, same))}"`;
  const letterCase = value.toLowerCase() === actual.toLowerCase() ? '; only the case differs' : '';
  const [expected, found] = [shownExactly(value.slice(same)), shownExactly(actual.slice(same))];
  return `the claim ${claim} differs${start}: the rule has ${expected}, the token ${found}${letterCase}`;
}

/** @returns the text in quotes, and what is not ASCII in it: two texts that differ can look the same */
function shownExactly(text: string): string {
  const codes = notAscii(text).join(', ');
  return `"${printable(text)}"${codes === '' ? '' : ` (not ASCII: ${codes})`}`;
}

// The token for the test of a trust, before anything is changed: one that cannot match would be refused until the wait ends.

/**
 * @param trust the existing trust, whose rules and audiences count as well
 * @param flag names the source of the token, for the message
 * @throws Failure `input` if the domain cannot accept the token with this setup
 */
export function refuseUnmatchedToken(
  desired: DesiredTrust,
  trust: Trust | undefined,
  { claims }: SubjectToken,
  flag: string,
): void {
  if (claims.iss !== desired.issuer) {
    throw invalidInput(
      `${flag} holds a token of the issuer ${quoted(claims.iss ?? '(none)')}, and the trust is for ${quoted(desired.issuer)}`,
      'a token of that issuer; nothing was changed',
    );
  }
  refuseUnacceptedAudience(desired, trust, claims.aud, flag);
  if (desired.tokenType !== 'upst') return;
  const rules = [...desired.rules.map(writeRule), ...(trust?.impersonationServiceUsers ?? []).map(({ rule }) => rule)];
  const verdicts = rules.map((rule) => ({ rule, ...explainRule(rule, claims) }));
  // Whether a quoted rule matches is not known, so the domain has to answer that.
  if (verdicts.some(({ matches, mistake }) => matches || mistake === 'quoted')) return;
  const reasons = verdicts.map(({ rule, text }) => `\n  ${printable(rule)}: ${text}`).join('');
  throw new Failure(
    'input',
    'Invalid input',
    `no rule of this setup matches the token in ${flag}, so the test would fail:${reasons}`,
    {
      hint: 'Give a token that one of these rules matches, or change the conditions of the setup. Nothing was changed.',
    },
  );
}

function refuseUnacceptedAudience(
  { audiences }: DesiredTrust,
  trust: Trust | undefined,
  aud: string | string[] | undefined,
  flag: string,
): void {
  const existing = trust?.clientClaimName === 'aud' ? (trust.clientClaimValues ?? []) : [];
  const accepted = [...audiences, ...existing];
  const given = [aud ?? []].flat();
  if (accepted.length === 0 || given.some((one) => accepted.includes(one))) return;
  throw invalidInput(
    `${flag} holds a token for the audience ${quoted(audienceOf({ aud: given }) || '(none)')}, which the trust does not accept`,
    `a token for ${accepted.map((one) => printable(one)).join(' or ')}; nothing was changed`,
  );
}
