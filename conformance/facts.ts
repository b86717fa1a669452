// All facts, in the order in which they are observed and listed.

import type { Fact } from './fact.ts';
import { administrationFacts } from './facts/administration.ts';
import { exchangeFacts } from './facts/exchange.ts';
import { permissionFacts } from './facts/permissions.ts';
import { resourcePrincipalFacts } from './facts/resource-principals.ts';
import { ruleFacts } from './facts/rules.ts';
import { sessionTokenFacts } from './facts/session-tokens.ts';
import { trustFacts } from './facts/trusts.ts';

export const FACTS: readonly Fact[] = [
  ...exchangeFacts,
  ...sessionTokenFacts,
  ...ruleFacts,
  ...trustFacts,
  ...administrationFacts,
  ...resourcePrincipalFacts,
  ...permissionFacts,
];
