// JSON is taken only if it has the expected form.

import { isFlag, isText, isWhole, objectOf, oneOf, optional, parseJson, type Is } from '../../src/text/form.ts';

interface Login {
  name: string;
  count: number;
  isUndone: boolean;
  state: 'old' | 'new';
  note?: string | undefined;
}
const isLogin: Is<Login> = objectOf<Login>({
  name: isText,
  count: isWhole,
  isUndone: isFlag,
  state: oneOf('old', 'new'),
  note: optional(isText),
});
const LOGIN = { name: 'WIF', count: 0, isUndone: false, state: 'new' };

test.each([
  ['without what is optional', LOGIN],
  ['with what is optional', { ...LOGIN, note: '' }],
  ['with a further field', { ...LOGIN, further: null }],
])('an object is taken %s', (_name, value) => {
  expect(parseJson(JSON.stringify(value), isLogin)).toEqual(value);
});

test.each<[string, unknown]>([
  ['a field that is missing', { ...LOGIN, name: undefined }],
  ['null where there must be a text', { ...LOGIN, name: null }],
  ['a number where there must be a text', { ...LOGIN, name: 1 }],
  ['a fraction', { ...LOGIN, count: 0.5 }],
  ['a number in quotes', { ...LOGIN, count: '0' }],
  ['0 where there must be true or false', { ...LOGIN, isUndone: 0 }],
  ['an unknown word', { ...LOGIN, state: 'older' }],
  ['null where nothing is required', { ...LOGIN, note: null }],
  ['a list of texts where there must be one', { ...LOGIN, note: ['a'] }],
  ['null', null],
  ['a text', 'WIF'],
  ['an empty list', []],
])('%s is refused', (_name, value) => {
  expect(parseJson(JSON.stringify(value), isLogin)).toBeUndefined();
});

test('a field that only the prototype has is missing', () => {
  const isFunction = (value: unknown): value is () => string => typeof value === 'function';
  expect(objectOf<{ toString: () => string }>({ toString: isFunction })({})).toBe(false);
});

test.each(['', '{', '{"name":"WIF"', 'undefined', '{}{}'])('%p is no JSON, and is refused', (text) => {
  expect(parseJson(text, (value): value is unknown => value !== isText)).toBeUndefined();
});
