// The answers of the domain and of IAM: checks that they have what setup reads, and turns refusals into failures.

import { Failure } from '../../failure.ts';
import type { HttpResponse } from '../../http/client.ts';
import { readErrorBody, requestIdOf } from '../../http/error-text.ts';
import { isObject, parseJson } from '../../text/form.ts';
import type { Administrator } from './administrator.ts';

/** @throws Failure `mismatch` if the body is not a JSON object */
export function readAnswer(answer: HttpResponse, what: string): Record<string, unknown> {
  const json = parseJson(answer.body, isObject);
  if (json) return json;
  throw unreadable(answer, what);
}

/** @throws Failure `mismatch` if the body is not a JSON array */
export function readListAnswer(answer: HttpResponse, what: string): unknown[] {
  const json = parseJson(answer.body, (value) => Array.isArray(value));
  if (json) return json;
  throw unreadable(answer, what);
}

function unreadable(answer: HttpResponse, what: string): Failure {
  return new Failure(
    'mismatch',
    'Unexpected response',
    `${what} returned ${answer.status} without the expected JSON (${answer.body.length} characters)`,
    { hint: 'check that --domain-url is the URL of an identity domain and that no proxy answered instead' },
  );
}

/**
 * Reads a value of an answer.
 *
 * @param object what the answer is about, for the message
 * @param attribute the place of the value in it
 * @throws Failure `mismatch` if it is missing or has another type
 */
export type Reader<T> = (value: unknown, object: string, attribute: string) => T;

/** The attributes that are read of an object. An optional one may also be null. */
export interface Shape {
  required: Readonly<Record<string, Reader<unknown>>>;
  optional: Readonly<Record<string, Reader<unknown>>>;
}

type Values<T> = { [Name in keyof T]: T[Name] extends Reader<infer Value> ? Value : never };

export type Shaped<T extends Shape> = Values<T['required']> & Partial<Values<T['optional']>>;

export function shapeOf<T extends Shape>({ required, optional }: T): Reader<Shaped<T>> {
  return (value, object, attribute) => {
    if (!isObject(value)) throw unexpected(value, object, attribute);
    const given = Object.entries(optional).filter(([name]) => (value[name] ?? undefined) !== undefined);
    const entries = [...Object.entries(required), ...given].map(([name, read]) => [
      name,
      read(value[name], object, attribute === '' ? name : `${attribute}.${name}`),
    ]);
    // The readers have returned the types of the shape.
    return Object.fromEntries(entries) as Shaped<T>;
  };
}

export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, object, attribute) => {
    if (!Array.isArray(value)) throw unexpected(value, object, attribute);
    return value.map((each, index) => read(each, object, `${attribute}[${index}]`));
  };
}

export const textOf = readerOf((value): value is string => typeof value === 'string');

export const booleanOf = readerOf((value): value is boolean => typeof value === 'boolean');

export const recordOf = readerOf(isObject);

/**
 * It becomes a part of URLs and of commands, so it must have the characters that SCIM IDs, client IDs and OCIDs have. Without one, the next
 * request would name nothing.
 */
export const identifierOf = readerOf(
  (value): value is string => typeof value === 'string' && /^\w[\w.:-]*$/.test(value),
);

function readerOf<T>(isExpected: (value: unknown) => value is T): Reader<T> {
  return (value, object, attribute) => {
    if (isExpected(value)) return value;
    throw unexpected(value, object, attribute);
  };
}

function unexpected(value: unknown, object: string, attribute: string): Failure {
  const isMissing = value === undefined || value === null || value === '';
  const problem = isMissing ? `contains no ${attribute}` : `contains an invalid ${attribute}`;
  return new Failure('mismatch', 'Unexpected response', `the answer about ${object} ${problem}`, {
    hint: 'run the same command again in a minute; if the answer stays the same, open the object in the console and report this message',
  });
}

/**
 * @param accepted a status besides those of success
 * @returns the answer
 * @throws Failure `denial` that says who sent the request, what the service answered, and what to do
 */
export function unlessRefused(
  answer: HttpResponse,
  what: string,
  administrator: Administrator,
  accepted?: number,
): HttpResponse {
  if (answer.status === accepted || (answer.status >= 200 && answer.status <= 299)) return answer;
  throw refusedBy(answer, what, administrator);
}

function refusedBy(answer: HttpResponse, what: string, administrator: Administrator): Failure {
  const said = readErrorBody(answer.body)?.text;
  const detail = `${what} was answered ${answer.status}${said === undefined ? '' : ` (${said})`}`;
  const requestId = requestIdOf(answer);
  const evidence = requestId === undefined ? '' : `; request ID: ${requestId}`;
  // The domain's 401 and IAM's 403 have several causes; the body says which.
  const elsewhere = /home region/i.test(answer.body);
  const status = elsewhere ? 400 : /accessDenied|not authorized/i.test(answer.body) ? 403 : answer.status;
  switch (status) {
    case 401:
      return new Failure(
        'denial',
        'Administrator access denied',
        `${detail}: ${administrator.description} is not accepted`,
        { hint: administrator.adviceIfRefused + evidence },
      );
    case 403:
      return new Failure(
        'denial',
        'Administrator access denied',
        `${detail}: ${administrator.description} does not have permission`,
        {
          hint: `give the administrator the domain role Identity Domain Administrator, and for --allow a policy like "manage policies in tenancy"${evidence}`,
        },
      );
    case 404:
      return new Failure('denial', 'Setup failed', detail, {
        hint: `check --domain-url, --policy-compartment and the rights of the administrator: it does not exist, or ${administrator.description} may not see it${evidence}`,
      });
    default:
      return new Failure('denial', 'Setup failed', detail, { hint: adviceFor(answer.body, said) + evidence });
  }
}

function adviceFor(body: string, said = ''): string {
  if (/public.?key.?endpoint|jwk/i.test(said)) {
    return 'the domain downloads the key set when a trust is created; for an issuer that OCI cannot reach, give the keys with --jwks-file or --certificate';
  }
  if (/home region/i.test(body))
    return 'IAM accepts changes only in the home region of the tenancy: use a profile with that region';
  if (/policy statement|policy compartment/i.test(said))
    return 'correct --allow or --policy-compartment: a policy can name only the compartment that it is in, by default the tenancy, and those below it';
  return said === ''
    ? 'nothing of this step was done; the service gave no further details'
    : 'correct what the answer says; nothing of this step was done';
}
