// Every row, and every command that is printed for it.

import { testAdvice } from './follow-advice.ts';
import { ROWS } from './rows.ts';

test('the table has a name for each row, and enough of them', () => {
  expect(new Set(ROWS.map(({ name }) => name)).size).toBe(ROWS.length);
  expect(ROWS.length).toBeGreaterThanOrEqual(60);
});

testAdvice(ROWS, ({ token }) => 'github' in token);
