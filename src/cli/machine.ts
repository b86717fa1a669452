// What a bug report must say about the place where the command ran.

import { packageVersion } from './version.ts';

export interface Machine {
  /** `oci-wif 1.0.0` */
  program: string;
  node: string;
  /** `linux x64` */
  platform: string;
  /** The CI system, as far as its variables tell. */
  place: string;
}

export function describeMachine(environment: NodeJS.ProcessEnv): Machine {
  return {
    program: `oci-wif ${packageVersion() ?? '(unknown version)'}`,
    node: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    place: placeOf(environment),
  };
}

function placeOf(environment: NodeJS.ProcessEnv): string {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  if (environment.GITHUB_ACTIONS === 'true') {
    const runner = environment.RUNNER_ENVIRONMENT === 'self-hosted' ? 'self-hosted runner' : 'GitHub-hosted runner';
    return `GitHub Actions (${runner})`;
  }
  if (isSet('GITLAB_CI')) return 'GitLab CI';
  if (isSet('TF_BUILD')) return 'Azure Pipelines';
  if (isSet('BUILDKITE')) return 'Buildkite';
  if (isSet('JENKINS_URL')) return 'Jenkins';
  return isSet('CI') ? 'a CI system' : 'not in a CI system';
}
