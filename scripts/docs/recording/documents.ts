// Puts a recording into the documents: the terminal picture, and the output blocks of the README.

import type { Recording } from './session.ts';
import { screenOf, textOf } from './screen.ts';
import { drawSession } from './svg.ts';

const PICTURE = 'docs/first-session.svg';
/** The longest line in the README, where a block does not wrap but scrolls. */
const UNLIMITED = 1000;

/** @returns each file's path and the text that it should have */
export function recordedFiles(recording: Recording, read: (path: string) => string): Record<string, string> {
  return {
    [PICTURE]: drawSession(recording.commands, {
      title: 'oci-wif setup creates the trust, oci-wif login uses it, oci-wif explain says why a token is refused',
      columns: 100,
      rows: 30,
    }),
    'README.md': withBlocks(read('README.md'), blocksOf(recording)),
  };
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

/** @throws Error if the text has no place for a block: `<!-- output: NAME -->` … `<!-- /output -->` */
function withBlocks(text: string, blocks: Readonly<Record<string, string>>): string {
  return Object.entries(blocks).reduce((current, [name, block]) => {
    const pattern = new RegExp(`(<!-- output: ${name} -->\n)[^]*?(\n<!-- /output -->)`);
    if (!pattern.test(current)) throw new Error(`README.md has no place for the output of ${name}`);
    return current.replace(pattern, (_all, start: string, end: string) => `${start}\n${block}\n${end}`);
  }, text);
}
