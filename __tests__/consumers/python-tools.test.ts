// Tools written in Python that nobody adapted, with the session of the built action: a driver, file systems, clients of Generative AI, MCP servers.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverCertificate } from '../../emulator/certificates.ts';
import { jsonReply } from '../../emulator/message.ts';
import { newBucket } from '../../emulator/object-storage/store.ts';
import { createSignedService } from '../../emulator/signed-service.ts';
import { openConsumerFixture, printed, type ConsumerFixture, type ConsumerJob } from './consumer-fixture.ts';
import { startDatabaseListener } from './database-listener.ts';
import { PROVISION, python313Tools, pythonTools, type PythonEnvironment } from './provisioned.ts';
import { describeWith, runTool, type ToolResult } from './toolchain.ts';

const interpreter = ({ folder }: PythonEnvironment): string => join(folder, 'bin', 'python');
const program = fileURLToPath(new URL('python-tools/tools.py', import.meta.url));
/** Some of these tools import a thousand modules before they begin. */
const TIMEOUT = 180_000;

let fixture: ConsumerFixture;
let job: ConsumerJob;
beforeAll(async () => {
  fixture = await openConsumerFixture();
  job = await fixture.logIn();
  const { emulator } = fixture;
  const principal = { user: fixture.trust.user.ocid };
  emulator.policies.allow({ principal, verb: 'use', resource: 'database-connections', in: 'tenancy' });
  emulator.objectStorage.buckets.set('box', newBucket({ name: 'box', compartmentId: emulator.tenancy }));
  // The emulator has no models: this answers as OCI does, if the signature is right.
  const message = { role: 'assistant', content: 'hello from a model' };
  const content = [{ type: 'TEXT', text: message.content }];
  const choices = [{ index: 0, message: { role: 'ASSISTANT', content }, finishReason: 'stop' }];
  const chat = { modelId: 'meta.a-model', modelVersion: '1', chatResponse: { apiFormat: 'GENERIC', choices } };
  const completion = { id: '1', object: 'chat.completion', choices: [{ index: 0, message, finish_reason: 'stop' }] };
  emulator.services.unshift(
    createSignedService('/20231130/actions/chat', emulator, () => jsonReply(200, chat)),
    createSignedService('/openai/v1/chat/completions', emulator, () => jsonReply(200, completion)),
  );
});
afterAll(() => fixture.stop());
beforeEach(() => {
  fixture.emulator.requests.clear();
});

const run = (
  environment: PythonEnvironment,
  tool: string,
  variables: Record<string, string> = {},
): Promise<ToolResult> =>
  runTool(interpreter(environment), [program, tool], {
    cwd: join(job.directory, 'workspace'),
    environment: job.stepEnvironment({ COMPARTMENT: job.compartment, ...variables }),
    timeout: TIMEOUT,
  });

/** The answers to the signed requests, after checking that the session signed them. Some tools also look for their updates. */
const answered = (): (number | undefined)[] => {
  expect(new Set(fixture.signers())).toEqual(new Set(['ST']));
  const signed = fixture.emulator.requests.filter(({ headers }) => headers.authorization?.startsWith('Signature'));
  return signed.map(({ status }) => status);
};

describeWith({ [interpreter(pythonTools)]: PROVISION }, 'tools written in Python', () => {
  describe('file systems', () => {
    test(
      'ocifs writes, lists and reads an object with a SecurityTokenSigner',
      async () => {
        expect(printed(await run(pythonTools, 'ocifs'))).toBe("['box@emulatorns/from-ocifs.txt'] héllo\n");
        expect(answered()).not.toContain(401);
      },
      TIMEOUT,
    );

    test(
      'ocifs does not use the session with the profile alone',
      async () => {
        const { exitCode, stderr } = await run(pythonTools, 'ocifs-profile');
        expect([exitCode, stderr]).toEqual([1, expect.stringContaining('user')]);
      },
      TIMEOUT,
    );

    test(
      'ADS writes and reads a table in a bucket after set_auth with security_token',
      async () => {
        expect(printed(await run(pythonTools, 'ads'))).toBe('3\n');
        expect(answered()).not.toContain(401);
      },
      TIMEOUT,
    );
  });

  test.each(['oci-openai', 'oci-genai-auth', 'langchain-oci'])(
    '%s gets an answer of a model',
    async (tool) => {
      expect(printed(await run(pythonTools, tool))).toBe('hello from a model\n');
      expect(answered()).toEqual([200]);
    },
    TIMEOUT,
  );
});

describeWith(
  { [interpreter(python313Tools)]: `Python 3.13 and ${PROVISION}` },
  'tools written in Python that need Python 3.13',
  () => {
    test(
      'the plugin oci_tokens of python-oracledb logs in with SecurityToken and the profile, as a database verifies it',
      async () => {
        const database = { id: 'ocid1.autonomousdatabase.oc1.eu-frankfurt-1.aaaa', compartmentId: job.compartment };
        const listener = await startDatabaseListener(await serverCertificate());
        const { exitCode } = await run(python313Tools, 'oracledb', {
          DSN: `tcps://localhost:${String(listener.port)}/app_low`,
          SCOPE: `urn:oracle:db::id::${database.compartmentId}`,
        });
        await listener.stop();
        expect(exitCode).toBe(1); // the listener answers no login
        expect(answered()).toEqual([200]);
        expect(await listener.verify(fixture.emulator, database)).toMatchObject({ sub: fixture.trust.user.ocid });
      },
      TIMEOUT,
    );

    test.each(['mcp-cloud', 'mcp-api'])(
      'the MCP server of %s reads the namespace for an agent',
      async (server) => {
        expect(printed(await run(python313Tools, server))).toContain('emulatorns');
        expect(answered()).toEqual([200]);
      },
      TIMEOUT,
    );
  },
);
