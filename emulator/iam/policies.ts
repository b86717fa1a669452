// Policies: stored as text, and in force in the emulator's services while they exist.

import { randomUUID } from 'node:crypto';
import { newOcid } from '../domain/store.ts';
import { jsonReply, type Incoming, type Reply } from '../message.ts';
import { errorReply, notAuthorizedOrNotFound } from '../object-storage/reply.ts';
import type { Statement } from '../policy.ts';
import { UnreadableStatement } from './condition.ts';
import type { IamCall, IamOptions } from './call.ts';
import { parseStatement } from './statement.ts';
import { compartmentByName, isWithin, type Policy } from './store.ts';

/** `/20160918/policies` */
export function answerPolicies(call: IamCall): Reply {
  if (call.request.method === 'GET') return list(call);
  if (call.request.method === 'POST') return create(call);
  return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
}

/** `/20160918/policies/{id}` */
export function answerPolicy(call: IamCall, id: string): Reply {
  const { request, options, may } = call;
  const policy = options.iam.policies.get(id);
  const verb = request.method === 'GET' ? 'inspect' : 'manage';
  if (!policy || !may(verb, 'policies', policy.compartmentId)) return notAuthorizedOrNotFound();
  if (request.method === 'GET') return shown(policy);
  const ifMatch = request.header('if-match');
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== policy.etag) {
    return errorReply(412, 'NoEtagMatch', `The policy ${id} has another etag than ${ifMatch}.`);
  }
  if (request.method === 'PUT') return update(call, policy);
  if (request.method !== 'DELETE') return errorReply(405, 'MethodNotAllowed', 'The method is not allowed.');
  options.iam.policies.delete(id);
  enforce(policy, [], options);
  return { status: 204 };
}

function list({ request, options, may }: IamCall): Reply {
  const compartmentId = request.query.get('compartmentId');
  const name = request.query.get('name');
  if (compartmentId === null) return errorReply(400, 'MissingParameter', 'compartmentId is missing.');
  if (!may('inspect', 'policies', compartmentId)) return notAuthorizedOrNotFound();
  const found = [...options.iam.policies.values()].filter(
    (policy) => policy.compartmentId === compartmentId && (name === null || policy.name === name),
  );
  return jsonReply(200, found.map(bodyOf));
}

function create({ request, options, may }: IamCall): Reply {
  const { iam, domain, clock } = options;
  const given = readJson(request);
  const missing = ['compartmentId', 'name', 'statements', 'description'].find((name) => !given?.[name]);
  if (!given || missing !== undefined)
    return errorReply(400, 'MissingParameter', `${missing ?? 'The body'} is missing.`);
  const { compartmentId, name, statements, description } = given as Record<string, string>;
  if (!may('manage', 'policies', String(compartmentId))) return notAuthorizedOrNotFound();
  if (compartmentId !== domain.tenancy && !iam.compartments.has(String(compartmentId)))
    return notAuthorizedOrNotFound();
  if (!/^[\w.-]{1,100}$/.test(String(name)))
    return errorReply(400, 'InvalidParameter', `Invalid policy name ${String(name)}`);
  const taken = [...iam.policies.values()].some(
    (other) => other.compartmentId === compartmentId && other.name.toLowerCase() === String(name).toLowerCase(),
  );
  if (taken) return errorReply(409, 'PolicyAlreadyExists', `Policy ${String(name)} already exists`);
  const parsed = parse(statements, String(compartmentId), options);
  if ('status' in parsed) return parsed;
  const policy: Policy = {
    id: newOcid('policy'),
    compartmentId: String(compartmentId),
    name: String(name),
    description: String(description),
    statements: parsed.texts,
    timeCreated: new Date(clock.now()).toISOString(),
    lifecycleState: 'ACTIVE',
    freeformTags: (given.freeformTags ?? {}) as Record<string, string>,
    definedTags: (given.definedTags ?? {}) as Record<string, unknown>,
    etag: randomUUID(),
  };
  iam.policies.set(policy.id, policy);
  enforce(policy, parsed.statements, options);
  return shown(policy);
}

function update({ request, options }: IamCall, policy: Policy): Reply {
  const given = readJson(request);
  if (!given) return errorReply(400, 'InvalidParameter', 'The body is no JSON object.');
  if (given.statements !== undefined) {
    const parsed = parse(given.statements, policy.compartmentId, options);
    if ('status' in parsed) return parsed;
    policy.statements = parsed.texts;
    enforce(policy, parsed.statements, options);
  }
  if (typeof given.description === 'string') policy.description = given.description;
  if (given.freeformTags !== undefined) policy.freeformTags = given.freeformTags as Record<string, string>;
  policy.etag = randomUUID();
  return shown(policy);
}

/** @param attached OCID of the compartment the policy is in: its statements reach that and what lies in it */
function parse(
  given: unknown,
  attached: string,
  options: IamOptions,
): { texts: string[]; statements: Statement[] } | Reply {
  const { iam, domain } = options;
  if (!Array.isArray(given) || given.length === 0 || !given.every((one) => typeof one === 'string')) {
    return errorReply(400, 'InvalidParameter', 'The statements of a policy are a list of texts, one at least.');
  }
  const find = (name: string): string | undefined => {
    const id = /^ocid(1\.|v1:)/.test(name) ? name : compartmentByName(iam, name, attached);
    // An unknown compartment can only be in the tenancy.
    const reachable = id !== undefined && (attached === domain.tenancy || isWithin(iam, id, attached));
    return reachable ? id : undefined;
  };
  const statements: Statement[] = [];
  for (const text of given) {
    try {
      const parsed = parseStatement(text, domain.tenancy, find);
      if (attached !== domain.tenancy && parsed.some((one) => ['tenancy', domain.tenancy].includes(one.in))) {
        throw new UnreadableStatement('a policy in a compartment cannot allow anything in the tenancy');
      }
      statements.push(...parsed);
    } catch (error) {
      if (!(error instanceof UnreadableStatement)) throw error;
      return errorReply(400, 'InvalidParameter', `Unable to parse policy statement: ${text} (${error.message})`);
    }
  }
  return { texts: given, statements };
}

/** Statements in force by the policy they come from. */
const inForce = new WeakMap<Policy, Statement[]>();

function enforce(policy: Policy, statements: Statement[], { policies }: IamOptions): void {
  const before = inForce.get(policy) ?? [];
  const others = policies.statements.filter((one) => !before.includes(one));
  policies.statements.splice(0, Infinity, ...others, ...statements);
  inForce.set(policy, statements);
}

function shown(policy: Policy): Reply {
  return jsonReply(200, bodyOf(policy), { etag: policy.etag });
}

/** The etag is sent as a header. */
function bodyOf(policy: Policy) {
  return { inactiveStatus: null, versionDate: null, ...policy, etag: undefined };
}

function readJson(request: Incoming): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
