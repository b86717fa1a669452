// Creates a complete trust for GitHub, as `oci-wif setup` does.

import { addApp, addTrust, addUser, type NewTrust } from './resources.ts';
import type { App, DomainStore, IdentityPropagationTrust, User } from './store.ts';

export interface GitHubTrust {
  /** `owner/name`; the default rule accepts all of its jobs. */
  repository: string;
  /** Default: `upst`. */
  tokenType?: 'upst' | 'rpst';
  /** Impersonation rule. Default: `repository eq <repository>`. */
  rule?: string;
  /** RPST: the impersonating resource, and so the `res_type` to send. Default: `github`. */
  resourceType?: string;
  /** RPST. Default: `ext_repository`. */
  claimPropagations?: string[];
  /** Name of the service user. */
  userName?: string;
  clientId?: string;
  clientSecret?: string;
  /** Attributes of the trust that override everything above. */
  trust?: Partial<NewTrust>;
}

export interface SeededTrust {
  clientId: string;
  clientSecret: string;
  app: App;
  /** The service user. An RPST trust does not use it: its principal is the token's subject. */
  user: User;
  trust: IdentityPropagationTrust;
}

export function trustGitHub(store: DomainStore, issuer: string, given: GitHubTrust): SeededTrust {
  const user = addUser(store, { userName: given.userName ?? 'github-deploy', serviceUser: true });
  const app = addApp(store, {
    ...(given.clientId === undefined ? {} : { name: given.clientId }),
    ...(given.clientSecret === undefined ? {} : { clientSecret: given.clientSecret }),
  });
  const kind =
    given.tokenType === 'rpst'
      ? {
          subjectType: 'Resource' as const,
          impersonatingResource: given.resourceType ?? 'github',
          claimPropagations: given.claimPropagations ?? ['ext_repository'],
        }
      : { impersonationServiceUsers: [{ rule: given.rule ?? `repository eq ${given.repository}`, value: user.id }] };
  const trust = addTrust(store, {
    issuer,
    publicKeyEndpoint: `${issuer}/.well-known/jwks`,
    oauthClients: [app.name],
    ...kind,
    ...given.trust,
  });
  return { clientId: app.name, clientSecret: app.clientSecret, app, user, trust };
}
