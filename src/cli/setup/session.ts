// What `setup`, `setup --remove` and `setup --rotate-secret` have in common.

import type { HttpClient } from '../../http/client.ts';
import type { Administrator } from '../../setup/administration/administrator.ts';
import type { IdentityDomain } from '../../setup/administration/domain.ts';
import type { ExistingTrust } from '../../setup/administration/existing-trust.ts';
import type { Policies } from '../../setup/administration/policy.ts';
import type { SecretStore } from '../../setup/apply/secret-file.ts';
import type { DesiredTrust } from '../../setup/desired/desired-trust.ts';
import type { Timing } from '../../timing.ts';
import type { Terminal } from '../terminal.ts';
import type { SetupFlags } from './flags.ts';
import type { SetupInput } from './input.ts';

export interface SetupSession {
  flags: SetupFlags;
  input: SetupInput;
  terminal: Terminal;
  timing: Timing;
  http: HttpClient;
  administrator: Administrator;
  domain: IdentityDomain;
  policies: Policies | undefined;
  policyCompartment: string;
  desired: DesiredTrust;
  found: ExistingTrust;
  secretStore: SecretStore;
  /** Called right before the first change: until then, Ctrl-C can say that nothing was changed. */
  beforeChanges: () => void;
}
