// The scope of a database token: all databases, those of a compartment, or one.

import { compartmentByName, TENANCY_NAME, type Iam } from '../iam/store.ts';
import type { Variables } from '../policy.ts';

export interface DatabaseScope {
  /** OCID of a compartment or of the tenancy; absent if the scope is elsewhere. */
  compartment?: string | undefined;
  /** OCID; absent for all databases in the compartment. */
  database?: string | undefined;
}

export interface Database {
  /** OCID, of a pluggable database for databases that are not autonomous. */
  id: string;
  compartmentId: string;
}

/** Where a scope is meant. */
export interface ScopedTenancy {
  tenancy: string;
  iam: Iam;
}

const DATABASE = 'ocid1\\.(?:autonomousdatabase|pluggabledatabase|database)\\.[\\w.-]+';
const COMPARTMENT = 'ocid1\\.compartment\\.[\\w.-]+';
const TENANCY = 'ocid1\\.tenancy\\.[\\w.-]+|ocidv1:tenancy:[\\w:.-]+';
const BY_ID = new RegExp(`^(?:\\*|(${TENANCY})|(${COMPARTMENT})(?:::(${DATABASE}))?)$`);
const BY_PATH = new RegExp(`^([^:]+)(?::([^:]+(?::[^:]+)*))?(?:::(${DATABASE}))?$`);

/**
 * Parses `urn:oracle:db::id::…` and `urn:oracle:db::path::…`, as `oci iam db-token get --help` lists them.
 *
 * @returns undefined for a text of another form
 */
export function parseScope(text: string, { tenancy, iam }: ScopedTenancy): DatabaseScope | undefined {
  const [, kind, target = ''] = /^urn:oracle:db::(id|path)::(.+)$/.exec(text) ?? [];
  if (kind === 'id') {
    const match = BY_ID.exec(target);
    if (!match) return undefined;
    const [, named = tenancy, compartment = tenancy, database] = match;
    return { compartment: named === tenancy ? compartment : undefined, database };
  }
  const match = BY_PATH.exec(target);
  if (!match) return undefined;
  const [, name, path, database] = match;
  const inTenancy = path === undefined ? tenancy : compartmentByName(iam, path, tenancy);
  return { compartment: name === TENANCY_NAME ? inTenancy : undefined, database };
}

export function covers(scope: DatabaseScope, database: Database, tenancy: string): boolean {
  return (
    [tenancy, database.compartmentId].includes(scope.compartment ?? '') &&
    (scope.database === undefined || scope.database === database.id)
  );
}

/** What a policy's conditions may ask. */
export function targetVariables({ database }: DatabaseScope): Variables {
  return database === undefined ? {} : { 'target.database.id': database };
}
