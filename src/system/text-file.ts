// Reads files that a flag names, or stdin for `-`. Messages never contain their text.

import { createReadStream } from 'node:fs';
import { Failure, systemErrorCode } from '../failure.ts';
import { quotedPath } from '../text/printable.ts';

/** Far larger than any file that is read here. */
const LIMIT = 1024 * 1024;

/** @throws Failure `input` naming the flag and the file */
export async function readTextFile(flag: string, path: string): Promise<string> {
  try {
    const text = await readText(path === '-' ? process.stdin : createReadStream(path));
    if (text.length <= LIMIT) return text;
  } catch (cause) {
    const why =
      { ENOENT: 'does not exist', EACCES: 'may not be read', EISDIR: 'is a directory' }[systemErrorCode(cause)] ??
      'cannot be read';
    throw new Failure(
      'input',
      'Invalid input',
      `${flag}: ${path === '-' ? 'stdin' : quotedPath(path)} ${why}; expected: a file that can be read`,
      { cause },
    );
  }
  throw new Failure(
    'input',
    'Invalid input',
    `${flag}: ${quotedPath(path)} is larger than ${LIMIT} characters; expected: the right file`,
  );
}

/** @returns the text, or a part that is longer than the limit: a device or a pipe may have no end */
async function readText(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) {
    text += chunk;
    if (text.length > LIMIT) break;
  }
  return text;
}
