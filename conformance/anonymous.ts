// Removes from a text what identifies the tenancy, and every secret: a report is made to be published.

import { printable } from '../src/text/printable.ts';

export interface Identifying {
  domainUrl: string;
  /** Of the run. */
  prefix: string;
}

/** @returns one line */
export function anonymous(text: string, { domainUrl, prefix }: Identifying): string {
  return printable(text, 400)
    .replaceAll(domainUrl, '<domain>')
    .replaceAll(new URL(domainUrl).host, '<domain>')
    .replaceAll(prefix, '<prefix>')
    .replace(/https:\/\/idcs-[\w.-]+(:\d+)?/g, '<domain>')
    .replace(/\bocid1\.([a-z]+)\.[\w.-]+/g, '<OCID of a $1>')
    .replace(/\b[0-9a-f]{32}\b/gi, '<id>')
    .replace(/\b[\w.+-]+@[\w-]+(\.[\w-]+)+\b/g, '<email address>')
    .replace(/\/[\w./-]*\.oci\b[\w./-]*/g, '<path>');
}
