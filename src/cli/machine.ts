// What a bug report must say about the place where the command ran.

import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printable } from '../text/printable.ts';

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
    program: `oci-wif ${versionOf(process.argv[1] ?? '') ?? '(unknown version)'}`,
    node: `Node ${process.versions.node}`,
    platform: `${process.platform} ${process.arch}`,
    place: placeOf(environment),
  };
}

/** @returns the version of the npm package; undefined if the program is not part of it */
function versionOf(program: string): string | undefined {
  try {
    const file = join(dirname(realpathSync(program)), '..', '..', 'package.json');
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown; version?: unknown };
    return name === 'oci-wif' && typeof version === 'string' ? printable(version, 60) : undefined;
  } catch {
    return undefined;
  }
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
