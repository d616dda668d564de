import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The top of the checkout; every step runs there. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** A step that has not ended by then hangs, and a hanging step would hide what went before it. */
const patienceMs = 20 * 60_000

/** @typedef {{ name: string, args: string[], counts?: boolean }} Step  `args` follow `node`; `counts`: prints a total of tests */
/** @typedef {{ passed: number, failed: number, skipped: number }} Total */

const bin = (path) => `node_modules/${path}`

/** Types, format and lint, rules of the house. @type {readonly Step[]} */
export const checks = [
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'] },
  ...['src/ui/browser', 'src/capabilities/ledger/browser', 'src/capabilities/submissions/browser']
    .filter((folder) => existsSync(`${root}${folder}/tsconfig.json`))
    .map((folder) => ({
      name: `types (${folder})`,
      args: [bin('typescript/bin/tsc'), '--noEmit', '-p', folder],
    })),
  { name: 'format and lint', args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'] },
  { name: 'rules of the house', args: ['--import', 'tsx', 'scripts/check-house.ts'] },
]

/** Everything beside the code, on a real PostgreSQL. @type {Step} */
export const tests = { name: 'tests', args: [bin('vitest/vitest.mjs'), 'run'], counts: true }

/** The built product. @type {Step} */
export const build = { name: 'build', args: ['scripts/build.mjs'] }

/** Whole journeys through the built product, in a browser. @type {Step} */
export const journeys = {
  name: 'journeys in a browser',
  args: [bin('vitest/vitest.mjs'), 'run', '--config', 'e2e/vitest.config.ts'],
  counts: true,
}

/**
 * Runs one step. A step that counts shows its output as it goes; any other is quiet unless it fails. Ends with
 * one line: name, outcome, seconds.
 * @param {Step} step
 * @returns {Promise<Total>}
 */
export async function run(step) {
  const began = performance.now()
  const { code, output } = await capture(step)
  const total = totalOf(step, code, output)
  if (!step.counts && code !== 0) process.stdout.write(output)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${step.name}  ${seconds} s`)
  return total
}

/** @param {Step} step */
function capture(step) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env }
    if (!process.stdout.isTTY) {
      env.NO_COLOR = '1'
      delete env.FORCE_COLOR
    }
    const child = spawn(process.execPath, step.args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const take = (chunk) => {
      output += chunk
      if (step.counts) process.stdout.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const timer = setTimeout(() => {
      take(`\n${step.name} was stopped after ${patienceMs / 60_000} minutes\n`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, patienceMs)
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** A step without tests of its own counts as one. @returns {Total} */
function totalOf(step, code, output) {
  const lines = step.counts ? [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)] : []
  const last = lines.at(-1)
  if (!last) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  const failed = Number(last[2])
  // Tests may all pass and the run still fail, for instance because something was left running.
  return {
    passed: Number(last[1]),
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: Number(last[3] ?? 0),
  }
}

/** Prints the plain last line and makes the process fail if anything did. @param {readonly Total[]} totals */
export function conclude(totals) {
  const sum = (field) => totals.reduce((all, each) => all + each[field], 0)
  const skipped = sum('skipped')
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  if (sum('failed') > 0) process.exitCode = 1
}
