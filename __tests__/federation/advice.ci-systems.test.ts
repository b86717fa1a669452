// The flags of setup for the tokens of CI systems. cli/ci-systems.slow.test.ts runs setup with them and logs in.

import { ciSetupFlags } from '../../src/federation/advice.ts';
import type { Claims } from '../../src/federation/subject-token.ts';

const AZURE = 'https://vstoken.dev.azure.com/0a1b2c3d';
const BITBUCKET = 'https://api.bitbucket.org/2.0/workspaces/octo/pipelines-config/identity/oidc';
const BUILDKITE = 'https://agent.buildkite.com';
const CIRCLECI = 'https://oidc.circleci.com/org/0a1b2c3d';
const HCP = 'https://app.terraform.io';
const SPACELIFT = 'https://octo.app.spacelift.io';

const STACK = { spaceId: 'prod-01', callerId: 'infra', callerType: 'stack', runType: 'TRACKED' };
const PROJECT = { 'oidc.circleci.com/project-id': 'p-1' };

const systems: [title: string, provider: string, claims: Claims, flags: Record<string, string>][] = [
  [
    'a pipeline of Azure DevOps',
    'azure-devops',
    { iss: AZURE, sub: 'p://octo/app/deploy', rpo_ref: 'refs/heads/release/1' },
    { 'organization-id': '0a1b2c3d', organization: 'octo', project: 'app', pipeline: 'deploy', branch: 'release/1' },
  ],
  [
    'a service connection of Azure DevOps',
    'azure-devops',
    { iss: AZURE, sub: 'sc://octo/app/oci' },
    { 'organization-id': '0a1b2c3d', organization: 'octo', project: 'app', 'service-connection': 'oci' },
  ],
  [
    'a branch of Bitbucket',
    'bitbucket',
    { iss: BITBUCKET, sub: '{repo-1}:{step-1}', branchName: 'main' },
    { workspace: 'octo', 'repository-id': 'repo-1', branch: 'main' },
  ],
  [
    'a deployment environment of Bitbucket',
    'bitbucket',
    { iss: BITBUCKET, sub: '{repo-1}:{env-1}:{step-1}', branchName: 'main' },
    { workspace: 'octo', 'repository-id': 'repo-1', environment: 'env-1' },
  ],
  ...(['heads', 'tags'] as const).map((kind): (typeof systems)[number] => [
    `${kind} of Buildkite`,
    'buildkite',
    { iss: BUILDKITE, sub: `organization:octo:pipeline:deploy:ref:refs/${kind}/v1:commit:abc:step:` },
    { organization: 'octo', pipeline: 'deploy', [kind === 'tags' ? 'tag' : 'branch']: 'v1' },
  ]),
  ...(['heads', 'tags'] as const).map((kind): (typeof systems)[number] => [
    `${kind} of CircleCI`,
    'circleci',
    { iss: CIRCLECI, ...PROJECT, 'oidc.circleci.com/vcs-ref': `refs/${kind}/v1` },
    { 'organization-id': '0a1b2c3d', project: 'p-1', [kind === 'tags' ? 'tag' : 'branch']: 'v1' },
  ]),
  [
    'a workspace of HCP Terraform',
    'hcp-terraform',
    { iss: HCP, terraform_workspace_id: 'ws-1' },
    { 'workspace-id': 'ws-1' },
  ],
  ...['https://octo.app.spacelift.io', 'https://octo-1.app.us.spacelift.io'].map((iss): (typeof systems)[number] => [
    `a stack at ${iss}`,
    'spacelift',
    { iss, ...STACK },
    { issuer: iss, space: 'prod-01', stack: 'infra', 'run-type': 'TRACKED' },
  ]),
];

test.each(systems)('%s', (_title, provider, claims, flags) => {
  expect(ciSetupFlags(claims)).toEqual({ provider, flags });
});

test.each(systems)('%s: not for an issuer that only contains its URL', (_title, _provider, claims) => {
  expect(ciSetupFlags({ ...claims, iss: `https://other.example/${claims.iss}` })).toBeUndefined();
  expect(ciSetupFlags({ ...claims, iss: `${claims.iss}/other` })).toBeUndefined();
});

test.each<[string, Claims]>([
  ['without an issuer', {}],
  ['of an unknown issuer', { iss: 'https://issuer.example' }],
  ['without the claims of its system', { iss: HCP }],
  ['with a claim that is no text', { iss: HCP, terraform_workspace_id: 1 }],
  [
    'with an empty claim',
    { iss: CIRCLECI, 'oidc.circleci.com/project-id': '', 'oidc.circleci.com/vcs-ref': 'refs/heads/a' },
  ],
  [
    'of Azure DevOps with more before its subject',
    { iss: AZURE, sub: 'x p://octo/app/deploy', rpo_ref: 'refs/heads/main' },
  ],
  [
    'of Azure DevOps with more behind its subject',
    { iss: AZURE, sub: 'p://octo/app/deploy/x', rpo_ref: 'refs/heads/main' },
  ],
  ['of Azure DevOps for a tag', { iss: AZURE, sub: 'p://octo/app/deploy', rpo_ref: 'refs/tags/v1' }],
  ['of Azure DevOps without a ref', { iss: AZURE, sub: 'p://octo/app/deploy' }],
  ['of Buildkite without a ref', { iss: BUILDKITE, sub: 'organization:octo:pipeline:deploy' }],
  [
    'of Buildkite with more before its subject',
    { iss: BUILDKITE, sub: 'x:organization:octo:pipeline:deploy:ref:refs/heads/main:commit:abc:step:' },
  ],
  ['of CircleCI for a pull request', { iss: CIRCLECI, ...PROJECT, 'oidc.circleci.com/vcs-ref': 'refs/pull/1/head' }],
  ['of CircleCI without a ref', { iss: CIRCLECI, ...PROJECT }],
  [
    'of CircleCI with more before the ref',
    { iss: CIRCLECI, ...PROJECT, 'oidc.circleci.com/vcs-ref': 'x/refs/heads/a' },
  ],
  ['of a module of Spacelift', { iss: SPACELIFT, ...STACK, callerType: 'module' }],
])('returns nothing for a token %s', (_title, claims) => {
  expect(ciSetupFlags(claims)).toBeUndefined();
});
