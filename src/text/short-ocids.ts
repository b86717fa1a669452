// Shortens OCIDs, which identify a tenancy, in text that users paste into a public issue.

/** The first four and the last six characters of the unique part remain, which is enough to compare two of them. */
export function shortOcids(text: string): string {
  return text.replace(
    /\b(ocid1\.[a-z0-9-]+\.[a-z0-9-]*\.[a-z0-9-]*\.)([a-z0-9]{16,})/gi,
    (_ocid, kind: string, id: string) => {
      return `${kind}${id.slice(0, 4)}…${id.slice(-6)}`;
    },
  );
}
