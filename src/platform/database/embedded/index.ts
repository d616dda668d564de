import { chmod, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { accountFor } from './account.ts'
import { clusterDirOf, databaseName, hasCluster, prepareCluster } from './cluster.ts'
import { type Keeper, keepServer } from './keeper.ts'
import { EmbeddedRefusal } from './refusal.ts'
import { prepareRuntime } from './runtime.ts'
import { openSocketFolder, socketPort } from './socket.ts'

export { EmbeddedRefusal } from './refusal.ts'

export interface EmbeddedOptions {
  /** Holds the database, the programs of PostgreSQL and its log. Made when missing; may be where only root can go. */
  readonly dataDir: string
  readonly log: { info(message: string): void; warn(message: string): void; error(message: string): void }
  /**
   * `own` (the default): this process is the one that keeps the server; a second one is refused.
   * `join`: use the server another process keeps, and keep one only when nobody does.
   */
  readonly sharing?: 'own' | 'join'
  /** How this process is named to a second one that is refused: `travaux start`. */
  readonly application?: string
  /** Settings of PostgreSQL that win over `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Called once when the server was lost and could not be brought back. Connections will fail from then on. */
  readonly onLost?: (error: unknown) => void
}

export interface Embedded {
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  /** Where the cluster lies. */
  readonly clusterDir: string
  /** True when another process keeps the server, and goes on keeping it after `stop`. */
  readonly joined: boolean
  /** Ends the server in order (unless joined). Close the pools first: it does not wait for them. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that Travaux carries and keeps it running: a server that dies is started again, one that a killed
 * process left behind is taken over, and when this process ends, however it ends, the server ends too.
 *
 * Throws `EmbeddedRefusal`, whose message is for the operator.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir)
  await makeDataDir(dataDir)
  const account = accountFor(clusterDirOf(dataDir))
  // Asked before anything is unpacked for it: a refusal should be quick.
  await hasCluster(clusterDirOf(dataDir))
  const runtime = await prepareRuntime(dataDir, account)
  const clusterDir = await prepareCluster(dataDir, account, runtime)
  const socket = openSocketFolder(clusterDir)
  const place = { dataDir, clusterDir, account, runtime, settings: options.settings ?? {} }
  let keeper: Keeper
  try {
    keeper = await keepServer(place, {
      host: socket.host,
      sharing: options.sharing ?? 'own',
      application: options.application ?? 'travaux',
      log: options.log,
      onLost: options.onLost ?? (() => undefined),
    })
  } catch (error) {
    socket.close()
    throw error
  }
  return {
    connection: { host: socket.host, port: socketPort, user: databaseName, database: databaseName },
    clusterDir,
    joined: keeper.joined,
    stop: async () => {
      await keeper.stop()
      socket.close()
    },
  }
}

/** As root the folder is passed through by the account PostgreSQL runs as; nobody but us may list it. */
async function makeDataDir(dataDir: string): Promise<void> {
  try {
    const made = await mkdir(dataDir, { recursive: true })
    if (made) await chmod(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (cause) {
    throw new EmbeddedRefusal(
      'no-place',
      `The folder for the data, ${dataDir}, cannot be made (${(cause as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder this account can write to.`,
      { cause },
    )
  }
}
