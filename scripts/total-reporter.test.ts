import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** Runs vitest over some test files and gives its exit code and the last line it printed. */
function lastLineOf(files: Readonly<Record<string, string>>): {
  code: number | null
  last: string | undefined
} {
  const root = mkdtempSync(join(tmpdir(), 'total-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const reporter = JSON.stringify(resolve('scripts/total-reporter.ts'))
  writeFileSync(
    join(root, 'vitest.config.ts'),
    `import { TotalReporter } from ${reporter}
export const config = { test: { globals: true, reporters: ['default', new TotalReporter()] } }
export { config as default }`,
  )
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text)
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      resolve('node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      root,
      '--config',
      join(root, 'vitest.config.ts'),
    ],
    { encoding: 'utf8', cwd: root, env: { ...process.env, FORCE_COLOR: '1', VITEST: undefined } },
  )
  return { code: status, last: stdout.trimEnd().split('\n').at(-1) }
}

test('a run ends with one plain line of what passed, failed and was skipped', { timeout: 60_000 }, () => {
  const mixed = "test('a', () => {})\ntest('b', () => { throw new Error('no') })\ntest.skip('c', () => {})\n"
  expect(lastLineOf({ 'a.test.ts': mixed })).toEqual({ code: 1, last: '1 passed, 1 failed, 1 skipped' })
  expect(lastLineOf({ 'a.test.ts': "test('a', () => {})\n" })).toEqual({
    code: 0,
    last: '1 passed, 0 failed',
  })
})

test('a file that cannot be loaded, and an error after the tests, count as failed', {
  timeout: 60_000,
}, () => {
  const late =
    "test('a', () => { setTimeout(() => { throw new Error('late') }, 0) })\ntest('b', () => new Promise((r) => setTimeout(r, 50)))\n"
  expect(lastLineOf({ 'a.test.ts': late })).toEqual({ code: 1, last: '2 passed, 1 failed' })
  expect(lastLineOf({ 'a.test.ts': "import './gone.ts'\ntest('a', () => {})\n" })).toEqual({
    code: 1,
    last: '0 passed, 1 failed',
  })
})
