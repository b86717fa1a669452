// The options of `oci-wif-emulator`.

import { parseArgs } from 'node:util';

export interface CliOptions {
  port: number;
  repository: string;
  trust: boolean;
  background: boolean;
  proxy: boolean;
  /** The program to run and its arguments; empty without one. */
  command: string[];
  help: boolean;
  version: boolean;
}

export const USAGE = `Usage: oci-wif-emulator [options] [-- command]

Runs a GitHub token issuer, an OCI identity domain with its administration, IAM
policies and Object Storage on this machine, and prints commands to try them.
Nothing leaves the machine. The state is in memory until Ctrl-C.

With a command, runs it with --trust and with variables that make its tools use
the emulator, and ends with its exit code. Refused requests appear on stderr.

  --port <number>            port to listen on (default: a free one)
  --repository <owner/name>  repository whose jobs get tokens (default:
                             $GITHUB_REPOSITORY, else octo/app)
  --proxy                    start a proxy too, which leads OCI's hosts to the
                             emulator and connects to all others, and set
                             HTTPS_PROXY: for tools that cannot be given another
                             address
  --trust                    start with a trust for all jobs of the repository
  --background               for CI: start in the background, with --trust, and
                             return as soon as it listens. In a GitHub job, set
                             variables for later steps, and the outputs url,
                             client-id, client-secret and tenancy
  --version                  print the version
  --help                     print this text`;

const SWITCHES = ['trust', 'background', 'proxy', 'help', 'version'] as const;

/** @returns the options, or a one-line message that says what is wrong */
export function readOptions(all: string[], environment: NodeJS.ProcessEnv = process.env): CliOptions | string {
  const end = all.indexOf('--');
  const [args, command] = end < 0 ? [all, []] : [all.slice(0, end), all.slice(end + 1)];
  const names = {
    port: { type: 'string' },
    repository: { type: 'string' },
    trust: { type: 'boolean' },
    background: { type: 'boolean' },
    proxy: { type: 'boolean' },
    help: { type: 'boolean' },
    version: { type: 'boolean' },
  } as const;
  // Not strict, because Node's own messages for unknown arguments have several lines.
  const { values, positionals } = parseArgs({ args, options: names, strict: false, allowPositionals: true });
  const unknown = Object.keys(values).find((name) => !(name in names));
  if (unknown !== undefined) return `Unknown option: ${unknown.length === 1 ? '-' : '--'}${unknown}`;
  if (positionals[0] !== undefined) return `Unexpected argument: ${positionals[0]}`;
  const valued = SWITCHES.find((name) => values[name] !== undefined && values[name] !== true);
  if (valued !== undefined) return `--${valued} takes no value`;

  const { port = '0', repository = environment.GITHUB_REPOSITORY ?? 'octo/app' } = values;
  if (values.port !== undefined && !isPort(port)) return `--port must be a number from 1 to 65535, not ${shown(port)}`;
  if (typeof repository !== 'string' || !/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) {
    return `--repository must be owner/name, not ${shown(repository)}`;
  }
  if (end >= 0 && command.length === 0) return 'There is no command after --';
  if (command.length > 0 && values.background === true) return '--background takes no command: run it afterwards';
  const isGiven = (name: (typeof SWITCHES)[number]): boolean => values[name] === true;
  return {
    port: Number(port),
    repository,
    trust: isGiven('trust') || command.length > 0,
    background: isGiven('background'),
    proxy: isGiven('proxy'),
    command,
    help: isGiven('help'),
    version: isGiven('version'),
  };
}

function isPort(text: string | boolean): boolean {
  return typeof text === 'string' && /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 65_535;
}

function shown(value: string | boolean): string {
  return typeof value === 'string' ? JSON.stringify(value) : 'empty';
}
