// The line that every failure of a step or command ends with. Tests compare the text before it; the line itself is checked here, in each of them.

import { DOCS, PHRASES } from '../src/failure.ts';

const LINK = new RegExp(`\\nMore: ${DOCS}/troubleshooting\\.md#([\\w-]+)(?=\\n?$)`);

/**
 * @param text what a step or command printed on stderr, or in an annotation
 * @returns the text without the line that links to the heading of its failure
 * @throws Error if the link is missing, or leads to the heading of another failure
 */
export function withoutLink(text: string): string {
  const [, anchor] = LINK.exec(text) ?? [];
  const phrases = text.split('\n').flatMap((line) => PHRASES.filter((phrase) => line.startsWith(`${phrase}: `)));
  const expected = phrases.at(-1)?.toLowerCase().replaceAll(' ', '-');
  if (anchor !== expected)
    throw new Error(`expected a link to #${expected ?? '(none)'}, got #${anchor ?? '(none)'}: ${text}`);
  return text.replace(LINK, '');
}

/** The same for the result of a command. */
export function withoutLinkIn<Result extends { code: number | null; stderr: string }>(result: Result): Result {
  return result.code === 0 ? result : { ...result, stderr: withoutLink(result.stderr) };
}
