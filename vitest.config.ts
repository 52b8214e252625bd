// Which tests run where: unit and HTTP tests on both engines, the rules of the house, and journeys in a browser.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const workers = Math.min(4, Math.max(2, availableParallelism()))

export default defineConfig({
  test: {
    isolate: false,
    pool: 'forks',
    // Far above what a test takes, so that a busy machine fails no test; how long things take is for bench/.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{journeys,guards,launcher}/**'],
          env: { ENGINE: 'sqlite' },
          maxWorkers: workers,
        },
      },
      {
        extends: true,
        test: { name: 'guards', include: ['test/{guards,launcher}/**/*.test.ts'], maxWorkers: workers },
      },
      {
        extends: true,
        test: {
          name: 'pglite',
          include: ['test/**/{http,store}.test.ts', 'test/core/db/**/*.test.ts'],
          exclude: ['test/{journeys,guards,launcher}/**'],
          env: { ENGINE: 'pglite' },
          // A worker has one PGlite of 450 MB, started once and emptied between tests: one for each file would cost seconds.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          env: { ENGINE: 'sqlite' },
          maxWorkers: workers,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
