// The options of `npm run emulator`.

import { parseArgs } from 'node:util';

export interface CliOptions {
  port: number;
  repository: string;
  help: boolean;
}

export const USAGE = `Usage: npm run emulator -- [--port <number>] [--repository <owner/name>] [--help]

Starts a GitHub issuer, an OCI identity domain and Object Storage on one TLS port of this machine, with a trust for one repository,
and prints what to export so that real tools talk to it. Ctrl-C stops it and removes what it wrote.

  --port <number>            port to listen on, 1 to 65535; a free one when not given
  --repository <owner/name>  repository whose jobs are let in; octo/app when not given
  --help                     this text`;

/** @returns the options, or a one-line message that says what is wrong */
export function readOptions(args: string[]): CliOptions | string {
  const names = { port: { type: 'string' }, repository: { type: 'string' }, help: { type: 'boolean' } } as const;
  // Not strict, because Node's own messages for unknown arguments have several lines.
  const { values, positionals } = parseArgs({ args, options: names, strict: false, allowPositionals: true });
  const unknown = Object.keys(values).find((name) => !(name in names));
  if (unknown !== undefined) return `Unknown option: ${unknown.length === 1 ? '-' : '--'}${unknown}`;
  if (positionals[0] !== undefined) return `Unexpected argument: ${positionals[0]}`;
  if (values.help !== undefined && values.help !== true) return '--help takes no value';

  const { port = '0', repository = 'octo/app' } = values;
  if (values.port !== undefined && !isPort(port)) return `--port must be a number from 1 to 65535, not ${shown(port)}`;
  if (typeof repository !== 'string' || !/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(repository)) {
    return `--repository must be owner/name, not ${shown(repository)}`;
  }
  return { port: Number(port), repository, help: values.help === true };
}

function isPort(text: string | boolean): boolean {
  return typeof text === 'string' && /^[1-9][0-9]{0,4}$/.test(text) && Number(text) <= 65_535;
}

function shown(value: string | boolean): string {
  return typeof value === 'string' ? JSON.stringify(value) : 'empty';
}
