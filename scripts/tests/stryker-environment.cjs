// Jest's environment for `npm run mutants`: after the first test that fails, the others of the file are skipped, because one is enough.

const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  failed = false;

  handleTestEvent({ name, test }) {
    if (name === 'test_fn_failure' || name === 'hook_failure') this.failed = true;
    if (name === 'test_start' && this.failed) test.mode = 'skip';
  }
};
