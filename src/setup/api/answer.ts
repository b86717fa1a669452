// Reads the answers of the domain and of IAM, and turns refusals into failures.

import { Failure } from '../../failure.ts';
import type { HttpResponse } from '../../http/client.ts';
import { readErrorBody, requestIdOf } from '../../http/error-body.ts';
import { printable } from '../../text/printable.ts';
import type { Administrator } from './administrator.ts';

/** @throws Failure `mismatch` if the body is not a JSON object */
export function readAnswer(answer: HttpResponse, what: string): Record<string, unknown> {
  const json = parse(answer.body);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw unreadable(answer, what);
}

/** @throws Failure `mismatch` if the body is not a JSON array */
export function readListAnswer(answer: HttpResponse, what: string): unknown[] {
  const json = parse(answer.body);
  if (Array.isArray(json)) return json as unknown[];
  throw unreadable(answer, what);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(answer: HttpResponse, what: string): Failure {
  return new Failure(
    'mismatch',
    'Unexpected response',
    `${what} returned ${answer.status} without the expected JSON (${answer.body.length} characters)`,
    { hint: 'check that --domain-url is the URL of an identity domain and that no proxy answered instead' },
  );
}

/** Turns a refusal into a failure that says who sent the request, what the service answered, and what to do. */
export function refusedBy(answer: HttpResponse, what: string, administrator: Administrator): Failure {
  const said = wordsOf(answer.body);
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
        `${detail}: it does not accept ${administrator.description}`,
        {
          hint: `check that the session has not expired (oci session authenticate), that the API key is still registered, that this machine's clock is right, and that the profile belongs to the tenancy of the domain${evidence}`,
        },
      );
    case 403:
      return new Failure(
        'denial',
        'Administrator access denied',
        `${detail}: ${administrator.description} does not have permission`,
        {
          hint: `setup needs the domain role Identity Domain Administrator, and for --allow a policy like "manage policies in tenancy"${evidence}`,
        },
      );
    case 404:
      return new Failure('denial', 'Setup failed', detail, {
        hint: `it does not exist, or ${administrator.description} may not see it; check --domain-url, --policy-compartment and the rights of the administrator${evidence}`,
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
  return 'nothing of this step was done; the service gave no further details';
}

/** SCIM uses `detail` (RFC 7644 §3.12), IAM `code` and `message`. */
function wordsOf(body: string): string | undefined {
  const detail = (parse(body) as { detail?: unknown } | null | undefined)?.detail;
  if (typeof detail === 'string' && detail !== '') return printable(detail);
  const said = readErrorBody(body);
  return said && [said.error, said.description].filter(Boolean).join(': ');
}
