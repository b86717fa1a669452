// `setup --rotate-secret`: a new client secret for the application; the old one stops working at once.

import { Failure } from '../../failure.ts';
import { EXIT } from '../terminal.ts';
import { confirmOrStop, existingApp, printJson, saySecretFile, type SetupSession } from './run-setup.ts';
import { checkGithub, storeNew } from './write-github.ts';

/** @returns the exit code. @throws Failure */
export async function rotateSecret(session: SetupSession): Promise<number> {
  const { terminal, desired, secretStore } = session;
  const { app, clientId } = existingApp(session);
  await secretStore.check(clientId);
  await checkGithub(session);
  terminal.say(`  ~ client secret of ${desired.appName} (client ID ${clientId})`);
  terminal.say('Jobs that log in with the old secret fail until they have the new one.');
  const report = (status: string, clientSecretFile?: string): void => {
    printJson(session, { status, name: desired.name, clientId, clientSecretFile });
  };
  const stopped = await confirmOrStop(session, 'Create a new client secret?', report);
  if (stopped !== undefined) return stopped;
  const text = await replaceSecret(session, app.id, clientId);
  const file = secretStore.fileFor(clientId);
  saySecretFile(file, terminal);
  if (file !== undefined) await storeNew(session, { file, text });
  report('rotated', file);
  return EXIT.done;
}

/**
 * The place for the new secret is reserved first, because its creation ends the old one.
 *
 * @returns the new secret
 * @throws Failure that says whether the old one works
 */
async function replaceSecret({ secretStore, domain }: SetupSession, appId: string, clientId: string): Promise<string> {
  const place = await secretStore.reserve(clientId);
  try {
    const secret = await domain.regenerateSecret(appId).catch((error: unknown) => {
      // A denial changes nothing. After anything else, the domain may have created a secret that did not arrive.
      if (!(error instanceof Failure) || error.kind === 'denial') throw error;
      throw error.with({ furtherHint: `the old secret may no longer work; ${ANOTHER}` });
    });
    await place.save(clientId, secret).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      const kept = place.keptIn();
      throw error.with({
        furtherHint:
          kept === undefined
            ? `the old secret no longer works, and the new one is lost; ${ANOTHER}`
            : `the old secret no longer works; the new one is in ${kept}, which only you can read: store it in your CI system and delete the file`,
      });
    });
    return secret;
  } finally {
    if (place.keptIn() === undefined) await place.release();
  }
}

const ANOTHER = 'run this command (oci-wif setup --rotate-secret …) again to create another';
