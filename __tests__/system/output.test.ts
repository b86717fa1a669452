// What is printed after redactOutput contains no secret, except on purpose.

import { printUnredacted, redactOutput } from '../../src/system/output.ts';
import { protectSecret } from '../../src/text/redaction.ts';

it('redacts everything on stdout and stderr, except what is meant to show a secret', () => {
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write.bind(stream));
  const printed: unknown[] = [];
  for (const stream of streams) stream.write = (chunk: unknown) => printed.push(chunk) > 0;
  try {
    redactOutput();
    protectSecret('hunter2-hunter2');
    process.stdout.write('one hunter2-hunter2\n');
    process.stderr.write('two hunter2-hunter2\n');
    process.stdout.write(Buffer.from('bytes'));
    printUnredacted(() => process.stdout.write('::add-mask::hunter2-hunter2\n'));
    process.stdout.write('three hunter2-hunter2\n');
  } finally {
    streams.forEach((stream, index) => (stream.write = originals[index]!));
  }
  expect(printed).toEqual([
    'one (redacted)\n',
    'two (redacted)\n',
    Buffer.from('bytes'),
    '::add-mask::hunter2-hunter2\n',
    'three (redacted)\n',
  ]);
});
