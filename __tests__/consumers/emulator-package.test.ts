// The emulator's package for somebody else's tests: packed, installed in an empty directory, and around a tool that nobody has adapted.

import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { npm } from '../packaging/npm.ts';
import { printed } from './consumer-fixture.ts';
import { PROVISION, toolPath } from './provisioned.ts';
import { describeWith, runTool } from './toolchain.ts';

process.env.PATH = toolPath;

describeWith({ oci: PROVISION, curl: 'curl.se' }, 'npx oci-wif-emulator --proxy -- command', () => {
  let directory: string;
  let empty: string;
  beforeAll(() => {
    directory = mkdtempSync(join(realpathSync(tmpdir()), 'oci-wif-emulator-consumer-'));
    empty = join(directory, 'empty');
    for (const name of ['home', 'empty']) mkdirSync(join(directory, name));
    const pack = ['pack', '--workspace', 'oci-wif-emulator', '--ignore-scripts=false', '--json', '--silent'];
    const packed = npm([...pack, '--pack-destination', directory]);
    if (packed.exitCode !== 0) throw new Error(packed.stderr);
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    const installed = npm(['install', '--offline', '--no-audit', '--no-fund', join(directory, filename)], {
      cwd: empty,
    });
    if (installed.exitCode !== 0) throw new Error(installed.stderr);
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  const emulated = (...command: string[]) =>
    runTool('npx', ['oci-wif-emulator', '--proxy', '--', ...command], {
      cwd: empty,
      environment: { PATH: toolPath, HOME: join(directory, 'home') },
      timeout: 100_000,
    });

  test('uploads in parts, downloads a range, and gets a token for databases', async () => {
    const content = randomBytes(11 * 1024 * 1024);
    writeFileSync(join(empty, 'big'), content);
    const script = [
      'set -e',
      'oci os bucket create --name box --compartment-id "$EMULATOR_TENANCY"',
      'oci os object put --bucket-name box --name a/big --file big --part-size 10',
      'oci os object get --bucket-name box --name a/big --file all',
      'oci os object get --bucket-name box --name a/big --file some --range bytes=10485758-10485763',
      'oci iam db-token get --db-token-location db-token',
    ];
    const result = await emulated('sh', '-c', script.join('\n'));
    const output = printed(result);
    expect(output).toMatch(/"opc-multipart-md5": "\S{24}-2"/);
    expect(readFileSync(join(empty, 'all')).equals(content)).toBe(true);
    expect(readFileSync(join(empty, 'some'))).toEqual(content.subarray(10_485_758, 10_485_764));
    expect(readdirSync(join(empty, 'db-token')).sort()).toEqual(['oci_db_key.pem', 'oci_db_key_public.pem', 'token']);
    const claims = decodeJwt(readFileSync(join(empty, 'db-token', 'token'), 'utf8'));
    expect(claims).toMatchObject({ ttype: 'scoped_access', scope: 'urn:oracle:db::id::*', userName: 'admin' });
  }, 200_000);

  test('serves the upload manager of the Python SDK, copies, renames, and a URL for curl', async () => {
    const program = `
import datetime, io, oci, os
config = oci.config.from_file(os.environ['OCI_CONFIG_FILE'])
storage = oci.object_storage.ObjectStorageClient(config)
models = oci.object_storage.models
namespace = storage.get_namespace().data
storage.create_bucket(namespace, models.CreateBucketDetails(name='box', compartment_id=config['tenancy']))
content = os.urandom(11 * 1024 * 1024)
manager = oci.object_storage.UploadManager(storage, allow_parallel_uploads=True)
stream = io.BytesIO(content)
parts = manager.upload_stream(namespace, 'box', 'stream', stream, part_size=10 * 1024 * 1024)
print(parts.headers['opc-multipart-md5'][-2:], storage.get_object(namespace, 'box', 'stream').data.content == content)
storage.put_object(namespace, 'box', 'first', b'hello')
copy = storage.copy_object(namespace, 'box', models.CopyObjectDetails(
    source_object_name='first', destination_region='eu-frankfurt-1', destination_namespace=namespace,
    destination_bucket='box', destination_object_name='second'))
request = storage.get_work_request(copy.headers['opc-work-request-id'])
print(oci.wait_until(storage, request, 'status', 'COMPLETED').data.status)
storage.rename_object(namespace, 'box', models.RenameObjectDetails(source_name='second', new_name='third'))
print([one.name for one in storage.list_objects(namespace, 'box').data.objects])
expires = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
details = models.CreatePreauthenticatedRequestDetails(
    name='share', access_type='ObjectRead', object_name='third', time_expires=expires)
print(storage.create_preauthenticated_request(namespace, 'box', details).data.full_path, file=open('url', 'w'))`;
    writeFileSync(join(empty, 'program.py'), program);
    const result = await emulated('sh', '-c', 'python program.py && curl --silent --fail "$(cat url)"');
    expect(printed(result).split('\n')).toEqual(['-2 True', 'COMPLETED', "['first', 'stream', 'third']", 'hello']);
    expect(readFileSync(join(empty, 'url'), 'utf8')).toMatch(
      /^https:\/\/objectstorage\.eu-frankfurt-1\.oraclecloud\.com\/p\//,
    );
  }, 100_000);

  test('ends with the exit code of the tool, and shows why a request was refused', async () => {
    const scope = 'urn:oracle:db::id::ocid1.tenancy.oc1..aaaa';
    const result = await emulated('oci', 'iam', 'db-token', 'get', '--db-token-location', 'none', '--scope', scope);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain('NotAuthorizedOrNotFound');
    expect(result.stderr).toMatch(
      /^oci-wif-emulator: \S+ POST \/v1\/actions\/generateScopedAccessToken 404: NotAuthorizedOrNotFound$/m,
    );
  }, 100_000);
});
