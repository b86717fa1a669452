// Replaces what differs from run to run, so that a recording changes only when the program does.

/** What oci-wif shows instead of a random client ID. */
const CLIENT_ID = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const KEY_ID = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const DATE = '2026-01-31T13:00:00.000Z';

/**
 * @param home the temporary home directory of the recording
 * @param keep a 32-digit identifier that is already fixed
 */
export function withPlaceholders(text: string, home: string, keep: string): string {
  return text
    .replaceAll(home, '/home/octocat')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, DATE)
    .replace(/ocid1\.(\w+)\.oc1\.[\w-]*\.\w{20,}/g, 'ocid1.$1.oc1..aaaaaaaaexample')
    .replace(/\bkid [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, `kid ${KEY_ID}`)
    .replace(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g, (id) => (id === keep ? id : CLIENT_ID));
}
