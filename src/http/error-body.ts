// Reads the error text from the body and headers of an answer, and makes it safe to print.

import { printable } from '../text/printable.ts';

export interface ErrorBody {
  error: string;
  description: string | undefined;
}

/**
 * The error of an OAuth 2.0 body (`error`, `error_description`: RFC 6749 §5.2) or of an OCI service (`code`, `message`).
 *
 * @param secrets texts that must not be printed even when the server echoes them; anything shaped like a JWT is removed in any case
 * @returns undefined if the body contains no such JSON
 */
export function readErrorBody(body: string, secrets: readonly string[] = []): ErrorBody | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const fields = (json ?? {}) as Record<string, unknown>;
  const error = safe(fields.error ?? fields.code, secrets);
  const description = safe(fields.error_description ?? fields.message, secrets);
  return error === undefined && description === undefined ? undefined : { error: error ?? 'error', description };
}

/** The request ID, by which Oracle support finds the request. */
export function requestIdOf(answer: { headers: Readonly<Record<string, string | undefined>> }): string | undefined {
  return safe(answer.headers['opc-request-id'] ?? answer.headers['x-oracle-dms-ecid']);
}

function safe(value: unknown, secrets: readonly string[] = []): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  let text = value;
  for (const secret of secrets) if (secret !== '') text = text.replaceAll(secret, '(withheld)');
  return printable(text.replace(/eyJ[\w-]+\.[\w-]*(\.[\w-]*)?/g, '(token withheld)'), 500);
}
