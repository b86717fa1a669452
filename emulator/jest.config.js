// The emulator's own tests: npm test --workspace emulator.

import configuration from '../jest.config.js';

export default {
  ...configuration,
  rootDir: '..',
  testMatch: ['<rootDir>/emulator/__tests__/**/*.test.ts'],
  // That of src/ is measured: the emulator shares no code with it.
  collectCoverage: false,
};
