import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { open, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { commandOf, isAlive } from '../../processes.ts'
import type { Account } from './account.ts'
import { clusterArgument, clusterMark } from './cluster.ts'
import { programEnvironment } from './program.ts'
import type { Runtime } from './runtime.ts'
import { socketPort } from './socket.ts'

/** Everything needed to run one cluster. */
export interface Place {
  readonly dataDir: string
  readonly clusterDir: string
  readonly account: Account
  readonly runtime: Runtime
  /** Given on the command line, so they win over `postgresql.conf`. */
  readonly settings: Readonly<Record<string, string>>
}

/** `starting`: up, but not yet open for connections (it may be reading its log after a crash, or going down). */
export type Postmaster = { state: 'none' } | { state: 'starting' | 'ready'; pid: number }

/**
 * Finds the server that runs on a cluster. The pid in its file is believed only when that process is our server on this
 * very folder: after a crash or a reboot the number may belong to anything.
 */
export async function findPostmaster(clusterDir: string): Promise<Postmaster> {
  const text = await readPidFile(clusterDir)
  if (text === undefined) return { state: 'none' }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 1) return { state: 'none' }
  if (!(await isPostmaster(pid, clusterDir))) return { state: 'none' }
  return { state: lines[7]?.trim() === 'ready' ? 'ready' : 'starting', pid }
}

/**
 * Removes the files of a server that is gone, where PostgreSQL would not: it gives way to any living process of the same
 * account with that number, and cannot know that it is not a server. Call when `findPostmaster` found none.
 */
export async function clearStaleFiles(clusterDir: string): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid')
  const judged = await readPidFile(clusterDir)
  if (judged === undefined || !isAlive(Number(judged.split('\n')[0]))) return
  // Another start may have written a new file since: look at the file again once it is out of the way.
  const aside = `${pidFile}.stale-${process.pid}`
  await rename(pidFile, aside).catch(() => undefined)
  const moved = await readFile(aside, 'utf8').catch(() => undefined)
  if (moved !== undefined && moved !== judged) return rename(aside, pidFile)
  await rm(aside, { force: true })
  await rm(join(clusterDir, `.s.PGSQL.${socketPort}.lock`), { force: true })
}

/** Starts a server. It leads a session of its own, so that a Ctrl-C meant for us does not end it under our requests. */
export async function spawnPostmaster(place: Place): Promise<{ child: ChildProcess; logOffset: number }> {
  const { clusterDir, account, runtime } = place
  const settings = {
    ...place.settings,
    ...(await sharedMemorySettings()),
    listen_addresses: '',
    // Relative to the cluster, which is always near enough for the short names that sockets may have.
    unix_socket_directories: '.',
    unix_socket_permissions: '0700',
    port: String(socketPort),
    cluster_name: await clusterMark(clusterDir),
  }
  const path = logPath(place.dataDir)
  await turnLog(path)
  const log = openSync(path, 'a', 0o600)
  try {
    const logOffset = (await stat(path)).size
    const child = spawn(
      runtime.postgres,
      [
        '-D',
        clusterArgument(clusterDir, account),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: clusterDir,
        env: programEnvironment,
        detached: true,
        stdio: ['ignore', log, log],
        ...(account.dropped ? { uid: account.uid, gid: account.gid } : {}),
      },
    )
    child.on('error', () => undefined)
    child.unref()
    return { child, logOffset }
  } finally {
    closeSync(log)
  }
}

/** Ends a server: at first in order (`SIGINT` closes connections and writes everything out), then at once. */
export async function endPostmaster(clusterDir: string, pid: number, patienceMs = 30_000): Promise<void> {
  signal(pid, 'SIGINT')
  if (await isGone(clusterDir, pid, patienceMs)) return
  signal(pid, 'SIGQUIT')
  if (await isGone(clusterDir, pid, 10_000)) return
  throw new Error(`PostgreSQL (process ${pid}) does not end`)
}

export const logPath = (dataDir: string): string => join(dataDir, 'postgres.log')

/** What the server wrote to its log since an offset in bytes, at most its last 4,000. */
export async function readLogSince(dataDir: string, offset: number): Promise<string> {
  const handle = await open(logPath(dataDir), 'r')
  try {
    const { size } = await handle.stat()
    const from = Math.max(offset, size - 4_000)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(0, size - from)), {
      position: from,
    })
    return buffer.toString('utf8', 0, bytesRead).trim()
  } finally {
    await handle.close()
  }
}

async function isGone(clusterDir: string, pid: number, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (!(await isPostmaster(pid, clusterDir))) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return false
}

/** True when the process is our server on this cluster; false when it is gone, a zombie or another program. */
export async function isPostmaster(pid: number, clusterDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const command = await commandOf(pid)
  return command.includes(`cluster_name=${await clusterMark(clusterDir)}`)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function readPidFile(clusterDir: string): Promise<string | undefined> {
  return readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/** Containers often have 64 MB of shared memory, which a parallel query outgrows; the disk has room. */
async function sharedMemorySettings(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {}
  const room = await statfs('/dev/shm').catch(() => undefined)
  const roomy = room !== undefined && room.bavail * room.bsize >= 256 * 1024 * 1024
  return roomy ? {} : { dynamic_shared_memory_type: 'mmap' }
}

/** Keeps one older log, so that a long life does not fill the disk. */
async function turnLog(path: string): Promise<void> {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > 10 * 1024 * 1024) await rename(path, join(dirname(path), 'postgres.old.log'))
}
