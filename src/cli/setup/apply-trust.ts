// `oci-wif setup` without a flag that changes an existing setup: plans, applies, tests the trust, and prints the next steps.

import { refuseUnmatchedToken } from '../../diagnosis/check-rules.ts';
import { DOCS, Failure, invalidInput } from '../../failure.ts';
import { expiryWarning } from '../../federation/client-assertion.ts';
import type { ClientCredentials } from '../../federation/exchange-request.ts';
import type { CheckedToken } from '../../federation/session-token.ts';
import type { SubjectToken } from '../../federation/subject-token.ts';
import { instancePrincipal, metadataNote } from '../../federation/instance-principal.ts';
import { aliasesOf, clientIdOf, expiryOfAlias, type Trust } from '../../setup/api/scim.ts';
import { applySetup } from '../../setup/apply/apply.ts';
import { required } from '../../setup/apply/bodies.ts';
import { commandLine, type JobLogin, type NextStep, nextSteps, type Outcome } from '../../setup/apply/next-steps.ts';
import type { SavedKey } from '../../setup/apply/client-certificate.ts';
import type { DesiredTrust } from '../../setup/desired/desired-trust.ts';
import { FLAG_NAMES, flagOf, isSetupOption, setupOptions } from '../../setup/desired/options.ts';
import { expiryOf, lacksNamespace, READ_NAMESPACE } from '../../setup/desired/statement.ts';
import { createsSecret, describeAlias, hasChanges, planSetup, type Step } from '../../setup/plan.ts';
import { PROVIDERS } from '../../setup/providers/find-provider.ts';
import { EXIT } from '../terminal.ts';
import { keyClient, proveKey } from './rotate-credentials.ts';
import { packageVersion } from '../command.ts';
import { adminShell } from '../export-commands.ts';
import {
  confirmOrStop,
  printJson,
  printNextSteps,
  printNotes,
  printPlan,
  printProgress,
  readGivenToken,
  sayKeyFile,
  saySecretFile,
  type SetupSession,
  stepsForJson,
  testExchange,
} from './run-setup.ts';
import { checkGithub, placeOf, writeGithub } from './write-github.ts';

/** @returns the exit code. @throws Failure */
export async function applyTrust(session: SetupSession): Promise<number> {
  const { flags, terminal, desired, found } = session;
  const subject = await readGivenToken(flags);
  if (subject) refuseUnmatchedToken(desired, found.trust, subject, '--subject-token-file');
  await session.secretStore.check(found.app?.name);
  await checkGithub(session);
  const steps = planSetup(desired, found, session.keyFiles.publicKey !== undefined);
  const addsCertificate = steps.some(({ changes }) => changes.some(({ kind }) => kind === 'add-certificate'));
  let usedKey: SavedKey | undefined;
  if (addsCertificate) await session.keyFiles.check();
  else if (usesKey(desired) && found.app) {
    const aliases = aliasesOf(found.app);
    usedKey = await session.keyFiles.find(aliases);
    if (session.keyFiles.publicKey && !usedKey)
      throw invalidInput(
        `--client-public-key is given, but the application has a certificate already (${aliases.map(describeAlias).join(', ')}), which is not known to be of this key`,
        'it with --rotate-client-certificate instead of --client-certificate, which adds another certificate',
      );
  }
  printPlan(steps, terminal);
  printNotes([...permissionNotes(session), ...expired(session), ...audienceWarnings(session, subject)], terminal);
  refuseConflicts(steps);
  if (flags.clientSecretStdout === true && flags.dryRun !== true) requireNewSecret(steps);
  if (subject && flags.dryRun !== true) {
    if (desired.clientAuthentication === 'instance_principal') await checkInstance(session);
    else if (found.app && !createsSecret(steps) && !addsCertificate)
      await clientOf(session, clientIdOf(found.app), usedKey);
  }
  const changing = hasChanges(steps);
  let now = found;
  if (changing) {
    const stopped = await confirmOrStop(session, question(steps), (status) => {
      report(session, status, steps);
    });
    if (stopped !== undefined) return stopped;
    now = await applySetup(desired, found, steps, {
      ...session,
      report: printProgress(terminal),
      note: terminal.say,
    });
    terminal.say('Done. All changes were read back and compared.');
  } else terminal.say('Nothing to change.');

  const clientId = clientIdOf(required(now.app, 'the application'));
  const key = usesKey(desired) ? await session.keyFiles.find(now.app ? aliasesOf(now.app) : []) : undefined;
  const outcome = await outcomeOf({ ...session, found: now }, clientId, key);
  const patience = changing ? Number(flags.wait) : 0;
  if (key) await proveKey(session, clientId, key, patience);
  const login = subject && (await testExchange(session, await clientOf(session, clientId, key), subject, patience));
  const credential = usesKey(desired) ? key?.pem : await session.secretStore.read(clientId);
  if (flags.writeGithub === true) await writeGithub(outcome, credential, terminal);
  if (found.app === undefined && desired.allowances.length === 0) printNotes(permissionNotes(session), terminal);
  printNextSteps([...nextSteps(outcome), ...repetition(session)], terminal);
  report(session, changing ? 'applied' : 'unchanged', steps, outcome, login);
  return EXIT.done;
}

function question(steps: readonly Step[]): string {
  const count = steps.filter(({ changes }) => changes.length > 0).length;
  return `Apply ${count === 1 ? 'this change' : `these ${count} changes`} to the identity domain?`;
}

function refuseConflicts(steps: readonly Step[]): void {
  const conflicts = steps.filter(({ mark }) => mark === 'conflict');
  if (conflicts.length === 0) return;
  const lines = conflicts.map(({ title, details }) => `${title}: ${details.join('; ')}`);
  throw new Failure('denial', 'Setup conflict', `nothing was changed, because ${lines.join('\n')}`);
}

/** An empty stdout would become an empty secret in `gh secret set --body "$(oci-wif setup …)"`. */
function requireNewSecret(steps: readonly Step[]): void {
  if (createsSecret(steps)) return;
  const detail =
    'there is no client secret to print: the domain shows it only when it is created, and an earlier run received it; nothing was changed';
  throw new Failure('denial', 'Setup failed', detail, {
    hint: 'create a new secret with --rotate-secret --client-secret-stdout (the old one then stops working), or leave out --client-secret-stdout',
  });
}

/** The service has no expiry of a trust, so setup warns when the policy statements have expired; and when a certificate expires soon. */
function expired({ desired, found: { app, policy }, timing }: SetupSession): string[] {
  const over = policy?.statements.map(expiryOf).find((date) => date !== undefined && date.getTime() <= timing.now());
  const [newest] = app && usesKey(desired) ? aliasesOf(app) : [];
  const end = newest === undefined ? undefined : expiryOfAlias(newest);
  const warning = expiryWarning(end, timing.now(), `the client certificate of ${desired.appName}`);
  return [
    ...(over
      ? [`the policy expired at ${over.toISOString()}; set a later --expires, or remove the setup with --remove`]
      : []),
    ...(warning === undefined ? [] : [warning]),
  ];
}

/** What the session could not do with the policy of this run. */
function permissionNotes({ desired: { allowances, tokenType, groupName }, found }: SetupSession): string[] {
  if (allowances.length === 0) {
    const whom = tokenType === 'upst' ? `the group ${groupName}` : 'the resource principal';
    const unless =
      found.app === undefined
        ? `creates no policy. Unless another policy allows something to ${whom}`
        : `changes no policy: that of an earlier run stays. If there is none, and no other policy allows something to ${whom}`;
    return [
      `without --allow, setup ${unless}, jobs can log in and then do nothing: ` +
        'OCI answers their calls with 404. Run setup again with, for example, --allow "manage object-family in compartment id ocid1.compartment…" ' +
        `--allow "${READ_NAMESPACE}"`,
    ];
  }
  if (!lacksNamespace(allowances)) return [];
  return [
    'the OCI CLI, Terraform and the SDKs ask for the Object Storage namespace before most calls, and the statements do not allow that ' +
      `(404 NamespaceNotFound). Add --allow "${READ_NAMESPACE}"`,
  ];
}

/** A public report has an error 500 for such a token (oci-federation.md §9). */
function audienceWarnings({ desired }: SetupSession, subject: SubjectToken | undefined): string[] {
  return desired.audiences.length > 0 && Array.isArray(subject?.claims.aud)
    ? [
        'the token has a list of audiences; in the one public report of such a token and a trust with --audience, the domain answered with an error 500',
      ]
    : [];
}

async function outcomeOf(session: SetupSession, clientId: string, key: SavedKey | undefined): Promise<Outcome> {
  const { flags, terminal, secretStore, desired, found, input, administrator } = session;
  const usesSecret = desired.clientAuthentication === 'client_secret_basic';
  const saved = usesSecret && (await secretStore.read(clientId)) !== undefined;
  const secretFile = saved ? secretStore.fileFor(clientId) : undefined;
  terminal.say(`Client ID: ${clientId}`);
  saySecretFile(secretFile, terminal);
  if (usesKey(desired)) sayKeyFile(key, terminal);
  else if (usesSecret && !saved && secretStore.fileFor(clientId) !== undefined)
    terminal.say(
      'Client secret: created by an earlier run, and in no file here. If it is lost, --rotate-secret creates a new one',
    );
  const audience = desired.audiences[0] ?? audienceOfTrust(found.trust);
  return {
    desired,
    audience,
    ...placeOf(input.options),
    jobLogin: jobLoginOf(input.options.provider, audience),
    clientId,
    secretFile,
    clientKey: usesKey(desired) ? { file: key?.file, isPublic: key?.isPublic } : undefined,
    region: input.options.region ?? administrator.signed?.region ?? 'REGION',
    version: packageVersion(),
    terraform: flags.printTerraform === true,
    // Okta's subject of a client's own token is its ID.
    client: input.options.provider === 'okta' ? input.options.subject?.[0] : input.options.authorizedParty,
  };
}

/** After questions: the command that does the same without them. */
function repetition({ flags, input: { options } }: SetupSession): NextStep[] {
  const given = setupOptions(flags);
  const isAsked = FLAG_NAMES.some(
    (name) => isSetupOption(name) && options[name] !== undefined && given[name] === undefined,
  );
  if (!isAsked || flags.config !== undefined || flags.fromIni !== undefined) return [];
  const values = { ...options, profile: flags.profile, ociConfigFile: flags.ociConfigFile };
  const words = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    if (value === true) return [flagOf(name)];
    return [value].flat().flatMap((each) => [flagOf(name), each]);
  });
  const command = commandLine(['npx', 'oci-wif', 'setup', ...words, '--yes'], adminShell());
  return [{ title: 'Repeat this setup without questions', lines: [command] }];
}

/** The audience that an existing trust demands, for a setup that names none. */
function audienceOfTrust(trust: Trust | undefined): string | undefined {
  return trust?.clientClaimName === 'aud' ? trust.clientClaimValues?.[0] : undefined;
}

function jobLoginOf(provider: string | undefined, audience: string | undefined): JobLogin | undefined {
  const page = `${DOCS}/ci/${provider ?? ''}.md`;
  const { title, tokenFlags } = PROVIDERS.find(({ name }) => name === provider) ?? {};
  return title === undefined || tokenFlags === undefined
    ? undefined
    : { title, tokenFlags: tokenFlags(audience), page };
}

/** The test signs as the instance on which setup runs. Before anything is changed. @throws Failure if that is none */
async function checkInstance({ desired, http, timing, terminal }: SetupSession): Promise<void> {
  printNotes([metadataNote() ?? []].flat(), terminal);
  const request = { method: 'POST', url: desired.domainUrl, headers: {} } as const;
  await instancePrincipal('')
    .sign(request, http, timing)
    .catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      const furtherHint = 'nothing was changed; elsewhere than on an instance, leave out --subject-token-file';
      throw error.with({ furtherHint });
    });
}

const usesKey = ({ clientAuthentication }: DesiredTrust): boolean => clientAuthentication === 'private_key_jwt';

async function clientOf(
  { desired, secretStore }: SetupSession,
  clientId: string,
  key: SavedKey | undefined,
): Promise<ClientCredentials> {
  if (key?.isPublic === false) return keyClient(clientId, key);
  if (desired.clientAuthentication === 'instance_principal') return instancePrincipal(clientId);
  if (usesKey(desired))
    throw invalidInput(
      'the test needs the client key, which is in no file here',
      '--client-key-file with that file, or --rotate-client-certificate for another',
    );
  const clientSecret = await secretStore.read(clientId);
  if (clientSecret !== undefined) return { clientId, clientSecret };
  throw invalidInput(
    'the test needs the client secret, which an earlier run saved to another place',
    '--client-secret-file with that file, or --rotate-secret for a new one',
  );
}

function report(
  session: SetupSession,
  status: string,
  steps: readonly Step[],
  outcome?: Outcome,
  login?: CheckedToken,
): void {
  const { desired, input } = session;
  const { name, domainUrl, issuer, tokenType } = desired;
  printJson(session, {
    status,
    name,
    domainUrl,
    issuer,
    tokenType,
    clientId: outcome?.clientId,
    clientSecretFile: outcome?.secretFile,
    clientKeyFile: outcome?.clientKey?.file,
    principal: login?.principal,
    notes: [...input.notes, ...desired.notes, ...permissionNotes(session), ...expired(session)],
    steps: stepsForJson(steps),
  });
}
