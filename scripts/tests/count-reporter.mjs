// A Jest reporter that adds this run's numbers to the file named by OCI_WIF_TEST_COUNTS, for the sum that .ci/run ends with.

import { appendFileSync } from 'node:fs';

export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const counts = [numPassedTests, numFailedTests + numRuntimeErrorTestSuites, numPendingTests];
    appendFileSync(process.env.OCI_WIF_TEST_COUNTS, `${counts.join(' ')}\n`);
  }
}
