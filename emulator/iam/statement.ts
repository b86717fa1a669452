// Parses policy statements for the emulator's services.

import type { Statement, Verb } from '../policy.ts';
import { parseCondition, UnreadableStatement } from './condition.ts';

/** The scope of a statement: compartments by OCID or by name, `A:B` for B within A. */
export type FindCompartment = (nameOrOcid: string) => string | undefined;

const SHAPE =
  /^allow\s+(?<subject>.+?)\s+to\s+(?<verb>inspect|read|use|manage)\s+(?<resource>[a-z][a-z0-9-]*)\s+in\s+(?<place>tenancy|compartment\s+(?:id\s+)?[^\s]+)(?:\s+where\s+(?<condition>.+))?$/is;

/**
 * Returns one entry for each principal of the statement. Dynamic groups and services are accepted, but match no principal of the emulator.
 *
 * @throws UnreadableStatement
 * @see https://docs.oracle.com/iaas/Content/Identity/Concepts/policysyntax.htm
 */
export function parseStatement(text: string, tenancy: string, findCompartment: FindCompartment): Statement[] {
  const { subject = '', verb = '', resource = '', place = '', condition } = SHAPE.exec(text.trim())?.groups ?? {};
  if (subject === '') {
    throw new UnreadableStatement('it is not of the form "Allow <subject> to <verb> <resource-type> in <location>"');
  }
  const rest = {
    verb: verb.toLowerCase() as Verb,
    resource: resource.toLowerCase(),
    in: locationOf(place, tenancy, findCompartment),
    ...(condition === undefined ? {} : { when: parseCondition(condition) }),
  };
  return principalsOf(subject).map((principal) => ({ principal, ...rest }));
}

function locationOf(place: string, tenancy: string, findCompartment: FindCompartment): string {
  if (/^tenancy$/i.test(place)) return 'tenancy';
  const [, isId, name = ''] = /^compartment\s+(id\s+)?(\S+)$/i.exec(place) ?? [];
  if (isId !== undefined && !/^(ocid1\.(compartment|tenancy)\.|ocidv1:tenancy:)/.test(name)) {
    throw new UnreadableStatement(`"${name}" is not the OCID of a compartment`);
  }
  const compartment = isId !== undefined && name === tenancy ? tenancy : findCompartment(name);
  if (compartment === undefined) {
    throw new UnreadableStatement(
      `compartment ${name} does not exist or is not part of the policy compartment subtree`,
    );
  }
  return compartment;
}

function principalsOf(subject: string): Statement['principal'][] {
  const [, kind = '', list = ''] = /^(any-user|any-group|group|dynamic-group|service)\b\s*(.*)$/is.exec(subject) ?? [];
  switch (kind.toLowerCase()) {
    case 'any-user':
      if (list !== '') throw new UnreadableStatement(`"${list}" was not expected`);
      return [{ where: {} }];
    case 'group':
      return list.split(/\s*,\s*/).map(groupOf);
    case 'dynamic-group':
    case 'service':
    case 'any-group':
      return [];
    default:
      throw new UnreadableStatement(`"${subject}" is not a subject`);
  }
}

/** `id <OCID>`, `'Domain'/'Group'`, or a group of the domain `Default`, each with or without quotes. */
function groupOf(text: string): Statement['principal'] {
  const [, id] = /^id\s+(\S+)$/i.exec(text) ?? [];
  if (id !== undefined) return { group: id };
  const [, domain, group] = /^(?:('[^']+'|[^\s'/]+)\/)?('[^']+'|[^\s'/]+)$/.exec(text) ?? [];
  if (group === undefined) throw new UnreadableStatement(`"${text}" is not a group`);
  const bare = (name: string): string => name.replace(/^'(.*)'$/, '$1');
  return { group: bare(group), domain: domain === undefined ? 'Default' : bare(domain) };
}
