// The names of the objects that setup creates: those that the user gives, or the defaults.

import { createHash } from 'node:crypto';
import { invalidInput } from '../../failure.ts';
import { checkForm } from '../../text/form.ts';
import { GITHUB_ISSUER } from '../providers/github.ts';
import type { Workload } from '../providers/provider.ts';
import type { DesiredTrust } from './desired-trust.ts';
import type { SetupOptions } from './options.ts';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const NAME_ALLOWED = 'up to 100 letters, digits, dots, underscores and hyphens';

type ObjectNames = Pick<DesiredTrust, 'name' | 'trustName' | 'userName' | 'groupName' | 'appName' | 'policyName'>;

/**
 * @param provider name as in `--provider`
 * @throws Failure `input`
 */
export function objectNames(options: SetupOptions, provider: string, workload: Workload): ObjectNames {
  const name = checkName(options.name ?? defaultName(provider, workload));
  const trustName = options.trust ?? defaultTrustName(workload.issuer);
  return {
    name,
    trustName: checkForm('--trust', trustName, /^[\w .:/-]{1,100}$/, 'up to 100 characters'),
    userName: named('--service-user', options.serviceUser, name),
    groupName: named('--group', options.group, name),
    appName: named('--app', options.app, name),
    policyName: checkForm('--policy', options.policy ?? name, NAME, NAME_ALLOWED),
  };
}

/** @throws Failure `input` */
export function checkName(name: string): string {
  return checkForm('--name', name, NAME, NAME_ALLOWED);
}

/** The workload in characters that every kind of object accepts. A digest is added if two workloads could have the same name. */
function defaultName(provider: string, { label, issuer }: Workload): string {
  if (label === '')
    throw invalidInput(
      'these flags do not determine the name of the setup',
      '--name, with the value that was used for setup',
    );
  const plain = label
    .replaceAll('/', '.')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 60);
  // An owner on github.com has no dot in its name, so the first dot stands for the slash.
  const exact = provider === 'github' && issuer === GITHUB_ISSUER && label.length <= 60 && !label.endsWith('*');
  const digest = createHash('sha256').update(`${issuer}\n${label}`).digest('hex').slice(0, 6);
  return ['wif', provider, plain, ...(exact ? [] : [digest])].filter(Boolean).join('-');
}

function defaultTrustName(issuer: string): string {
  const { host, pathname } = new URL(issuer);
  return `${host}${pathname === '/' ? '' : pathname}`.replace(/[^\w .:/-]/g, '-').slice(0, 100);
}

/** Names of objects in the domain may contain blanks, but no line breaks. */
function named(flag: string, value: string | undefined, fallback: string): string {
  return checkForm(flag, value ?? fallback, /^[^\p{C}]{1,100}$/u, 'up to 100 characters in one line');
}
