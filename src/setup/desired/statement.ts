// Policy statements: the text of `--allow`, completed with the principal and the conditions.

import { invalidInput } from '../../failure.ts';
import { ocidPattern } from '../../text/ocid.ts';
import { quoted } from '../../text/printable.ts';
import type { Term } from './rule.ts';

/** `manage object-family in compartment id ocid1…`, and its condition, if any. */
export interface Allowance {
  /** `manage object-family in compartment id ocid1…` */
  permission: string;
  condition: string | undefined;
}

const EXAMPLE =
  '"<inspect|read|use|manage> <resource type or family> in <tenancy|compartment id OCID>", optionally with "where <condition>"';

const STATEMENT = new RegExp(
  `^(?<permission>(?:inspect|read|use|manage) [a-z][a-z0-9-]* in (?:tenancy|compartment id ${ocidPattern('compartment|tenancy')}|compartment [\\w.:-]+))(?: where (?<condition>\\S.*))?$`,
  'i',
);

/** @throws Failure `input` */
export function readAllowance(text: string): Allowance {
  const line = text.trim().replace(/\s+/g, ' ');
  const whole = /^allow .*? to (?=(?:inspect|read|use|manage) )(.*)$/i.exec(line)?.[1];
  if (whole !== undefined)
    throw invalidInput(`--allow is ${quoted(text)}; setup adds "Allow group … to"`, `without it: ${quoted(whole)}`);
  if (/ in compartment ocid\d?\./i.test(line)) {
    const withId = line.replace(/ in compartment (?=ocid)/i, ' in compartment id ');
    throw invalidInput(`--allow is ${quoted(text)}; an OCID needs "id" before it`, quoted(withId));
  }
  const parts = STATEMENT.exec(line)?.groups;
  if (!parts?.permission || /[\p{C}]/u.test(text)) throw invalidInput(`--allow is ${quoted(text)}`, EXAMPLE);
  return { permission: parts.permission, condition: parts.condition };
}

/** What the OCI CLI, the SDKs and Terraform ask for before most calls of Object Storage, and what `oci os ns get` needs. */
export const READ_NAMESPACE = 'read objectstorage-namespaces in tenancy';

/** Whether statements allow calls of Object Storage, but not to ask for its namespace, which belongs to the tenancy. */
export function lacksNamespace(allowances: readonly Allowance[]): boolean {
  const storage = allowances.filter(({ permission }) => / (object-family|buckets|objects) in /i.test(permission));
  const namespace = allowances.some(({ permission }) =>
    /^(read|use|manage) (objectstorage-namespaces|object-family|all-resources) in tenancy$/i.test(permission),
  );
  return storage.length > 0 && !namespace;
}

/**
 * The time at which the statements end, because a trust itself cannot expire.
 *
 * @param now milliseconds since the epoch
 * @throws Failure `input`, also for a time that has passed
 */
export function readExpiry(text: string, now: number): string {
  const [date = '', time = 'T00:00Z'] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\dZ)?$/.exec(text)?.slice(1) ?? [];
  const parsed = new Date(`${date}${time}`);
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) {
    throw invalidInput(
      `--expires is ${quoted(text)}`,
      'YYYY-MM-DD (expires when that day begins, UTC) or YYYY-MM-DDThh:mmZ',
    );
  }
  if (parsed.getTime() <= now) {
    throw invalidInput(
      `--expires is ${quoted(text)}, which has passed: the statements would grant nothing`,
      'a day in the future; to withdraw the permissions, use --remove',
    );
  }
  return `${date}${time}`;
}

/** @returns the expiry in a statement that {@link expiryCondition} wrote */
export function expiryOf(statement: string): Date | undefined {
  const text = /request\.utc-timestamp before '([^']+)'/.exec(statement)?.[1];
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function expiryCondition(expires: string): string {
  return `request.utc-timestamp before '${expires}'`;
}

/**
 * Conditions that only the workload's RPST meets.
 *
 * @param alternatives one statement each
 * @throws Failure `input` for a wildcard: policies have another syntax for patterns, and no counterpart of `co`
 */
export function resourceConditions(alternatives: readonly (readonly Term[])[]): string[][] {
  return alternatives.map((terms) => [
    "request.principal.type='identityfederateddomainapp'",
    ...terms.map(({ claim, operator, value }) => {
      if (operator !== 'eq' || value.includes('*')) {
        throw invalidInput(
          `the condition "${claim} ${operator} ${value}" cannot be written into a policy`,
          'with --token-type rpst, eq without wildcards',
        );
      }
      const variable = claim === 'sub' ? 'name' : `ext_${claim}`;
      return `request.principal.${variable}='${value}'`;
    }),
  ]);
}

/**
 * @param principal `group id <OCID>` or `any-user`
 * @see https://docs.oracle.com/iaas/Content/Identity/Concepts/policysyntax.htm
 */
export function composeStatement(
  principal: string,
  { permission, condition }: Allowance,
  conditions: readonly string[],
): string {
  const all = [...conditions, ...(condition === undefined ? [] : [condition])];
  const [only, ...others] = all;
  const where = only === undefined ? '' : others.length === 0 ? ` where ${only}` : ` where all {${all.join(', ')}}`;
  return `Allow ${principal} to ${permission}${where}`;
}
