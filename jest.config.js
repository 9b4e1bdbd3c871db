const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]
const common = {
  rootDir: __dirname,
  transform: { '^.+\\.[tj]sx?$': swc },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.local'],
  clearMocks: true,
}
const shared = { '^@shared/(.*)$': '<rootDir>/shared/$1' }

module.exports = {
  testTimeout: 30_000,
  projects: [
    {
      ...common,
      displayName: 'node',
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tests/node-environment.js'],
      moduleNameMapper: shared,
      testMatch: [
        '<rootDir>/shared/**/*.test.ts',
        '<rootDir>/cloudfunctions/**/*.test.ts',
        '<rootDir>/emulator/**/*.test.ts',
        '<rootDir>/tooling/**/*.test.ts',
        '<rootDir>/desk/**/*.test.ts',
        '<rootDir>/tests/journeys/**/*.test.ts',
      ],
    },
    {
      ...common,
      displayName: 'mini',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['node', 'require', 'default'] },
      testMatch: ['<rootDir>/miniprogram/**/*.test.ts?(x)'],
      moduleNameMapper: {
        '\\.(scss|css|png|jpe?g|svg)$': 'identity-obj-proxy',
        ...shared,
        '^@/(.*)$': '<rootDir>/miniprogram/$1',
        '^@tarojs/components$': '<rootDir>/tests/stand-ins/tarojs-components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/stand-ins/tarojs-taro.ts',
      },
    },
    // They need a build: npm run weapp, npm run e2e.
    {
      ...common,
      displayName: 'weapp',
      testEnvironment: 'node',
      moduleNameMapper: shared,
      testMatch: ['<rootDir>/tests/weapp/*.test.ts'],
    },
    {
      ...common,
      displayName: 'e2e',
      testEnvironment: 'node',
      moduleNameMapper: shared,
      testMatch: ['<rootDir>/tests/e2e/*.test.ts'],
    },
  ],
}
