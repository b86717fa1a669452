import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describePublicKey, generateSessionKey } from '../src/session-key.ts';

it('generates an RSA 2048 key pair in the formats that the tools read', async () => {
  const key = await generateSessionKey();
  expect(key.privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----\n[^]+\n-----END PRIVATE KEY-----\n$/);
  expect(key.publicKeyPem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  expect(createPublicKey(key.publicKeyPem).asymmetricKeyDetails?.modulusLength).toBe(2048);
  const signature = sign('sha256', Buffer.from('x'), createPrivateKey(key.privateKeyPem));
  expect(verify('sha256', Buffer.from('x'), createPublicKey(key.publicKeyPem), signature)).toBe(true);
});

it('returns the public key as one line of base64, and its MD5 as sixteen pairs', async () => {
  const { publicKeyPem, publicKeyBase64, fingerprint } = await generateSessionKey();
  expect(publicKeyBase64).toMatch(/^[A-Za-z0-9+/]+=*$/);
  expect(publicKeyBase64).toBe(publicKeyPem.replace(/-----[^-]+-----|\n/g, ''));
  const md5 = createHash('md5').update(Buffer.from(publicKeyBase64, 'base64')).digest('hex');
  expect(fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
  expect(fingerprint.replaceAll(':', '')).toBe(md5);
  expect(describePublicKey(publicKeyPem).fingerprint).toBe(fingerprint);
});

it('generates a new key every time', async () => {
  const [one, two] = await Promise.all([generateSessionKey(), generateSessionKey()]);
  expect(one.fingerprint).not.toBe(two.fingerprint);
});
