import { defineConfig } from 'vitest/config'
import { TotalReporter } from '../scripts/total-reporter.ts'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: ['./global-setup.ts'],
    pool: 'forks',
    // Each file has a browser of its own: more than one at a time is too much for two cores.
    maxWorkers: 1,
    // Each step of a journey has its own, short patience; the whole depends on what else the machine does.
    testTimeout: 600_000,
    hookTimeout: 240_000,
    reporters: ['default', new TotalReporter()],
  },
})
