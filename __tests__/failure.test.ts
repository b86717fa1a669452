import { readFileSync } from 'node:fs';
import { describeLastFailure, DOCS, Failure, invalidInput, PHRASES } from '../src/failure.ts';

const timeout = new Failure('transient', 'Request failed', 'the key set did not respond', { hint: 'check the proxy' });

describe('a failure with more context', () => {
  it('keeps kind, phrase, detail and hint when nothing is added, and names the original as its cause', () => {
    const failure = timeout.with({});
    expect(failure).toMatchObject({
      kind: 'transient',
      phrase: 'Request failed',
      message: 'Request failed: the key set did not respond',
      hint: 'check the proxy',
    });
    expect(failure.cause).toBe(timeout);
  });

  it('starts its message with the new phrase, followed by the new detail', () => {
    const failure = timeout.with({ phrase: 'Setup failed', detail: `${timeout.detail} (at the step: trust)` });
    expect(failure).toMatchObject({
      phrase: 'Setup failed',
      detail: 'the key set did not respond (at the step: trust)',
    });
    expect(failure.message).toBe('Setup failed: the key set did not respond (at the step: trust)');
  });

  it('puts the further hint on the line below the first one', () => {
    expect(timeout.with({ furtherHint: 'run the command again' }).hint).toBe('check the proxy\nrun the command again');
  });

  it('shows only the further hint if the original has none, and none if there is none', () => {
    const bare = new Failure('files', 'Cannot write secret', 'permission denied');
    expect(bare.with({ furtherHint: 'choose another file' }).hint).toBe('choose another file');
    expect(bare.with({}).hint).toBeUndefined();
  });
});

it('a refused value says in one line what is wrong and what is accepted', () => {
  expect(invalidInput('region is "x"', 'a region identifier').message).toBe(
    'Invalid input: region is "x"; expected: a region identifier',
  );
});

describe('the message that a step or command ends with', () => {
  it.each(PHRASES)('links to the heading of "%s"', (phrase) => {
    const text = describeLastFailure(new Failure('files', phrase, 'x', { hint: 'do y' }), 'oci-wif');
    const [message, link] = text.split('\n');
    expect(message).toBe(`${phrase}: x. What to do: do y`);
    expect(link).toBe(`More: ${DOCS}/troubleshooting.md#${phrase.toLowerCase().replaceAll(' ', '-')}`);
  });

  it('has no link for a defect, which has no heading', () => {
    expect(describeLastFailure(new TypeError('x'))).not.toContain('More:');
  });
});

it('links to the documentation of this major version', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(DOCS).toBe(`https://github.com/org/oci-wif-action/blob/v${version.split('.')[0] ?? ''}/docs`);
});
