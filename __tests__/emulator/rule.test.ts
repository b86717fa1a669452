// Impersonation rules, both sides of every trap.

import { ruleHolds } from '../../emulator/domain/rule.ts';

const claims = {
  sub: 'repo:octo/app:environment:blue and green',
  repository: 'octo/app',
  ref: 'refs/heads/main',
  dotted: 'a.b',
  star: 'a*b',
  number: 5,
  truth: true,
  list: ['octo/app'],
};

test.each([
  ['repository eq octo/app', true],
  ['repository eq octo/other', false],
  ['repository eq octo', false],
  ['repository eq OCTO/APP', false],
  ['repository   eq   octo/app  ', true],

  ['repository eq octo/*', true],
  ['repository eq *', true],
  ['repository eq *app', true],
  ['repository eq o*o/a*p', true],
  ['repository eq acme/*', false],
  ['ref eq refs/*/main', true],
  ['dotted eq a.b', true],
  ['dotted eq axb', false],
  ['repository eq octo.app', false],

  ['repository co cto/a', true],
  ['repository co octo/*', false],
  ['star co a*b', true],
  ['repository co nope', false],

  ['repository eq "octo/app"', false],
  ["repository eq 'octo/app'", false],
  ['repository co "octo"', false],

  ['repository eq octo/app and ref eq refs/heads/main', true],
  ['repository eq octo/app and ref eq refs/heads/dev', false],
  ['repository eq x or ref eq refs/heads/main', true],
  ['repository eq x or ref eq y', false],
  ['repository eq octo/app or ref eq y and ref eq z', true],
  ['ref eq y and ref eq z or repository eq octo/app', true],
  ['ref eq y and repository eq octo/app or ref eq z', false],

  ['number eq 5', false],
  ['truth eq true', false],
  ['list eq octo/app', false],
  ['list co octo/app', false],
  ['absent eq x', false],
  ['absent eq *', false],
  ['toString co function', false],

  ['repository sw octo', false],
  ['repository EQ octo/app', false],
  ['repository=octo/app', false],
  ['repository eq', false],
  ['', false],
])('%s: %p', (rule, holds) => {
  expect(ruleHolds(rule, claims)).toBe(holds);
});
