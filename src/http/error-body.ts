// Reads the error text from the body and headers of an answer, and makes it safe to print.

import { printable } from '../text/printable.ts';

export interface ErrorBody {
  error: string;
  description: string | undefined;
  /** What the server said of the two, in one line. */
  text: string;
}

/**
 * The error of an OAuth 2.0 body (`error`, `error_description`: RFC 6749 §5.2), of an OCI service (`code`, `message`), or of SCIM, which has
 * only `detail` (RFC 7644 §3.12).
 *
 * @returns undefined if the body contains no such JSON
 */
export function readErrorBody(body: string): ErrorBody | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const fields = (json ?? {}) as Record<string, unknown>;
  const error = textOf(fields.error ?? fields.code);
  const description = textOf(fields.error_description ?? fields.message ?? fields.detail);
  const text = [error, description].filter((each) => each !== undefined).join(': ');
  return text === '' ? undefined : { error: error ?? 'error', description, text };
}

/** The request ID, by which Oracle support finds the request. */
export function requestIdOf(answer: { headers: Readonly<Record<string, string | undefined>> }): string | undefined {
  return textOf(answer.headers['opc-request-id'] ?? answer.headers['x-oracle-dms-ecid']);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? printable(value, 500) : undefined;
}
