import { readFileSync, writeFileSync } from 'node:fs'

const kilobytes = (pid: number, field: string): number => {
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  if (!found) throw new Error(`the system does not tell ${field} of process ${pid}`)
  return Number(found[1])
}

/**
 * Forgets the highest memory a process had so far, so that the next peak is that of the work to come. Linux only:
 * elsewhere no system tells it.
 */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most memory a process had resident, in megabytes, since it began or `forgetPeak` was called. */
export const peakMegabytes = (pid: number): number => kilobytes(pid, 'VmHWM') / 1024
