import { Failure, invalidInput } from '../src/failure.ts';

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
