// The options of `npm run conformance`.

import { parseArgs } from 'node:util';
import { invalidInput } from '../src/failure.ts';
import { checkDomainUrl } from '../src/federation/exchange-request.ts';
import { checkForm } from '../src/text/form.ts';

export const USAGE = `Usage: npm run conformance [-- <options>]

Observes the facts of docs/conformance.md. Without options, against the emulator. With the following three, against a real tenancy:

  --tenancy-profile <name>   OCI profile of an administrator of the domain who may manage policies in the compartment
  --compartment <ocid>       compartment of the two policies; they allow reading its buckets, and nothing else
  --domain-url <url>         URL of the identity domain

It creates service users, a group, applications, a certificate, trusts and policies whose names begin with oci-wif-conformance-, and removes them
afterwards, also if it is interrupted. It creates its own identity provider: a key that exists only while it runs.

  --oci-config-file <file>   OCI config file (default: ~/.oci/config)
  --settle <seconds>         time for new objects to take effect after the first token exchange (default: 120)
  --report <name>            write <name>.json and <name>.md (default: conformance-report)
  --yes                      do not ask before it starts
  --remove-leftovers         only remove the objects of earlier runs, e.g. after a crash
  --target-emulator          the domain is an emulator; the report says so
  --help                     this text`;

export interface RunFlags {
  profile: string;
  compartment: string;
  domainUrl: string;
  configFile: string | undefined;
  settle: number;
  report: string;
  yes: boolean;
  removeLeftovers: boolean;
  target: 'tenancy' | 'emulator';
}

const FLAGS = {
  'tenancy-profile': { type: 'string' },
  compartment: { type: 'string' },
  'domain-url': { type: 'string' },
  'oci-config-file': { type: 'string' },
  settle: { type: 'string' },
  report: { type: 'string' },
  yes: { type: 'boolean' },
  'remove-leftovers': { type: 'boolean' },
  'target-emulator': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** @returns undefined for a run against the emulator. @throws Failure `input` */
export function readOptions(args: readonly string[]): RunFlags | 'help' | undefined {
  const values = parse(args);
  if (values.help === true) return 'help';
  const { 'tenancy-profile': profile, compartment, 'domain-url': domainUrl } = values;
  const named = { '--tenancy-profile': profile, '--compartment': compartment, '--domain-url': domainUrl };
  const missing = Object.entries(named).filter(([, value]) => value === undefined || value === '');
  if (missing.length === 3 && Object.keys(values).length === 0) return undefined;
  if (missing.length > 0) {
    throw invalidInput(
      `${missing.map(([flag]) => flag).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      'all of --tenancy-profile, --compartment and --domain-url, or no option for a run against the emulator',
    );
  }
  const { settle = '120', report = 'conformance-report' } = values;
  return {
    profile: profile ?? '',
    compartment: checkForm(
      '--compartment',
      compartment ?? '',
      /^ocid1\.(compartment|tenancy)\.[\w.-]+$/,
      'the OCID of a compartment',
    ),
    domainUrl: checkDomainUrl(domainUrl ?? ''),
    configFile: values['oci-config-file'],
    settle: Number(checkForm('--settle', settle, /^\d{1,3}$/, 'a number of seconds from 0 to 999')),
    report: checkForm('--report', report, /^[^\p{C}]+$/u, 'the path of a file, without .json or .md'),
    yes: values.yes === true,
    removeLeftovers: values['remove-leftovers'] === true,
    target: values['target-emulator'] === true ? 'emulator' : 'tenancy',
  };
}

type Values = { [Name in keyof typeof FLAGS]?: (typeof FLAGS)[Name]['type'] extends 'string' ? string : boolean };

function parse(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (error) {
    // The first sentence of Node's message names the argument.
    const [sentence = ''] = String((error as { message?: unknown }).message).split('. ');
    throw invalidInput(
      sentence,
      Object.keys(FLAGS)
        .map((name) => `--${name}`)
        .join(', '),
    );
  }
}
