// Which lines of a private key are masked in the job's log.

/**
 * The log masks the key line by line: a mask for the whole PEM would also hide every "BEGIN PRIVATE KEY" in the log. The header lines are
 * not secret, and a short last line also occurs in ordinary words.
 */
export function secretLines(privateKeyPem: string): string[] {
  return privateKeyPem.split('\n').filter((line) => line.length > 16 && !line.startsWith('-----'));
}
