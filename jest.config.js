// Tests are TypeScript as ES modules; ts-jest only strips the types, `npm run typecheck` checks them.
const tests = '<rootDir>/__tests__';

const compilerOptions = {
  target: 'es2022',
  module: 'esnext',
  isolatedModules: true,
  verbatimModuleSyntax: true,
  esModuleInterop: true,
  allowImportingTsExtensions: true,
  rewriteRelativeImportExtensions: false,
};

export default {
  testEnvironment: 'node',
  testMatch: [`${tests}/**/*.test.ts`],
  testPathIgnorePatterns: process.env.OCI_WIF_CONSUMER_TESTS ? [] : [`${tests}/consumers/`],
  setupFilesAfterEnv: [`${tests}/retry-once.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['ts-jest', { useESM: true, diagnostics: false, tsconfig: compilerOptions }] },
  collectCoverage: process.env.OCI_WIF_COVERAGE === 'true',
  // desired-trust.ts holds types alone: nothing of it is there at run time.
  collectCoverageFrom: ['src/**/*.ts', '!src/setup/desired/desired-trust.ts'],
  coverageReporters: [process.env.CI ? 'text-summary' : 'text'],
  coverageThreshold: { global: { lines: 95 } },
  coverageProvider: 'v8',
  reporters: ['default', ...(process.env.OCI_WIF_TEST_COUNTS ? ['<rootDir>/scripts/count-reporter.mjs'] : [])],
  testTimeout: 60_000,
};
