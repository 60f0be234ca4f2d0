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
