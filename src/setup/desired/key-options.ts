// The options that say where the issuer's keys are, with the content of the files that they name.

import { readFile } from 'node:fs/promises';
import { Failure, invalidInput } from '../../failure.ts';
import { quotedPath } from '../../text/printable.ts';
import type { KeyOptions } from './keys.ts';
import type { SetupOptions } from './options.ts';

/** Reads the files that the options name. @throws Failure `input` */
export async function keyOptions(options: SetupOptions): Promise<KeyOptions> {
  if (options.keyId !== undefined && options.jwksFile === undefined)
    throw invalidInput('--key-id is given', 'only with --jwks-file');
  return {
    jwksUrl: options.jwksUrl,
    keyId: options.keyId,
    jwks: await fileOf('--jwks-file', options.jwksFile),
    certificate: await fileOf('--certificate', options.certificate),
  };
}

async function fileOf(flag: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new Failure('input', 'Invalid input', `${flag} ${quotedPath(path)} cannot be read`, { cause });
  }
}
