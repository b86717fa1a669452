// Puts a recording into the documents: the terminal picture, and the output blocks of the pages.

import type { Recording } from './session.ts';
import { screenOf, textOf } from './screen.ts';
import { drawSession } from './svg.ts';

const PICTURE = 'docs/first-session.svg';
/** Each block stands in one or several of them. */
const PAGES = ['README.md', 'docs/how-it-works.md', 'docs/troubleshooting.md'];
/** The longest line on a page, where a block does not wrap but scrolls. */
const UNLIMITED = 1000;

/**
 * @returns each file's path and the text that it should have
 * @throws Error if no page shows one of the outputs
 */
export function recordedFiles(recording: Recording, read: (path: string) => string): Record<string, string> {
  const blocks = blocksOf(recording);
  const pages = PAGES.map((page) => [page, read(page)] as const);
  for (const name of Object.keys(blocks))
    if (!pages.some(([, text]) => placeOf(name).test(text))) throw new Error(`no page shows the output of ${name}`);
  return {
    [PICTURE]: drawSession(recording.commands.map(shortened), {
      title: 'oci-wif setup creates the trust, oci-wif login uses it, oci-wif explain says why a token is refused',
      columns: 68,
      rows: 30,
      still: 'npx oci-wif login ',
    }),
    ...Object.fromEntries(pages.map(([page, text]) => [page, withBlocks(text, blocks)])),
  };
}

/** For the picture, which a phone shows as well: the pages have the settings that setup prints, and whole IDs. */
function shortened({ typed, output }: Recording['commands'][number]): Recording['commands'][number] {
  const [plan = '', settings] = output.split('Configure the repository:');
  const short = (text: string): string => text.replaceAll(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1…');
  return { typed: short(typed), output: short(settings === undefined ? plan : `${plan}…`) };
}

function blocksOf({ commands, log, postLog, summary }: Recording): Record<string, string> {
  const outputOf = (name: string): string => {
    const command = commands.find(({ typed }) => typed.startsWith(`npx oci-wif ${name} `));
    return textOf(screenOf(command?.output ?? '', UNLIMITED));
  };
  const [plan = '', settings] = outputOf('setup').split(/\n\n(?=Configure the repository:\n)/);
  const [configure] = settings?.split('\n\n') ?? [];
  if (configure === undefined) throw new Error('setup no longer prints "Configure the repository:"');
  return {
    setup: fenced(plan),
    configure: fenced(configure),
    login: fenced(log),
    logout: fenced(postLog),
    explain: fenced(outputOf('explain')),
    summary: summary.trim(),
  };
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}

/** Where a page shows an output: `<!-- output: NAME -->` … `<!-- /output -->` */
function placeOf(name: string): RegExp {
  return new RegExp(`(<!-- output: ${name} -->\n)[^]*?(\n<!-- /output -->)`);
}

function withBlocks(text: string, blocks: Readonly<Record<string, string>>): string {
  return Object.entries(blocks).reduce(
    (current, [name, block]) =>
      current.replace(placeOf(name), (_all, start: string, end: string) => `${start}\n${block}\n${end}`),
    text,
  );
}
