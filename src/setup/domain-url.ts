// The identity domain's URL as a flag or a line of a file.

import { DOMAIN_URL_ALLOWED, readDomainUrl } from '../value-forms.ts';
import { refuse } from './refusal.ts';

/** @returns the origin. @throws Failure `input` */
export function checkDomainUrl(value: string | undefined, flag = '--domain-url'): string {
  if (value === undefined || value === '') throw refuse(`${flag} is missing`, DOMAIN_URL_ALLOWED);
  const read = readDomainUrl(value);
  if ('problem' in read) throw refuse(`${flag} ${read.problem}`, DOMAIN_URL_ALLOWED);
  return read.origin;
}
