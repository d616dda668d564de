import { spawn } from 'node:child_process'
import type { Account } from './account.ts'
import { programEnvironment } from './program.ts'

/**
 * Waits for the end of its input, which comes when this process ends, however it ends: the kernel closes what a killed
 * process held open. Then it stops the server in order, if that still is the server of the cluster it stands in.
 * Shell built-ins only, so it needs nothing but `sh`, and 1 MB.
 */
const script = `read -r _
read -r pid < postmaster.pid || exit 0
[ "$pid" = "$1" ] && kill -INT "$1"`

export interface Watchdog {
  /** The watchdog goes home. To be called when the server has ended or belongs to someone else. */
  release(): void
}

/** Leaves no orphan: when this process is gone, also by `kill -9`, the server is stopped. */
export function setWatchdog(clusterDir: string, pid: number, account: Account): Watchdog {
  const child = spawn('/bin/sh', ['-c', script, 'travaux-watchdog', String(pid)], {
    cwd: clusterDir,
    env: programEnvironment,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...(account.dropped ? { uid: account.uid, gid: account.gid } : {}),
  })
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  child.unref()
  ;(child.stdin as unknown as { unref?: () => void }).unref?.()
  return {
    release: () => {
      child.kill('SIGKILL')
      child.stdin.destroy()
    },
  }
}
