import { spawn } from 'node:child_process'
import type { Account } from './account.ts'

export interface Outcome {
  /** Exit status; undefined when it did not start or was ended by a signal. */
  readonly status: number | undefined
  readonly output: string
}

/** What the programs of PostgreSQL are given of the environment: nothing of ours. */
export const programEnvironment = { LC_ALL: 'C', TZ: 'UTC' }

/**
 * Runs a program to its end as the account and collects what it printed. Never throws: a program that is missing or may
 * not be run has no status, and its output says why.
 */
export function runProgram(
  path: string,
  args: string[],
  options: { account: Account; cwd: string },
): Promise<Outcome> {
  const { account, cwd } = options
  return new Promise((resolve) => {
    const child = spawn(path, args, {
      cwd,
      env: programEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(account.dropped ? { uid: account.uid, gid: account.gid } : {}),
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ status: undefined, output: error.message }))
    child.on('close', (status) => resolve({ status: status ?? undefined, output }))
  })
}
