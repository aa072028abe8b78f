import { defineConfig } from 'vitest/config';

const database = {
  globalSetup: ['tests/support/cluster.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};
const stacks = [...database.globalSetup, 'tests/support/first-start.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'] } },
      { test: { name: 'db', include: ['tests/db/**/*.test.ts'], ...database } },
      { test: { name: 'cli', include: ['tests/cli/**/*.test.ts'], ...database } },
      {
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: stacks,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'fire',
          include: ['tests/fire/**/*.test.ts'],
          globalSetup: stacks,
          // Thousands of random sequences, and servers killed under load: minutes each.
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'scale',
          include: ['tests/scale/**/*.test.ts'],
          ...database,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
