// Decides which principal may do what: the part of OCI's policy language that the emulator's services need.

import type { Clock } from './clock.ts';
import type { Domain } from './domain/domain.ts';
import { newOcid } from './domain/store.ts';
import { isWithin, type Iam } from './iam/store.ts';

/** Who signed a request. */
export type Principal =
  | { kind: 'user'; ocid: string; tenancy: string }
  /** An RPST. `variables` are what a policy's conditions may ask: `request.principal.<name>`. */
  | { kind: 'resource'; name: string; tenancy: string; variables: Record<string, string> };

export type Verb = 'inspect' | 'read' | 'use' | 'manage';

export interface Statement {
  /**
   * A user by OCID; a group by display name or OCID (a SCIM ID matches nothing, as in the real service), of this domain unless another is
   * named; or any principal for whom all conditions hold, e.g. `{ 'request.principal.ext_repository': 'octo/app' }`.
   */
  principal: { user: string } | { group: string; domain?: string } | { where: Record<string, string> };
  verb: Verb;
  /** `objectstorage-namespaces`, `buckets`, `objects`, `repos`, `clusters` …, a family such as `object-family`, or `all-resources`. */
  resource: string;
  /** `tenancy`, or the OCID of a compartment: it covers those inside it. */
  in: string;
  /** An additional condition on the principal and the request; see `Variables`. */
  when?: (variables: Variables) => boolean;
}

/** The variables of conditions, by name: `request.principal.type`, `request.utc-timestamp` (ISO 8601) … */
export type Variables = Record<string, string>;

export interface Policies {
  /** Nothing is allowed without a statement. */
  statements: Statement[];
  allow: (statement: Statement) => void;
  /** @param target what conditions may ask about the target: `target.database.id` … */
  isAllowed: (principal: Principal, verb: Verb, resource: string, compartment: string, target?: Variables) => boolean;
}

const VERBS: Verb[] = ['inspect', 'read', 'use', 'manage'];
const FAMILIES: Record<string, string[]> = {
  'object-family': ['objectstorage-namespaces', 'buckets', 'objects'],
  'cluster-family': ['clusters'],
  'autonomous-database-family': ['autonomous-databases', 'database-connections'],
};

export function createPolicies(domain: Domain, iam: Iam, clock: Clock): Policies {
  const statements: Statement[] = [];
  return {
    statements,
    allow(statement) {
      statements.push(statement);
    },
    isAllowed(principal, verb, resource, compartment, target = {}) {
      return (
        principal.tenancy === domain.tenancy &&
        statements.some(
          (statement) =>
            VERBS.indexOf(statement.verb) >= VERBS.indexOf(verb) &&
            covers(statement.resource, resource) &&
            (statement.in === 'tenancy' ||
              statement.in === domain.tenancy ||
              isWithin(iam, compartment, statement.in)) &&
            isMeant(statement.principal, principal, domain) &&
            (statement.when?.({ ...variablesOf(principal, domain, clock), ...target }) ?? true),
        )
      );
    },
  };
}

export function newCompartment(): string {
  return newOcid('compartment');
}

function covers(allowed: string, resource: string): boolean {
  return allowed === 'all-resources' || allowed === resource || (FAMILIES[allowed] ?? []).includes(resource);
}

function isMeant(meant: Statement['principal'], principal: Principal, domain: Domain): boolean {
  if ('where' in meant) {
    const variables = ownVariables(principal);
    return Object.entries(meant.where).every(([name, value]) => Reflect.get(variables, name) === value);
  }
  if (principal.kind !== 'user') return false;
  if ('user' in meant) return meant.user === principal.ocid;
  const user = [...domain.store.users.values()].find(({ ocid }) => ocid === principal.ocid);
  if (meant.domain !== undefined && meant.domain.toLowerCase() !== domain.displayName.toLowerCase()) return false;
  const groups = [...domain.store.groups.values()].filter((one) => [one.displayName, one.ocid].includes(meant.group));
  return groups.some(({ members }) => members.some(({ value }) => value === user?.id));
}

function ownVariables(principal: Principal): Variables {
  if (principal.kind === 'resource') return principal.variables;
  return {
    'request.principal.type': 'user',
    'request.principal.id': principal.ocid,
    'request.user.id': principal.ocid,
  };
}

function variablesOf(principal: Principal, domain: Domain, clock: Clock): Variables {
  return {
    'request.principal.domain.id': domain.ocid,
    ...ownVariables(principal),
    'request.utc-timestamp': new Date(clock.now()).toISOString(),
  };
}
