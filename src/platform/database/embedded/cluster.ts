import { chown, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { runProgram } from './program.ts'
import { EmbeddedRefusal } from './refusal.ts'
import { type Runtime, removeAbandoned } from './runtime.ts'

/** The one major version whose files we read. Another needs a dump and a load, never a start. */
const majorVersion = '18'

/** The name of the owner and of the database. The socket is the only way in, and only its owner may open it. */
export const databaseName = 'travaux'

/** Written into `postgresql.conf` when the cluster is made; from then on they are the operator's to change there. */
const firstSettings = {
  shared_buffers: '128MB',
  max_connections: '100',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  // People's words must not reach the log: neither the statement nor the "Key (email)=(…)" of a refused row.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/**
 * Makes the cluster when there is none, and refuses one that is not ours to open.
 *
 * A new cluster is made under another name and renamed when it is whole, so a start that was killed half-way leaves
 * nothing that looks like data.
 */
export async function prepareCluster(dataDir: string, account: Account, runtime: Runtime): Promise<string> {
  const clusterDir = clusterDirOf(dataDir)
  if (await hasCluster(clusterDir)) return clusterDir
  await removeAbandoned(dataDir, '.new-postgres-')
  const fresh = join(dataDir, `.new-postgres-${process.pid}`)
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  if (account.dropped) await giveAway(fresh, account)
  await initialise(fresh, account, runtime)
  try {
    await rename(fresh, clusterDir)
  } catch (error) {
    // Another start was first, and its cluster is as good as ours.
    await rm(fresh, { recursive: true, force: true })
    if (!(await hasCluster(clusterDir))) throw error
    return clusterDir
  }
  await syncFolder(dataDir)
  return clusterDir
}

export const clusterDirOf = (dataDir: string): string => join(dataDir, 'postgres')

/**
 * How the programs of PostgreSQL are told where the cluster is. They are always started inside it; one that was dropped
 * from root may not be able to walk there from the root folder, but where it stands it may stay.
 */
export const clusterArgument = (clusterDir: string, account: Account): string =>
  account.dropped && process.platform === 'linux' ? '/proc/self/cwd' : clusterDir

/** True when a cluster is there. Refuses one of another version, and files that are none: both are left untouched. */
export async function hasCluster(clusterDir: string): Promise<boolean> {
  const version = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    },
  )
  if (version === undefined) {
    const names = await readdir(clusterDir).catch(() => [])
    if (names.length > 0)
      throw new EmbeddedRefusal(
        'not-a-cluster',
        `${clusterDir} holds files, but no database. Move them away, or set DATA_DIR to another folder.`,
      )
    return false
  }
  if (version.trim() !== majorVersion)
    throw new EmbeddedRefusal(
      'other-major',
      `The database in ${clusterDir} was made by PostgreSQL ${version.trim()}; this version of Travaux carries PostgreSQL ${majorVersion} and leaves it untouched. Export it with the version that made it and load it into a new DATA_DIR, or set DATABASE_URL to a PostgreSQL ${version.trim()} server.`,
    )
  return true
}

async function giveAway(folder: string, account: Account): Promise<void> {
  try {
    await chown(folder, account.uid, account.gid)
  } catch (cause) {
    throw new EmbeddedRefusal(
      'no-place',
      `PostgreSQL does not run as root, and the folder ${folder} cannot be given to another account. Start as an ordinary user, set DATA_DIR to a local disk, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
}

async function initialise(folder: string, account: Account, runtime: Runtime): Promise<void> {
  const outcome = await runProgram(
    runtime.initdb,
    [
      `--pgdata=${clusterArgument(folder, account)}`,
      `--username=${databaseName}`,
      '--auth=trust',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale=C',
      // Sorts by code point and knows the case of every letter, the same on every machine; people's lists are sorted
      // by the collation of their language.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=simple',
      ...Object.entries(firstSettings).map(([name, value]) => `--set=${name}=${value}`),
    ],
    { account, cwd: folder },
  )
  if (outcome.status === 0) return
  await rm(folder, { recursive: true, force: true })
  if (outcome.output.includes('could not look up effective user ID'))
    throw new EmbeddedRefusal(
      'unsupported',
      `PostgreSQL cannot make a database for an account without an entry in /etc/passwd (user id ${account.uid}). Add one, start as root, or set DATABASE_URL to a PostgreSQL server.`,
    )
  throw new EmbeddedRefusal(
    'failed',
    `The database could not be made in ${folder}:\n${outcome.output.trim()}`,
  )
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A number that names this folder for as long as it exists, wherever it is moved. */
export async function clusterMark(clusterDir: string): Promise<string> {
  const { ino } = await stat(clusterDir, { bigint: true })
  return `travaux-${ino}`
}
