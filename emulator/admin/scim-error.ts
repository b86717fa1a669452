// The error answers of the domain's administration: SCIM's error body with Oracle's extension.

import { jsonReply, type Reply } from '../message.ts';

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';
const ERROR_EXTENSION = 'urn:ietf:params:scim:api:oracle:idcs:extension:messages:Error';

export interface ScimErrorOptions {
  /** RFC 7644 §3.12 */
  scimType?: string;
  /** Oracle's message ID. */
  messageId?: string;
}

export class ScimError extends Error {
  readonly status: number;
  readonly options: ScimErrorOptions;

  /** @param detail empty for the errors that the real domain leaves without words */
  constructor(status: number, detail: string, options: ScimErrorOptions = {}) {
    super(detail);
    this.status = status;
    this.options = options;
  }
}

export function errorReply(error: ScimError): Reply {
  const { scimType, messageId } = error.options;
  const body = {
    schemas: messageId === undefined ? [ERROR_SCHEMA] : [ERROR_SCHEMA, ERROR_EXTENSION],
    ...(error.message === '' ? {} : { detail: error.message }),
    status: String(error.status),
    ...(scimType === undefined ? {} : { scimType }),
    ...(messageId === undefined ? {} : { [ERROR_EXTENSION]: { messageId } }),
  };
  const reply = jsonReply(error.status, body, { 'content-type': 'application/scim+json' });
  return { ...reply, reason: error.message || 'no message' };
}

// Message IDs from Oracle's documentation or live reports. The texts of the others are the emulator's own.

export function missingAttributes(names: string[]): ScimError {
  return new ScimError(400, `Missing required attribute(s): ${names.join(',')}.`, {
    scimType: 'invalidValue',
    messageId: 'error.common.validation.missingReqAttributes',
  });
}

export function tooLong(name: string, max: number): ScimError {
  return new ScimError(400, `The value of ${name} exceeds the maximum length of ${max} characters.`, {
    scimType: 'invalidValue',
    messageId: 'error.common.validation.stringExceedsMaxLimit',
  });
}

export function noSuchReference(attribute: string, resourceType: string, id: string): ScimError {
  return new ScimError(400, `${attribute} references a ${resourceType} with ID ${id} that does not exist.`, {
    scimType: 'invalidValue',
    messageId: 'error.common.validation.invalidReferenceResource',
  });
}

/** Observed on the real service, with this status, for a signer without permission. */
export function accessDenied(): ScimError {
  return new ScimError(401, 'You are not authorized to access the resource.', {
    messageId: 'error.common.common.accessDenied',
  });
}

export function invalidValue(detail: string): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidValue', messageId: 'error.common.validation.invalidValue' });
}

export function invalidSyntax(detail: string): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidSyntax', messageId: 'error.common.validation.invalidSyntax' });
}

export function notUnique(resourceType: string, attribute: string, value: string): ScimError {
  return new ScimError(409, `${resourceType} with the same ${attribute} "${value}" already exists.`, {
    scimType: 'uniqueness',
    messageId: 'error.common.validation.notUnique',
  });
}

export function notMutable(name: string): ScimError {
  return new ScimError(400, `The attribute ${name} cannot be changed.`, {
    scimType: 'mutability',
    messageId: 'error.common.validation.immutableAttribute',
  });
}

export function notFound(resourceType: string, id: string): ScimError {
  return new ScimError(404, `Resource ${id} of type ${resourceType} not found.`, {
    messageId: 'error.common.common.resourceNotFound',
  });
}
