import { readdirSync, readFileSync } from 'node:fs';

import { explainCall, setupCall } from '../../src/federation/advice.ts';
import type { Claims } from '../../src/federation/subject-token.ts';
import { shellQuoted } from '../../src/text/printable.ts';
import { GITHUB_CLAIMS } from './tokens.ts';

const domainUrl = 'https://idcs-1.identity.oraclecloud.com';
const withSub = (sub: string): Claims => ({ ...GITHUB_CLAIMS, sub });

it.each([
  ['repo:acme/app:ref:refs/heads/main', '--branch main --subject-form names'],
  ['repo:acme/app:ref:refs/heads/feature/x', '--branch feature/x --subject-form names'],
  ['repo:acme@111/app@222:ref:refs/heads/main', '--branch main --owner-id 111 --repository-id 222'],
  ['repo:acme/app:ref:refs/tags/v1', '--tag v1 --subject-form names'],
  ['repo:acme/app:environment:prod', '--environment prod --subject-form names'],
  ['repo:acme/app:environment:prod east', '--environment prod-east --subject-form names'],
  ['repo:acme/app:pull_request', '--pull-request --subject-form names'],
  ['repo:acme@111/app@222:pull_request', '--pull-request --owner-id 111 --repository-id 222'],
  ['repo:acme/app:actor:me', '--subject repo:acme/app:actor:me'],
  ['repo:acme@111/app@222:actor:me', '--subject repo:acme@111/app@222:actor:me'],
  ['repo:acme/app:ref:refs/pull/1/merge', '--subject repo:acme/app:ref:refs/pull/1/merge'],
  ['repo:acme/app:environment:a/b:c', '--subject repo:acme/app:environment:a/b:c'],
  ['repo:acme/app:environment:two\nlines', '--environment two-lines --subject-form names'],
  ['repository_id:222:environment:prod', '--subject repository_id:222:environment:prod'],
  // What follows does not name the repository, whose name somebody else could take.
  ['repository_owner_id:111:x', '--owner-id 111 --repository-id 222 --subject repository_owner_id:111:x'],
  ['repository_owner:acme:x', '--owner-id 111 --repository-id 222 --subject repository_owner:acme:x'],
])('makes the flags of setup for %s', (sub, flags) => {
  expect(setupCall(withSub(sub), { domainUrl })).toBe(
    `npx oci-wif setup --domain-url ${domainUrl} --provider github --repository acme/app ${flags}`,
  );
});

it('quotes only the values that a shell would change', () => {
  expect([`a/b:c`, `it's`, `$(x)`].map(shellQuoted)).toEqual(['a/b:c', `'it'\\''s'`, `'$(x)'`]);
});

it('names the issuer of an enterprise server', () => {
  const claims = { ...GITHUB_CLAIMS, iss: 'https://ghes.example/_services/token' };
  expect(setupCall(claims, { domainUrl })).toBe(
    `npx oci-wif setup --domain-url ${domainUrl} --provider github --github-url https://ghes.example --repository acme/app --branch main`,
  );
});

it.each([
  ['https://token.actions.githubusercontent.com/octo', '--issuer https://token.actions.githubusercontent.com/octo'],
  ['https://token.actions.octo.ghe.com', '--github-url https://octo.ghe.com'],
])('names the server of %s', (iss, flags) => {
  expect(setupCall({ ...GITHUB_CLAIMS, iss }, { domainUrl })).toContain(`--provider github ${flags} --repository`);
});

it.each([
  'https://ci@ghes.example/_services/token',
  'https://ghes.example?x/_services/token',
  'https://token.actions.githubusercontent.com/a b',
  'https://[/_services/token',
  'http://ghes.example/_services/token',
])('has no command for a token of GitHub with the issuer %s, which setup refuses', (iss) => {
  expect(setupCall({ ...GITHUB_CLAIMS, iss }, { domainUrl })).toBeUndefined();
});

it('uses the subject unchanged for any other provider, with a placeholder for the domain', () => {
  expect(setupCall({ iss: 'https://idp.example', sub: 'me' }, { domainUrl: undefined })).toBe(
    'npx oci-wif setup --domain-url DOMAIN_URL --provider oidc --issuer https://idp.example --subject me',
  );
});

it.each(['repository_owner:acme', 'actor:me'])(
  'has no command for the subject %s of a token whose repository is no repository',
  (sub) => {
    for (const repository of [undefined, 7, 'acme', 'acme/app/more', 'acme/app --yes', '; acme/app'])
      expect(setupCall({ ...GITHUB_CLAIMS, sub, repository }, { domainUrl })).toBeUndefined();
  },
);

it('takes a token without an issuer for one of github.com, and has no command without issuer and subject', () => {
  expect(setupCall({ ...GITHUB_CLAIMS, iss: undefined } as unknown as Claims, { domainUrl })).not.toContain('--issuer');
  expect(setupCall({}, { domainUrl })).toBeUndefined();
});

it('names the resource of an RPST', () => {
  expect(setupCall({ iss: 'https://i', sub: 's' }, { domainUrl, resourceType: 'my ci' })).toMatch(
    / --token-type rpst --resource-type 'my ci'$/,
  );
});

it('gives explain each claim that a condition in the documentation is about', () => {
  const pages = ['docs', 'docs/ci'].flatMap((directory) =>
    readdirSync(directory)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(`${directory}/${name}`, 'utf8')),
  );
  const names = [
    ...pages.join('\n').matchAll(/--require ([\w./-]+)=/g),
    ...pages.join('\n').matchAll(/--rule '([\w./-]+) eq [^']* and ([\w./-]+) eq /g),
  ].flatMap(([, ...found]) => found);
  expect(names.length).toBeGreaterThan(10);
  const call = explainCall(Object.fromEntries(names.map((name) => [name, 'x'])), { domainUrl, clientId: 'c' });
  expect(names.filter((name) => name !== 'sub' && name !== 'team' && !call.includes(` --claim ${name}=x`))).toEqual([]);
});
