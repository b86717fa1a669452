// The discovery document and the key set of the issuer, as far as this machine can reach them. OCI must reach them too.

import { Failure } from '../failure.ts';
import type { Claims } from '../federation/claims.ts';
import type { HttpClient } from '../http/client.ts';
import { discover, rsaKeys } from '../setup/desired/keys.ts';
import { printable } from '../text/printable.ts';
import { failed, failedWith, notChecked, ok, type Checked } from './link.ts';

const CERTIFICATE =
  'If the trust has the keys as a certificate or from another URL, this does not matter (--certificate, --jwks-file and --jwks-url of oci-wif setup).';

/** @returns the key set as text. An issuer that only this machine cannot reach is not a failure. */
export async function checkIssuer({ iss = '' }: Claims, http: HttpClient): Promise<Checked<string>> {
  if (!iss.startsWith('https:')) {
    const seen = `the issuer ${printable(iss === '' ? '(none)' : iss)} is not an https URL, so it has no discovery document`;
    return { result: notChecked('issuer', seen, CERTIFICATE) };
  }
  try {
    const url = await discover(iss, http);
    const answer = await http.send(`the key set at ${url}`, () => ({
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
    }));
    if (answer.status !== 200)
      return { result: failed('issuer', `the key set at ${url} answered ${answer.status}`, CERTIFICATE) };
    const ids = rsaKeys(answer.body, `the key set at ${url}`).map(({ kid = '(none)' }) => printable(kid, 60));
    return { result: ok('issuer', `key set ${url}`, `kid ${ids.join(', ')}`), found: answer.body };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'transient')
      return { result: notChecked('issuer', error.message, 'OCI must be able to reach the issuer.', CERTIFICATE) };
    return { result: failedWith('issuer', error.with({ furtherHint: CERTIFICATE })) };
  }
}
