// The administrator that setup acts as: requests are signed with an OCI profile, or carry a personal access token.
//
// oci-common reads the profile and signs. The SDK's clients are not used: oci-identitydomains and oci-identity add 3.9 MB to the bundle
// (5.2 MB in all; the budget is 3), cannot regenerate a client secret, and have neither our deadlines and retries nor proxies.

import { createPrivateKey, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import { describeTime, readClaims } from '../../federation/subject-token.ts';
import type { HttpRequest } from '../../http/client.ts';
import { homeDirectory } from '../../system/directories.ts';
import { firstGiven } from '../../text/form.ts';
import { ocidPattern } from '../../text/ocid.ts';
import { printable, quoted } from '../../text/printable.ts';

export interface AdminRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** JSON text. */
  body?: string | undefined;
}

/** Builds the request for one attempt; each attempt is signed anew because the signature covers the date. */
type Authorize = (request: AdminRequest) => Promise<HttpRequest>;

export interface Administrator {
  /** For the identity domain. */
  authorize: Authorize;
  /** For IAM, which accepts only signed requests. */
  signed: { authorize: Authorize; tenancy: string; region: string; identityEndpoint: string } | undefined;
  /** For messages. */
  description: string;
  /** What to do if the service does not accept the credentials. */
  adviceIfRefused: string;
}

export interface AdministratorOptions {
  /** Name of a profile in the OCI config. */
  profile: string | undefined;
  configFile: string | undefined;
  /** OCI_WIF_ADMIN_TOKEN. Secret. */
  token: string | undefined;
}

/** How a command calls its flags for an administrator, for messages. */
const FLAGS = { profile: '--profile', configFile: '--oci-config-file' };

/** Sends no request. @throws Failure `input` if there is neither a token nor a usable profile */
export async function findAdministrator(options: AdministratorOptions, flags = FLAGS): Promise<Administrator> {
  const token = options.token?.trim();
  if (token === undefined || token === '') return readProfile(options, flags);
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure(
      'input',
      'Invalid input',
      'OCI_WIF_ADMIN_TOKEN contains spaces, line breaks or other characters that no token has; expected: one token',
    );
  }
  const bearer: Authorize = (request) =>
    Promise.resolve(requestOf(request, { ...headersOf(request), authorization: `Bearer ${token}` }));
  // With a token for the domain, a profile is needed only for policies.
  const signed = options.profile === undefined ? undefined : (await readProfile(options, flags)).signed;
  return {
    authorize: bearer,
    signed,
    description: 'the access token in OCI_WIF_ADMIN_TOKEN',
    adviceIfRefused: 'check that the access token has not expired, and that it was created in this identity domain',
  };
}

function configFileOf(given: string | undefined, flag: string): string {
  const { OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE } = process.env;
  const path = firstGiven(given, OCI_CLI_CONFIG_FILE, OCI_CONFIG_FILE) ?? '~/.oci/config';
  return path.startsWith('~/') ? join(homeDirectory(flag), path.slice(2)) : path;
}

async function readProfile(options: AdministratorOptions, flags: typeof FLAGS): Promise<Administrator> {
  const profile = firstGiven(options.profile, process.env.OCI_CLI_PROFILE) ?? 'DEFAULT';
  const file = configFileOf(options.configFile, flags.configFile);
  let problem: string | undefined;
  try {
    problem = problemOfProfile(readFileSync(file, 'utf8'), profile);
    if (problem !== undefined) throw new Error('refused');
    const { endpointOverride, profileSigner } = await import('../../oci-sdk/profile-signer.ts');
    const { tenancy, region, realmDomain, sessionToken, sign } = await profileSigner(file, profile);
    const authorize: Authorize = async (request) =>
      requestOf(request, await sign({ ...request, headers: headersOf(request) }));
    const identityEndpoint =
      endpointOverride('oci_identity.IdentityClient') ?? `https://identity.${region}.oci.${realmDomain}`;
    const signed = { authorize, tenancy, region, identityEndpoint };
    return {
      authorize,
      signed,
      description: `the profile ${quoted(profile)} in ${file}`,
      adviceIfRefused: `check that ${sessionToken === undefined ? 'the API key is still registered' : sessionAdvice(sessionToken)}, that this machine's clock is right, and that the profile belongs to the tenancy of the domain`,
    };
  } catch (cause) {
    // The SDK's messages may contain parts of the config.
    throw new Failure(
      'input',
      'Invalid input',
      `the administrator's profile ${quoted(profile)} in ${printable(file)} cannot be used${problem === undefined ? '' : `: ${problem}`}`,
      {
        hint: existsSync(file)
          ? problem !== undefined
            ? `correct this, or choose another profile with ${flags.profile}`
            : `check that it has tenancy, region, fingerprint, key_file and either user (API key) or security_token_file (oci session authenticate), and that these files exist; choose another with ${flags.profile}`
          : `there is no such file: run "oci session authenticate" or "oci setup config", select another file with ${flags.configFile}, or set OCI_WIF_ADMIN_TOKEN to a personal access token`,
        cause,
      },
    );
  }
}

function sessionAdvice(sessionToken: string): string {
  const { exp } = readClaims(sessionToken) ?? {};
  const end = exp === undefined ? '' : `it is valid until ${describeTime(exp)}; `;
  return `the session has not expired (${end}"oci session authenticate" starts a new one)`;
}

function headersOf({ body, url }: AdminRequest): Record<string, string> {
  const type = url.includes('/admin/v1/') ? 'application/scim+json' : 'application/json';
  return {
    accept: type,
    'opc-request-id': randomUUID().replaceAll('-', ''),
    ...(body === undefined ? {} : { 'content-type': type }),
  };
}

function requestOf({ method, url, body }: AdminRequest, headers: Record<string, string>): HttpRequest {
  return { method, url, headers, ...(body === undefined ? {} : { body }) };
}

// What is wrong with the profile, with the line: read as Oracle's SDK reads it, whose own errors do not say it.

interface Entry {
  /** As it is written. */
  key: string;
  value: string;
  line: number;
}

/**
 * @param text of the config file
 * @returns undefined if nothing is wrong; never the text of a value that may be secret
 */
function problemOfProfile(text: string, profile: string): string | undefined {
  const sections = new Map<string, Entry[]>();
  let entries: Entry[] | undefined;
  for (const [index, whole] of text.split('\n').entries()) {
    const [content, line] = [whole.trim(), index + 1];
    if (content === '' || content.startsWith('#')) continue;
    const header = /^\[(.*)\]$/.exec(content)?.[1]?.trim();
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(content) ?? [];
    if (header !== undefined) sections.set(header, (entries = sections.get(header) ?? []));
    else if (key.trim() === '')
      return `line ${line} has no "key=value"${content.startsWith(';') ? '; a comment begins with #' : ''}`;
    else if (entries === undefined) return `line ${line} is above the first profile; begin the file with [DEFAULT]`;
    else entries.push({ key: key.trim(), value: value.trim(), line });
  }
  const own = sections.get(profile);
  if (own === undefined) {
    const names = [...sections.keys()].map((name) => quoted(name)).join(', ');
    return `there is no such profile; ${names === '' ? 'the file has none' : `there are ${names}`}`;
  }
  return problemOfEntries([...(sections.get('DEFAULT') ?? []), ...own]);
}

/** Of two entries with the same key, the last one counts. */
function problemOfEntries(entries: readonly Entry[]): string | undefined {
  const find = (key: string): Entry | undefined => entries.findLast((entry) => entry.key === key);
  const isSession = find('security_token_file') !== undefined;
  const hasRegion = (process.env.OCI_REGION ?? '') !== '';
  const needed = [
    'tenancy',
    ...(hasRegion ? [] : ['region']),
    'key_file',
    ...(isSession ? [] : ['user', 'fingerprint']),
  ];
  for (const key of needed) {
    if (find(key) !== undefined) continue;
    const other = entries.find((entry) => entry.key.toLowerCase() === key);
    return other === undefined
      ? `${key} is missing${key === 'user' ? ' (or security_token_file, for a session)' : ''}`
      : `line ${other.line}: write ${key} in lower case`;
  }
  for (const key of [...needed, 'security_token_file']) {
    const entry = find(key);
    const problem = entry && problemOfValue(entry);
    if (entry && problem !== undefined) return `line ${entry.line}: ${key} ${problem}`;
  }
  const file = find('key_file');
  const problem = file && problemOfKey(file.value, find('pass_phrase')?.value);
  return file && problem !== undefined ? `line ${file.line}: key_file ${problem}` : undefined;
}

const FORMS: Readonly<Record<string, readonly [RegExp, string]>> = {
  tenancy: [new RegExp(`^${ocidPattern('tenancy')}$`), 'the OCID of the tenancy'],
  user: [new RegExp(`^${ocidPattern('user')}$`), 'the OCID of the user'],
  fingerprint: [/^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/i, 'the fingerprint of the API key, 16 pairs of digits'],
};

function problemOfValue({ key, value }: Entry): string | undefined {
  if (value === '') return 'is empty';
  if (/^<.*>/.test(value)) return "still has the console's placeholder; replace it with the path of the private key";
  if (/\s#/.test(value)) return 'has a comment behind the value, which would be part of it; remove it';
  if (/^(["']).*\1$/.test(value)) return 'has quotes, which would be part of the value; remove them';
  const [form, expected] = FORMS[key] ?? [];
  if (form !== undefined && !form.test(value)) return `is ${quoted(value)}; expected: ${expected ?? ''}`;
  return key === 'security_token_file' && textOf(value) === undefined
    ? `names ${quoted(value)}, which cannot be read`
    : undefined;
}

function problemOfKey(path: string, passphrase: string | undefined): string | undefined {
  const pem = textOf(path);
  const shown = quoted(path);
  if (pem === undefined) return `names ${shown}, which cannot be read`;
  if (/-BEGIN [A-Z ]*PUBLIC KEY-/.test(pem)) return `names ${shown}, a public key; expected: the private key`;
  if (!/-BEGIN [A-Z ]*PRIVATE KEY-/.test(pem)) return `names ${shown}, which has no private key in PEM form`;
  const isEncrypted = pem.includes('ENCRYPTED');
  if (isEncrypted && passphrase === undefined) return `names ${shown}, which is encrypted, and there is no pass_phrase`;
  try {
    createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
    return undefined;
  } catch {
    return isEncrypted ? `names ${shown}, which pass_phrase does not open` : `names ${shown}, a damaged private key`;
  }
}

/** @returns undefined if the file cannot be read */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(/^~[/\\]/.test(path) ? join(homeDirectory('--oci-config-file'), path.slice(2)) : path, 'utf8');
  } catch {
    return undefined;
  }
}
