import { defineConfig } from 'vitest/config';

const e2e = { testTimeout: 120_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // The databases' own threads and servers take their part of each core's time.
          maxWorkers: '100%',
          testTimeout: 20_000,
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
        // Each file has beds of its own; most of their time is waiting, so two files run at a time.
        test: { ...e2e, name: 'e2e', include: ['tests/e2e/*.test.ts'], maxWorkers: 2 },
      },
      {
        // One bed for all of them: they leave the home as they found it.
        test: {
          ...e2e,
          name: 'e2e-shared-bed',
          include: ['tests/e2e/shared-bed/*.test.ts'],
          globalSetup: ['tests/e2e/support/shared-bed.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
