// Microsoft Entra ID, Google and AWS, which identify a workload by an ID, never by a display name.

import { invalidInput } from '../../failure.ts';
import { checkForm } from '../../text/form.ts';
import type { Term } from '../desired/rule.ts';
import { GOOGLE_PINNING } from './pinning.ts';
import { checkIssuer, type Provider, subjectIs } from './provider.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The subject of an application's token is the object ID of its service principal (not its application ID).
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
const entra: Provider = {
  name: 'entra',
  required: ['tenant', 'objectId'],
  oneOf: [],
  optional: ['tokenVersion'],
  describe(options) {
    const tenant = checkForm('--tenant', options.tenant ?? '', GUID, 'the directory (tenant) ID, a GUID').toLowerCase();
    const objectId = checkForm(
      '--object-id',
      options.objectId ?? '',
      GUID,
      'the object ID of the service principal (Enterprise applications) or managed identity, a GUID',
    ).toLowerCase();
    const version = checkForm(
      '--token-version',
      options.tokenVersion ?? '2',
      /^[12]$/,
      '2 (iss ends in /v2.0) or 1 (iss is https://sts.windows.net/…)',
    );
    return {
      issuer:
        version === '2' ? `https://login.microsoftonline.com/${tenant}/v2.0` : `https://sts.windows.net/${tenant}/`,
      conditions: [[subjectIs(objectId)]],
      known: [],
      label: objectId,
      notes: [
        `the issuer depends on the token version; setup assumes version ${version}. An application whose manifest does not request version 2 gets tokens of version 1 (--token-version 1)`,
      ],
    };
  },
};

/** @see https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload */
const google: Provider = {
  name: 'google',
  required: [],
  oneOf: ['serviceAccountId', 'serviceAccount'],
  optional: [],
  describe({ serviceAccount, serviceAccountId }) {
    const terms: Term[] = [];
    if (serviceAccountId !== undefined) {
      checkForm('--service-account-id', serviceAccountId, /^\d{15,30}$/, 'the numeric unique ID of a service account');
      terms.push(subjectIs(serviceAccountId));
    }
    if (serviceAccount !== undefined) {
      checkForm(
        '--service-account',
        serviceAccount,
        /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
        'the email address of a service account, …@….gserviceaccount.com',
      );
      terms.push({ claim: 'email', operator: 'eq', value: serviceAccount });
    }
    return {
      issuer: 'https://accounts.google.com',
      conditions: terms.length === 0 ? [] : [terms],
      pinning: GOOGLE_PINNING,
      known: [],
      label: serviceAccountId ?? (serviceAccount ?? '').split('.gserviceaccount')[0]?.replace('@', '.') ?? '',
      notes:
        serviceAccountId === undefined
          ? [
              'after an account is deleted, another one can get its email address, but not its ID: prefer --service-account-id',
            ]
          : [],
    };
  },
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html */
const aws: Provider = {
  name: 'aws',
  required: ['issuer', 'roleArn'],
  oneOf: [],
  optional: [],
  describe(options) {
    const issuer = checkIssuer(options.issuer ?? '');
    if (issuer.endsWith('/'))
      throw invalidInput('--issuer ends in a slash', "the account's own issuer, as the IAM console shows it");
    const arn = checkForm(
      '--role-arn',
      options.roleArn ?? '',
      /^arn:aws[\w-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/,
      'the ARN of a role (or user), e.g. arn:aws:iam::123456789012:role/deploy',
    );
    return { issuer, conditions: [[subjectIs(arn)]], known: [], label: arn.split('/').at(-1) ?? '', notes: [] };
  },
};

export const cloudProviders: readonly Provider[] = [entra, google, aws];
