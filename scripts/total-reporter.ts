import type { Reporter, TestModule } from 'vitest/node'

/**
 * Ends a run with one plain line, `12 passed, 0 failed, 1 skipped`, without colour: programs and people read it
 * alike. A file that cannot be loaded, and an error outside any test, count as failed.
 */
export class TotalReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const total = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) total[test.result().state] += 1
      if (module.errors().length > 0) total.failed += 1
    }
    const skipped = total.skipped + total.pending
    const line = `${total.passed} passed, ${total.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    // After the default reporter's own summary, which is written when this hook has run for all reporters.
    process.once('exit', () => process.stdout.write(`${line}\n`))
  }
}
