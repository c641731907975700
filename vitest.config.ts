import { defineConfig } from 'vitest/config'

/** One project a folder of tests. The unit tests are fast; the others build sites, or open them in a browser. */
export default defineConfig({
  test: {
    env: { ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0', ASTRO_PREVIEW_BACKGROUND: '0' },
    projects: [
      {
        extends: true,
        // Modules are read once for all files of a worker: what is tested here keeps nothing between calls, and reading the
        // same modules anew for each file took more than half of the time.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          isolate: false,
          maxWorkers: 2,
          // A machine that does other things as well is slow, and not wrong.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        // A build keeps a little more than one core busy: two at once are done in little more than half the time.
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/chromium.ts', 'tests/browser/starter-site.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
