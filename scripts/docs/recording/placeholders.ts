// Replaces what differs from run to run, so that a recording changes only when the program does.

/** What oci-wif shows instead of a random client ID. */
const CLIENT_ID = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
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
    .replace(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/g, (id) => (id === keep ? id : CLIENT_ID));
}
