// Runs tests on Windows: npm run test:windows [-- test files]. Without files: those listed below. On Linux, with Node for Windows under Wine,
// and installs what it needs into .cache/windows. If Wine cannot be installed, that is a failure with CI=true, and else the tests are left out.

import { spawnSync } from 'node:child_process';
import { ROOT } from './wine/places.mjs';

/** What differs between Windows and Linux: paths, files, processes and the environment. The other tests would tell the same as on Linux. */
const TESTS = [
  '__tests__/e2e/restore.test.ts',
  '__tests__/e2e/faults.test.ts',
  '__tests__/e2e/login.test.ts',
  '__tests__/e2e/inputs.test.ts',
  '__tests__/e2e/hostile-server.slow.test.ts',
  '__tests__/e2e/renew.test.ts',
  '__tests__/e2e/registry.test.ts',
  '__tests__/e2e/windows.test.ts',
  '__tests__/cli/doctor.test.ts',
  '__tests__/cli/windows.test.ts',
  '__tests__/e2e/denials.test.ts',
  '__tests__/e2e/secrets.test.ts',
  '__tests__/e2e/logout.test.ts',
  '__tests__/e2e/stale-login.test.ts',
  '__tests__/profile/write-profile.two-processes.test.ts',
  '__tests__/profile/write-profile.killed.slow.test.ts',
  '__tests__/e2e/proxy.test.ts',
  '__tests__/system/private-files.test.ts',
  '__tests__/cli/parallel-logins.test.ts',
  '__tests__/cli/export-commands.test.ts',
  '__tests__/login/log-out.finished.test.ts',
  '__tests__/diagnosis/check-domain.test.ts',
  '__tests__/diagnosis/check-profile.test.ts',
  '__tests__/system/private-files.swapped.test.ts',
  '__tests__/system/text-file.test.ts',
  '__tests__/login/log-out.stale-logins.test.ts',
  '__tests__/system/output.early-end.test.ts',
  '__tests__/system/output.test.ts',
  '__tests__/system/process-identity.test.ts',
  '__tests__/system/run-program.test.ts',
  '__tests__/profile/config-lock.refused.test.ts',
  '__tests__/profile/paths.platforms.test.ts',
];

const files = process.argv.length > 2 ? process.argv.slice(2) : TESTS;

if (process.platform === 'win32') {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const options = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, OCI_WIF_SLOW_TESTS: 'true' } };
  process.exitCode = spawnSync(process.execPath, [...jest, ...files], options).status ?? 1;
} else {
  const { runUnderWine } = await import('./wine/run-tests.mjs');
  process.exitCode = await runUnderWine(files);
}
