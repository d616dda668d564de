import { closeSync, mkdtempSync, openSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Part of the socket's name. There is one server to a folder, so it need not be unique. */
export const socketPort = 5432

export interface SocketFolder {
  /** What a client gives as host. */
  readonly host: string
  close(): void
}

/** The address of a socket is a fixed field: 108 bytes on Linux, 104 on macOS, one of them the end mark. */
const longestAddress = 103

/**
 * A name for the folder of the socket that is short enough to connect to. The cluster's own path is, mostly; where it is
 * not, the folder is reached by a short way round.
 */
export function openSocketFolder(clusterDir: string): SocketFolder {
  const address = join(clusterDir, `.s.PGSQL.${socketPort}`)
  if (Buffer.byteLength(address) <= longestAddress) return { host: clusterDir, close: () => undefined }
  if (process.platform === 'linux') {
    // Unlike a link among the temporary files, an open folder is not swept away after ten quiet days.
    const folder = openSync(clusterDir, 'r')
    return { host: `/proc/${process.pid}/fd/${folder}`, close: () => closeSync(folder) }
  }
  const around = mkdtempSync(join(tmpdir(), 'travaux-'))
  symlinkSync(clusterDir, join(around, 'pg'))
  return { host: join(around, 'pg'), close: () => rmSync(around, { recursive: true, force: true }) }
}
