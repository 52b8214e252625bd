// Which tests run where: unit and HTTP tests on both engines, the rules of the house, and journeys in a browser.
import { statfsSync } from 'node:fs'
import { availableParallelism, freemem } from 'node:os'
import { defineConfig } from 'vitest/config'

const workers = Math.min(4, Math.max(2, availableParallelism()))

const GB = 1024 ** 3

/** Data folders of tests lie in memory where there is plenty: every save waits for the disk, and some disks stall. */
function inMemory(): Readonly<Record<string, string>> {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 4 * GB && freemem() > 8 * GB ? { TMPDIR: '/dev/shm' } : {}
  } catch {
    return {}
  }
}

export default defineConfig({
  test: {
    isolate: false,
    pool: 'forks',
    // Far above what a test takes, so that a busy machine fails no test; how long things take is for bench/.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    env: inMemory(),
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
        },
      },
    ],
  },
})
