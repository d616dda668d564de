import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** True while a process has that number, also when it belongs to another account, also when it is dead and not yet buried. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process, its words one a line; empty when it is gone, or dead and not yet buried. */
export async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux')
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', '\n')
  return (await ps(pid, 'args=')).replaceAll(' ', '\n')
}

/** The process that started another; undefined when either is gone. */
export async function parentOf(pid: number): Promise<number | undefined> {
  // On Linux `ps` may be missing. The name in brackets may hold spaces and brackets itself.
  const text =
    process.platform === 'linux'
      ? (await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')).replace(/^.*\) . /s, '').split(' ')[0]
      : await ps(pid, 'ppid=')
  const parent = Number(text)
  return Number.isSafeInteger(parent) && parent > 0 ? parent : undefined
}

async function ps(pid: number, column: string): Promise<string> {
  const found = await promisify(execFile)('ps', ['-ww', '-o', column, '-p', String(pid)]).catch(
    () => undefined,
  )
  return found?.stdout.trim() ?? ''
}
