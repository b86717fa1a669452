// The credentials of the client: `setup --rotate-secret` replaces the client secret. `setup --rotate-client-certificate` adds a key beside the older
// ones, and `setup --remove-old-certificates` ends those. A real token request proves that the domain accepts a key.

import { rm } from 'node:fs/promises';
import { checkClient } from '../../diagnosis/check-domain.ts';
import { Failure, invalidInput } from '../../failure.ts';
import { assertingClient } from '../../federation/client-assertion.ts';
import type { AssertingClient } from '../../federation/exchange-request.ts';
import { aliasesOf, type App, isAliasOf } from '../../setup/api/scim.ts';
import { addCertificate, removeCertificates, type SavedKey } from '../../setup/apply/client-certificate.ts';
import { describeAlias } from '../../setup/plan.ts';
import { runProgram } from '../../system/run-program.ts';
import { EXIT } from '../terminal.ts';
import {
  confirmOrStop,
  existingApp,
  printJson,
  readGivenToken,
  sayKeyFile,
  saySecretFile,
  type SetupSession,
  testExchange,
  untilEffective,
} from './run-setup.ts';
import { checkGithub, storeNew } from './write-github.ts';

/** @returns the exit code. @throws Failure */
export async function rotateSecret(session: SetupSession): Promise<number> {
  const { terminal, desired, secretStore, interruption } = session;
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
  const file = secretStore.fileFor(clientId);
  const text = await interruption.complete(() => replaceSecret(session, app.id, clientId), {
    waiting:
      'The domain is creating the new client secret, which it shows only once. Setup ends when the secret is saved.',
    lost: `Interrupted. The old client secret may no longer work, and the new one is lost; ${ANOTHER}.`,
    done: `Interrupted. The old client secret no longer works; the new one ${file === undefined ? 'was printed' : `is in ${file}`}.`,
  });
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

// The client certificate.

export function keyClient(clientId: string, { file, pem }: SavedKey): AssertingClient {
  return assertingClient({ clientId, clientKey: pem }, () => file, runProgram);
}

/**
 * Requests a token for the client alone until the domain knows the certificate.
 *
 * @param patience seconds
 * @throws Failure `denial` after that
 */
export async function proveKey(
  session: SetupSession,
  clientId: string,
  key: SavedKey,
  patience: number,
): Promise<void> {
  const { desired, terminal } = session;
  if (key.isPublic) {
    terminal.say(
      'Not tested: setup cannot sign with a key that stays elsewhere. oci-wif doctor with --client-authentication private_key_jwt, --client-certificate-file and --client-signing-command tests it.',
    );
    return;
  }
  const client = { domainUrl: desired.domainUrl, ...keyClient(clientId, key) };
  await untilEffective(session, { what: 'certificate', patience }, async () => {
    const { state, seen } = await checkClient(client, {}, session);
    if (state === 'ok') return;
    throw new Failure(
      'denial',
      'Setup failed',
      `the domain refuses the key of the client certificate ${key.alias}: ${seen.join('; ')}`,
      { hint: 'run the same command again in a minute: a new certificate takes a minute or two to take effect' },
    );
  });
  terminal.say(
    'Tested: the domain accepts the client key. No report confirms that it does so for a token exchange: a test with --subject-token-file, or the first job, shows it.',
  );
}

/** @returns the exit code. @throws Failure */
export async function rotateCertificate(session: SetupSession): Promise<number> {
  const { terminal, desired, flags, keyFiles, domain, timing } = session;
  const { app, clientId } = existingApp(session);
  await keyFiles.check();
  const subject = await readGivenToken(flags);
  await checkGithub(session);
  const older = aliasesOf(app);
  if (!keyFiles.publicKey && (await keyFiles.find(older))?.isPublic)
    throw invalidInput(
      'the private key of the present client certificate stays elsewhere, and --client-public-key is missing',
      'it with the public key that signs from now on, or --client-key-file for a new key in a file',
    );
  terminal.say(`  + client certificate of ${desired.appName} (client ID ${clientId})`);
  for (const alias of older) terminal.say(`  = ${describeAlias(alias)}`);
  if (older.length > 0)
    terminal.say('The older keys keep working until their certificates are removed with --remove-old-certificates.');
  const report = (status: string, clientKeyFile?: string): void => {
    printJson(session, { status, name: desired.name, clientId, clientKeyFile });
  };
  const stopped = await confirmOrStop(session, 'Add a client certificate?', report);
  if (stopped !== undefined) return stopped;
  const key = await addCertificate(app, { domain, keyFiles, now: timing.now() });
  const prove = async (): Promise<void> => {
    await proveKey(session, clientId, key, Number(flags.wait));
    if (subject) await testExchange(session, keyClient(clientId, key), subject, 0);
  };
  await prove().catch(async (error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    if (error.kind !== 'denial')
      throw error.with({
        furtherHint: `the application has the new certificate, whose key is in ${key.file}; the older keys still work`,
      });
    await removeCertificates(app, [key.alias], session);
    await rm(key.file, { force: true });
    throw error.with({ furtherHint: 'the new certificate and its key were removed again; the older keys still work' });
  });
  await warnOfLost(session, app, older);
  sayKeyFile(key, terminal);
  const then =
    older.length === 0 ? [] : ['# When all jobs use it, repeat this command with --remove-old-certificates.'];
  await storeNew(session, { file: key.file, text: key.pem }, { clientKey: key, then });
  report('rotated', key.file);
  return EXIT.done;
}

/** A report says that an import in the console can replace the certificates of an application. */
async function warnOfLost({ domain, terminal }: SetupSession, app: App, older: readonly string[]): Promise<void> {
  const shown = aliasesOf((await domain.get('Apps', app.id)) ?? app);
  const lost = older.filter((alias) => !shown.includes(alias)).map(describeAlias);
  if (lost.length > 0)
    terminal.warn(
      `the application no longer has ${lost.join(', ')}: jobs with that key fail until they have the new one`,
    );
}

/** @returns the exit code. @throws Failure */
export async function removeOldCertificates(session: SetupSession): Promise<number> {
  const { terminal, desired, found, flags, keyFiles } = session;
  const { app, clientId } = existingApp(session);
  const used = aliasesOf(app);
  const [newest, ...older] = used.filter((alias) => isAliasOf(clientId, alias));
  // A run that was interrupted leaves a certificate that no application has.
  const unused = (found.certificates ?? [])
    .map((each) => each.certificateAlias)
    .filter((alias) => !used.includes(alias));
  const going = [...older, ...unused];
  terminal.say(`Client certificates of ${desired.appName} (client ID ${clientId}):`);
  for (const alias of used.filter((each) => !going.includes(each))) terminal.say(`  = ${describeAlias(alias)}`);
  for (const alias of going) terminal.say(`  - ${describeAlias(alias)}`);
  const report = (status: string): void => {
    printJson(session, { status, name: desired.name, clientId, removed: going });
  };
  if (going.length === 0) {
    terminal.say('Nothing to remove.');
    report('unchanged');
    return EXIT.done;
  }
  if (newest !== undefined) {
    const key = await keyFiles.find([newest]);
    if (key?.isPublic === false) await proveKey(session, clientId, key, 0);
    else if (flags.yes === true)
      throw invalidInput(
        `the key of ${newest} is in no file here, so nothing shows that jobs can log in with it`,
        '--client-key-file with this key, or no --yes: setup then asks',
      );
    else
      terminal.say(`Note: the key of ${newest} is in no file here, so it is not tested. Jobs with another key fail.`);
  }
  const stopped = await confirmOrStop(
    session,
    `Remove ${going.length === 1 ? 'this certificate' : `these ${going.length} certificates`}?`,
    report,
  );
  if (stopped !== undefined) return stopped;
  await removeCertificates(app, going, session);
  terminal.say('Removed. The application no longer shows them.');
  report('removed');
  return EXIT.done;
}
