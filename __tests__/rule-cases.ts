// Impersonation rules and whether they match: `oci-wif` and the emulator must agree on every case.
//
// oci-federation.md §4: `<claim> eq <value>` or `<claim> co <text>`, joined by `and` and `or`. Operators are SCIM filter operators, which
// RFC 7644 §3.4.2.2 defines as case-insensitive. The service does not document whether it follows that.

export const CLAIMS = {
  sub: 'repo:octo/app:environment:blue and green',
  repository: 'octo/app',
  ref: 'refs/heads/main',
  dotted: 'a.b',
  star: 'a*b',
  spaced: 'a b',
  number: 5,
  truth: true,
  list: ['octo/app'],
};

export const RULE_CASES: [rule: string, matches: boolean][] = [
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
  ['repository EQ octo/app', true],
  ['repository=octo/app', false],
  ['repository eq', false],
  ['', false],

  ['sub eq repo:octo/app:*', true],
  ['sub eq *and green', false],
  ['sub co octo/app', true],
  ['sub co blue and green', false],
  ['sub eq repo:octo/app:environment:blue and green', false],
  ['spaced eq a b', false],
  ['repository eq octo/app*', true],
  ['repository eq *app*app', false],
  ['ref co refs AND repository CO app', true],
  ['repository eq x OR ref EQ refs/heads/main', true],
  ['repository Eq octo/app', true],
  ['constructor co a', false],
  ['repository ne octo/app', false],
  ['(repository eq octo/app)', false],
  ['not repository eq octo/app', false],
  ['repository eq octo/app xor ref eq refs/heads/main', false],
  ['repository eq octo/app and', false],
];
