// Environment variables that win over the profile.

import { overridingVariables } from '../profile/overrides.ts';
import { failed, ok, type LinkResult } from './link.ts';

/** Pure. The values are not shown. */
export function checkVariables(environment: NodeJS.ProcessEnv): LinkResult {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  const found = overridingVariables(environment, {
    terraformFederation: isSet('OCI_WORKLOAD_IDENTITY_TOKEN_PATH'),
    resourcePrincipal: isSet('OCI_RESOURCE_PRINCIPAL_RPST'),
  });
  if (found.length === 0) return ok('variables', 'no variable takes precedence over what a login provides');
  const seen = found.map(({ tool, names }) => `${tool} uses ${names.join(', ')} instead of what the login provides`);
  return failed('variables', seen, `Remove ${found.flatMap(({ names }) => names).join(', ')} from the environment.`);
}
