import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'addon/src/**/*.test.ts',
            'frontend/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/fakes/**/*.test.ts',
            'tests/contract/**/*.test.ts',
            'tests/packaging/**/*.test.ts',
          ],
        },
      },
      {
        // What the cards do in a real browser, with a connection that the tests move.
        test: {
          name: 'cards',
          include: ['frontend/tests/**/*.test.ts'],
          globalSetup: ['frontend/tests/global-setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/support/shared-bed.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
