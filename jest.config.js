const project = (displayName) => ({
  displayName,
  testMatch: [`<rootDir>/__tests__/${displayName}/**/*.test.ts`],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
});

/** @type {import('jest').Config} */
export default {
  // Nothing here is about time; a busy machine is no fault.
  testTimeout: 30_000,
  projects: [
    'unit',
    'integration',
    'contract',
    'engine',
    'agents',
    'faults',
    'escapes',
    'browser',
  ].map(project),
};
