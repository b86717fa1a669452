// What goes on in the background of the job: the process that keeps the session fresh. Loaded only when an input asks for it.

import { warning } from '@actions/core';
import { mkdir } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readClaims } from '../federation/claims.ts';
import type { SessionKey } from '../federation/session-key.ts';
import type { Login } from '../federation/session-token.ts';
import type { SubjectToken } from '../federation/subject-token.ts';
import { writePrivateFile } from '../files/private-files.ts';
import type { ProfileReceipt } from '../profile/profile-store.ts';
import { startRenewer } from '../renewal/launch.ts';
import type { RenewalOrder } from '../renewal/order.ts';
import { identifyRunner } from '../programs/process-identity.ts';
import { nameWorkDirectory } from '../files/work-directory.ts';
import type { Settings } from './inputs.ts';
import { idTokenSource } from './job.ts';
import { rememberRenewal } from './state.ts';

export interface Renewal {
  /** Sets the process to work. When that fails the login is kept, and a warning says what it lacks. */
  begin(session: FreshSession): Promise<Background>;
}

export interface Background {
  running: boolean;
  /** That make Terraform exchange by itself; empty unless asked for. */
  variables: Record<string, string>;
}

export interface FreshSession {
  key: SessionKey;
  login: Login;
  subject: SubjectToken;
  receipt: ProfileReceipt;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Milliseconds: what GitHub's request token lives where it does not say. */
const SIX_HOURS = 6 * 3600_000;

/**
 * The process is started last, and nobody waits for it to get ready: beside the login it would take the processor from the making of the
 * key, which was measured to cost the step a tenth of a second.
 */
export function startRenewal(settings: Settings): Renewal {
  return {
    async begin(session) {
      const directory = nameWorkDirectory();
      const background: Background = { running: false, variables: {} };
      try {
        rememberRenewal({ directory, process: undefined });
        await mkdir(directory, { mode: 0o700 });
        let identityTokenFile: string | undefined;
        if (settings.terraformFederation) {
          identityTokenFile = join(directory, 'identity-token');
          await writePrivateFile(identityTokenFile, session.subject.raw);
          background.variables = federationEnvironment(settings, identityTokenFile);
        }
        const renewer = startRenewer(builtEntry());
        const running = await renewer.identify();
        // Before it has work: from here on post knows whom to end.
        rememberRenewal({ directory, process: running });
        if (!running) throw new Error('the process has ended');
        await renewer.handOver(await orderOf(settings, session, directory, identityTokenFile));
        background.running = true;
      } catch {
        warning(
          `The background process could not be started, so nothing is renewed: the session ends at ${session.login.expiresAt.toISOString()}`,
        );
      }
      return background;
    },
  };
}

/**
 * For the Terraform provider from 8.22 on, which then exchanges whenever it has to. The `oci` backend does not know this way and keeps
 * reading the profile, by the variables in lower case.
 *
 * @see https://registry.terraform.io/providers/oracle/oci/latest/docs, and oci-federation.md §6
 */
function federationEnvironment(settings: Settings, identityTokenFile: string): Record<string, string> {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = settings;
  return {
    OCI_AUTH: 'WorkloadIdentityFederation',
    OCI_WORKLOAD_IDENTITY_TOKEN_PATH: identityTokenFile,
    OCI_TOKEN_EXCHANGE_DOMAIN_URL: domainUrl,
    OCI_TOKEN_EXCHANGE_AUTH: 'OAuthClientCredentials',
    OCI_TOKEN_EXCHANGE_CLIENT_ID: clientId,
    OCI_TOKEN_EXCHANGE_CLIENT_SECRET: clientSecret,
    OCI_TOKEN_EXCHANGE_REQUESTED_TOKEN_TYPE: `urn:oci:token-type:oci-${tokenType}`,
    OCI_TOKEN_EXCHANGE_SUBJECT_TOKEN_TYPE: 'jwt',
    ...(resourceType === undefined ? {} : { OCI_TOKEN_EXCHANGE_RESOURCE_TYPE: resourceType }),
    ...(tokenLifetime === undefined ? {} : { OCI_TOKEN_EXCHANGE_RPST_EXP: String(tokenLifetime) }),
  };
}

/** `dist/renew/index.js` beside the program that runs; npm starts programs through a link. */
function builtEntry(): string {
  return join(dirname(realpathSync(process.argv[1] ?? '')), '..', 'renew', 'index.js');
}

async function orderOf(
  settings: Settings,
  { key, login, receipt, now }: FreshSession,
  directory: string,
  identityTokenFile: string | undefined,
): Promise<RenewalOrder> {
  const { domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime } = settings;
  const source = idTokenSource(settings.audience);
  // Behind it nothing can be renewed, whatever happens.
  const sourceEnds = (readClaims(source.requestToken)?.exp ?? 0) * 1000;
  const { maxAttempts, requestTimeout } = settings;
  const exchange = {
    ...{ domainUrl, clientId, clientSecret, tokenType, resourceType, tokenLifetime },
    publicKeyBase64: key.publicKeyBase64,
  };
  return {
    ...{ directory, source, identityTokenFile, receipt, maxAttempts, requestTimeout },
    session: settings.renew
      ? { exchange, jwk: key.jwk, tenancy: login.tenancy, expiresAt: login.expiresAt.getTime() }
      : undefined,
    runner: await identifyRunner(),
    endBy: sourceEnds > now ? sourceEnds : now + SIX_HOURS,
  };
}
