// The `oci-wif setup` command that creates the rule for a token. Denials and explanations end with it.

import { printable } from '../text/printable.ts';
import { shellQuoted } from '../text/shell-quoted.ts';
import { ciSetupFlags } from './ci-setup-flags.ts';
import type { Claims } from './claims.ts';
import { githubSubjectForms } from './github-subject.ts';

const PUBLIC_ISSUER = 'https://token.actions.githubusercontent.com';

export interface SetupCallOptions {
  /** Undefined: the user fills it in. */
  domainUrl: string | undefined;
  /** Only for an RPST. */
  resourceType?: string | undefined;
}

/** @returns one line for a shell; it asks for nothing secret */
export function setupCall(claims: Claims, { domainUrl = 'DOMAIN_URL', resourceType }: SetupCallOptions): string {
  const provider =
    githubFlags(claims) ??
    ciFlags(claims) ??
    `--provider oidc --issuer ${copyable(claims.iss)} --subject ${copyable(claims.sub)}`;
  const resource = resourceType === undefined ? '' : ` --token-type rpst --resource-type ${copyable(resourceType)}`;
  return `npx oci-wif setup --domain-url ${copyable(domainUrl)} ${provider}${resource}`;
}

function ciFlags(claims: Claims): string | undefined {
  const found = ciSetupFlags(claims);
  if (found === undefined) return undefined;
  const flags = Object.entries(found.flags).map(([flag, value]) => ` --${flag} ${copyable(value)}`);
  return `--provider ${found.provider}${flags.join('')}`;
}

/** @returns undefined for a token that is not from GitHub */
function githubFlags(claims: Claims): string | undefined {
  const forms = githubSubjectForms(claims);
  if (!forms || typeof claims.repository !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(claims.repository))
    return undefined;
  const [, kind, value] =
    /:(environment|ref:refs\/heads|ref:refs\/tags|pull_request)(?::|\/)?(.*)$/s.exec(forms.classic) ?? [];
  const flag = { environment: '--environment', 'ref:refs/heads': '--branch', 'ref:refs/tags': '--tag' }[kind ?? ''];
  const condition =
    flag === undefined
      ? kind === 'pull_request'
        ? '--pull-request'
        : `--subject ${copyable(claims.sub)}`
      : `${flag} ${copyable(value)}`;
  // An enterprise server has its own issuer; without the flag, the rule would be created for github.com.
  const issuer = claims.iss === undefined || claims.iss === PUBLIC_ISSUER ? '' : ` --issuer ${copyable(claims.iss)}`;
  const ids =
    claims.sub === forms.immutable && !condition.startsWith('--subject')
      ? ` --owner-id ${String(claims.repository_owner_id)} --repository-id ${String(claims.repository_id)}`
      : '';
  return `--provider github${issuer} --repository ${claims.repository} ${condition}${ids}`;
}

/** Every value is quoted for the shell, because all of them come from a token or a file. */
function copyable(value = ''): string {
  return shellQuoted(printable(value, 4096));
}
