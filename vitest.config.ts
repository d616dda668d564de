import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { TotalReporter } from './scripts/total-reporter.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'demo/**/*.test.ts'],
    globalSetup: ['src/app/testing/global-setup.ts'],
    pool: 'forks',
    // Every file has a database of its own; more forks than cores only make them wait for each other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default', new TotalReporter()],
  },
})
