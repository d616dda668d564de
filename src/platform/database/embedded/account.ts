import { statSync } from 'node:fs'
import { EmbeddedRefusal } from './refusal.ts'

/** Who PostgreSQL runs as. */
export interface Account {
  readonly uid: number
  readonly gid: number
  /** True when this process is root: PostgreSQL refuses to run as root, so its processes are started as another. */
  readonly dropped: boolean
}

/** Present in the passwd file of every Linux we know of, which `initdb` needs. */
const nobody = 65_534

/**
 * Chooses the account for a cluster folder. Root hands over to whoever owns the folder already (so that data made by an
 * ordinary user stays theirs), and to nobody when it is new. An ordinary user keeps their own account.
 */
export function accountFor(clusterDir: string): Account {
  const { getuid, getgid } = process
  if (!getuid || !getgid)
    throw new EmbeddedRefusal(
      'unsupported',
      'The embedded database runs on Linux and macOS only. Set DATABASE_URL to a PostgreSQL server.',
    )
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (getuid() !== 0) {
    if (owner && owner.uid !== getuid())
      throw new EmbeddedRefusal(
        'no-place',
        `The database in ${clusterDir} belongs to another account (user id ${owner.uid}). Start as that account or as root, or set DATA_DIR to a folder of your own.`,
      )
    return { uid: getuid(), gid: getgid(), dropped: false }
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, dropped: true }
  if (process.platform !== 'linux')
    throw new EmbeddedRefusal(
      'unsupported',
      'PostgreSQL does not run as root. Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    )
  return { uid: nobody, gid: nobody, dropped: true }
}
