import { checkDomainUrl } from '../../src/federation/exchange-request.ts';

const ORIGIN = 'https://idcs-1.identity.oraclecloud.com';

it.each([ORIGIN, `${ORIGIN}/`, `${ORIGIN}:443`, `${ORIGIN}:443/`, ORIGIN.toUpperCase()])('accepts %s', (value) => {
  expect(checkDomainUrl(value)).toBe(ORIGIN);
});

it('keeps another port', () => {
  expect(checkDomainUrl('https://localhost:8443/')).toBe('https://localhost:8443');
});

it.each<[string | undefined, string]>([
  [undefined, 'domain-url is missing'],
  ['', 'domain-url is missing'],
  ['idcs-1.identity.oraclecloud.com', 'is "idcs-1.identity.oraclecloud.com", which is not a URL'],
  ['http://idcs-1.identity.oraclecloud.com', 'which is not https'],
  [`${ORIGIN}/?x=1`, 'with a query or fragment'],
  [`${ORIGIN}/?`, 'with a query or fragment'],
  [`${ORIGIN}#x`, 'with a query or fragment'],
  [`${ORIGIN}/oauth2`, 'with the path "/oauth2"'],
])('refuses %p', (value, why) => {
  expect(() => checkDomainUrl(value, 'domain-url')).toThrow(why);
});

it('does not show what may be a password, and names the flag by default', () => {
  expect(() => checkDomainUrl('https://me:s3cr3t@idcs-1.identity.oraclecloud.com')).toThrow(
    /^Invalid input: --domain-url contains user information \(an @\); expected: an https URL such as https:[^@]*$/,
  );
});
