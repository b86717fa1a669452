// Hosts of the public internet, played: issuers under their real names, found by clients through the proxy and by the domain without.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmulator, type Emulator } from '../emulator.ts';
import { adminClient, APP, SERVICE_USER } from './admin-client.ts';
import { exchange } from './exchange.ts';

const GITHUB = 'https://token.actions.githubusercontent.com';
let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ issuer: GITHUB });
});
afterEach(() => emulator.stop());

/** The environment of a client behind the proxy. */
async function getThroughProxy(...urls: string[]): Promise<unknown[]> {
  const proxy = await emulator.startProxy();
  const program = `
    import { HttpClient } from '@actions/http-client';
    const client = new HttpClient('test');
    const answers = [];
    for (const url of ${JSON.stringify(urls)}) {
      const answer = await client.get(url);
      const text = await answer.readBody();
      answers.push(answer.message.statusCode === 200 ? JSON.parse(text) : answer.message.statusCode);
    }
    console.log(JSON.stringify(answers));
    process.exit(0);`;
  const env = { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: emulator.caFile };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { env });
  return JSON.parse(stdout) as unknown[];
}

test('GitHub’s issuer works under its public name: discovery, keys, trust, exchange', async () => {
  const [discovery] = await getThroughProxy(`${GITHUB}/.well-known/openid-configuration`);
  const { issuer, jwks_uri: publicKeyEndpoint } = discovery as { issuer: string; jwks_uri: string };
  expect([issuer, publicKeyEndpoint]).toEqual([GITHUB, `${GITHUB}/.well-known/jwks`]);

  const admin = adminClient(emulator, await emulator.domain.administrator());
  const user = await admin.create('Users', { userName: 'deploy', ...SERVICE_USER });
  const app = await admin.create('Apps', { ...APP, active: true });
  await admin.create('IdentityPropagationTrusts', {
    name: 'github',
    type: 'JWT',
    issuer,
    active: true,
    publicKeyEndpoint,
    oauthClients: [app.name],
    allowImpersonation: true,
    impersonationServiceUsers: [{ rule: 'repository eq octo/app', value: user.id }],
  });
  expect((await exchange(emulator, { clientId: app.name!, clientSecret: app.clientSecret! })).status).toBe(200);
});

test('the other provider works as any issuer, at that host only', async () => {
  const issuers = [
    ['https://gitlab.com', 'https://gitlab.com/oauth/discovery/keys'],
    ['https://sts.windows.net/tenant/', 'https://login.microsoftonline.com/common/discovery/keys'],
  ] as const;
  for (const [issuer, jwksUri] of issuers) emulator.provider.actAs(issuer, jwksUri);
  const [gitlab, entra, keys, elsewhere] = await getThroughProxy(
    'https://gitlab.com/.well-known/openid-configuration',
    'https://sts.windows.net/tenant/.well-known/openid-configuration',
    'https://login.microsoftonline.com/common/discovery/keys',
    'https://gitlab.example.com/oauth/discovery/keys',
  );
  expect(gitlab).toMatchObject({ issuer: 'https://gitlab.com', jwks_uri: issuers[0][1] });
  expect(entra).toMatchObject({ issuer: 'https://sts.windows.net/tenant/', jwks_uri: issuers[1][1] });
  expect((keys as { keys: unknown[] }).keys).toHaveLength(1);
  expect(elsewhere).toBe(404);

  const trust = { publicKeyEndpoint: issuers[0][1], oauthClients: ['client'] };
  emulator.domain.addTrust({ issuer: 'https://gitlab.com', ...trust });
  const { name: clientId, clientSecret } = emulator.domain.addApp({ name: 'client' });
  const subjectToken = await emulator.provider.mint({ iss: 'https://gitlab.com' });
  const answer = await exchange(emulator, { clientId, clientSecret }, { subjectToken });
  expect(answer.json().error_description).toBe('No rules matched from given token to find impersonation user.');
});
