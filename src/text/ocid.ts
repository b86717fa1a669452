// OCIDs: their two forms, how they are found in a text, and how they are shortened where users paste the text into a public issue.

/**
 * `ocid1.<type>.<realm>.[region].<unique>`. Tenancies of OCI's first years, and what was created in them then, have
 * `ocidv1:<type>:oc1:phx:<digits>:<unique>`; Oracle's SDKs accept both.
 *
 * @param types one or several, joined by `|`; default: any
 * @returns the source of a regular expression without groups that capture
 * @see https://docs.oracle.com/iaas/Content/General/Concepts/identifiers.htm
 */
export function ocidPattern(types = '[\\w-]+'): string {
  return `(?:ocid1\\.(?:${types})(?:\\.[\\w-]*){2,}\\.[\\w-]+|ocidv1:(?:${types})(?::[\\w-]*){2,}:[\\w-]+)`;
}

/** @param types as in {@link ocidPattern} */
export function isOcid(text: string, types?: string): boolean {
  return new RegExp(`^${ocidPattern(types)}$`).test(text);
}

const ANY = new RegExp(ocidPattern(), 'gi');

/** @returns each OCID in the text once */
export function ocidsIn(text: string): Set<string> {
  return new Set(text.match(ANY));
}

/** @returns the text with every OCID replaced */
export function replaceOcids(text: string, replacement: (ocid: string) => string): string {
  return text.replace(ANY, replacement);
}

/** The first four and the last six characters of the unique part remain, which is enough to compare two of them. */
export function shortOcids(text: string): string {
  return replaceOcids(text, (ocid) => {
    const separator = ocid.charAt('ocid1'.length) === '.' ? '.' : ':';
    const parts = ocid.split(separator);
    const unique = parts.slice(4).join(separator);
    if (unique.length < 16) return ocid;
    return [...parts.slice(0, 4), `${unique.slice(0, 4)}…${unique.slice(-6)}`].join(separator);
  });
}
