// GitLab CI/CD, on gitlab.com and self-managed.

import { checkForm } from '../../text/form.ts';
import { GITLAB_PINNING } from './pinning.ts';
import { checkIssuer, type Provider, subjectIs, type Workload } from './provider.ts';

const GITLAB_ISSUER = 'https://gitlab.com';

/**
 * Subject of an `id_tokens` token: `project_path:<group>/<project>:ref_type:<branch|tag>:ref:<name>`. The environment is not part of it,
 * but a separate claim.
 *
 * @see https://docs.gitlab.com/ci/secrets/id_token_authentication/
 */
export const gitlab: Provider = {
  name: 'gitlab',
  required: ['project'],
  oneOf: ['branch', 'tag', 'environment', 'subject'],
  optional: ['issuer'],
  describe(options) {
    const project = checkForm(
      '--project',
      options.project ?? '',
      /^[\w.-]+(?:\/[\w.-]+)+$/,
      'the path of one project with its groups, e.g. group/project',
    );
    const ref = (flag: string, type: string, values: readonly string[] | undefined) =>
      (values ?? []).map((value) => {
        checkForm(flag, value, /^(?!refs\/)[^\s:]+$/, `the name of a ${type}, e.g. main, without refs/`);
        return [subjectIs(`project_path:${project}:ref_type:${type}:ref:${value}`)];
      });
    return {
      issuer: options.issuer === undefined ? GITLAB_ISSUER : checkIssuer(options.issuer),
      conditions: [
        ...ref('--branch', 'branch', options.branch),
        ...ref('--tag', 'tag', options.tag),
        ...(options.environment ?? []).map((environment) => [
          { claim: 'project_path', operator: 'eq' as const, value: project },
          { claim: 'environment', operator: 'eq' as const, value: environment },
        ]),
        ...(options.subject ?? []).map((subject) => [subjectIs(subject)]),
      ],
      pinning: GITLAB_PINNING,
      known: [{ claim: 'project_path', operator: 'eq', value: project }],
      label: project,
      notes: [],
    } satisfies Workload;
  },
};
