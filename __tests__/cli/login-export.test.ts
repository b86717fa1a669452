// Two logins of the command line in one shell: after `eval "$(oci-wif login … --export)"`, every tool uses the last one.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isWindows, unless } from '../platform.ts';
import { CLI, withCliFixture } from './cli-fixture.ts';

unless(isWindows ? 'Windows has no POSIX shell' : undefined)(
  'a second login in the default directory unsets or replaces what the first one has exported',
  () =>
    withCliFixture(async (fixture) => {
      const trust = fixture.emulator.domain.trustGitHub({ repository: 'octo/app' });
      const token = await fixture.emulator.github.mint({ repository: 'octo/app' }, 'https://cloud.oracle.com');
      const login = (...more: string[]) =>
        [
          ...[`'${process.execPath}'`, `'${CLI}'`, 'login', '--export', 'sh', '--subject-token-env', 'SUBJECT'],
          ...['--domain-url', fixture.emulator.url, '--client-id', trust.clientId, '--region', 'eu-frankfurt-1'],
          ...more,
        ].join(' ');
      const temporary = join(fixture.home, 'job');
      const script = [
        'set -e',
        `eval "$(${login('--profile', 'ONE', '--oci-home', `${temporary}/.oci`, '--resource-principal-variables')})"`,
        'echo "$OCI_CLI_PROFILE $TF_HOME_OVERRIDE $OCI_HOME_OVERRIDE"',
        'echo "$OCI_CLI_AUTH $OCI_RESOURCE_PRINCIPAL_VERSION $OCI_RESOURCE_PRINCIPAL_RPST $OCI_RESOURCE_PRINCIPAL_REGION"',
        `eval "$(${login('--profile', 'TWO', '--oci-home', `${fixture.home}/other`)})"`,
        'echo "$OCI_CLI_PROFILE ${TF_HOME_OVERRIDE-unset} ${OCI_HOME_OVERRIDE-unset} ${OCI_AUTH-unset} ${OCI_auth-unset}"',
        'echo "${OCI_RESOURCE_PRINCIPAL_VERSION-unset} ${OCI_RESOURCE_PRINCIPAL_RPST-unset} ${OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM-unset}"',
        `eval "$(${login('--profile', 'THREE')})"`,
        'echo "$OCI_CLI_PROFILE $TF_HOME_OVERRIDE ${OCI_HOME_OVERRIDE-unset} $OCI_AUTH $OCI_config_file_profile"',
      ].join('\n');
      const { stdout } = await promisify(execFile)('/bin/sh', ['-c', script], {
        env: fixture.environment({ OCI_WIF_CLIENT_SECRET: trust.clientSecret, SUBJECT: token }),
      });
      expect(stdout.split('\n')).toEqual([
        `ONE ${temporary} ${temporary}`,
        `security_token 2.2 ${temporary}/.oci/sessions/ONE/token eu-frankfurt-1`,
        'TWO unset unset unset unset',
        'unset unset unset',
        // The home of the test is not that of the account.
        `THREE ${fixture.home} unset SecurityToken THREE`,
        '',
      ]);
    }),
);
