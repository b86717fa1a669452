// The environment of the background process: what it needs to reach the network as the login does, and nothing that a later step can take away.

import { delimiter, resolve } from 'node:path';

/** The variables needed to reach the network as this process does, and the one by which the runner finds processes that a job has left. */
const INHERITED =
  /^(https?_proxy|no_proxy|all_proxy|NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_USE_SYSTEM_CA|NODE_USE_ENV_PROXY|SSL_CERT_FILE|SSL_CERT_DIR|RUNNER_TRACKING_ID|SystemRoot|TEMP|TMP|TMPDIR)$/i;

/** @param directory where relative paths start, absolute */
export function renewerEnvironment(environment: NodeJS.ProcessEnv, directory: string): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || value === '' || !INHERITED.test(name)) continue;
    inherited[name] = value;
  }
  const {
    NODE_OPTIONS: options,
    NODE_EXTRA_CA_CERTS: extra,
    SSL_CERT_FILE: file,
    SSL_CERT_DIR: directories,
  } = inherited;
  // The process does not stay in this directory, and OpenSSL reads SSL_CERT_DIR for each connection.
  if (extra !== undefined) inherited.NODE_EXTRA_CA_CERTS = resolve(directory, extra);
  if (file !== undefined) inherited.SSL_CERT_FILE = resolve(directory, file);
  if (directories !== undefined)
    inherited.SSL_CERT_DIR = directories
      .split(delimiter)
      .map((each) => resolve(directory, each))
      .join(delimiter);
  if (options !== undefined) inherited.NODE_OPTIONS = withoutForeignCode(options);
  return inherited;
}

/**
 * Code that is loaded into every Node program of the job, such as a tracer, is not for a process that holds the client secret, and may be found
 * in the directory of one step only. A debugger could make the process wait for ever.
 *
 * @returns NODE_OPTIONS without the options that load code or open a debugger
 */
export function withoutForeignCode(options: string): string {
  const kept: string[] = [];
  const words = splitOptions(options);
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const [name = ''] = word.split('=', 1);
    // Node takes `_` for `-`, except at the beginning.
    const option = name.replace(/(?<=^--.*)_/g, '-');
    if (option.startsWith('--inspect') || FOREIGN_CODE.has(option)) {
      if (WITH_VALUE.has(option) && !word.includes('=')) words.shift();
    } else {
      kept.push(word);
    }
  }
  return kept.map(quoted).join(' ');
}

/** With the value in the same word, behind `=`, or in the next one. */
const WITH_VALUE = new Set([
  ...['-r', '--require', '--import', '--loader', '--experimental-loader', '--experimental-config-file'],
  ...['--inspect-port', '--debug-port', '--inspect-publish-uid'],
]);
const FOREIGN_CODE = new Set([...WITH_VALUE, '--experimental-default-config-file']);

/**
 * As Node does: words are separated by spaces, double quotes hold one together, and a backslash escapes a character only between them.
 *
 * @see https://nodejs.org/api/cli.html#node_optionsoptions, and ParseNodeOptionsEnvVar in Node's src/node_options.cc
 */
function splitOptions(options: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let index = 0; index < options.length; index += 1) {
    let character = options.charAt(index);
    if (character === '"') {
      isQuoted = !isQuoted;
      continue;
    }
    if (character === ' ' && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    if (character === '\\' && isQuoted) {
      index += 1;
      character = options.charAt(index);
    }
    word = (word ?? '') + character;
  }
  return word === undefined ? words : [...words, word];
}

function quoted(word: string): string {
  return /[ "\\]/.test(word) ? `"${word.replace(/["\\]/g, '\\$&')}"` : word;
}
