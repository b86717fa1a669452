// `setup --rotate-secret`: a new client secret for the application; the old one stops working at once.

import { Failure } from '../../failure.ts';
import { EXIT } from '../exit.ts';
import { confirmOrStop } from './confirm.ts';
import type { SetupSession } from './session.ts';

/** @returns the exit code. @throws Failure */
export async function rotateSecret(session: SetupSession): Promise<number> {
  const { terminal, desired, found, domain, secretStore, flags } = session;
  const { app } = found;
  if (app?.name === undefined) {
    throw new Failure('denial', 'Setup failed', `the domain has no application ${desired.appName}`, {
      hint: 'run setup first, or name the application with --app',
    });
  }
  await secretStore.check();
  terminal.say(`  ~ client secret of ${desired.appName} (client ID ${app.name})`);
  terminal.say('Jobs that log in with the old secret fail until they have the new one.');
  const stopped = await confirmOrStop(session, 'Create a new client secret?');
  if (stopped !== undefined) return stopped;
  await secretStore.save(app.name, await domain.regenerateSecret(app.id));
  const file = secretStore.fileFor(app.name);
  if (file !== undefined)
    terminal.say(
      `Client secret: in ${file} (only you can read it; delete it after you have stored it in your CI system)`,
    );
  if (flags.json === true) {
    terminal.result(
      JSON.stringify({ status: 'rotated', name: desired.name, clientId: app.name, clientSecretFile: file }, null, 2),
    );
  }
  return EXIT.done;
}
