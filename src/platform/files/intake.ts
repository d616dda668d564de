import { createHash, randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { headBytes } from './file-store.ts'

/** A stream, written down whole and not yet named by what it holds. */
export interface TakenIn {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly head: Buffer
}

/**
 * Writes a stream to a file of its own in a folder, on the disk when it returns; undefined when it was larger than the
 * limit. Whatever goes wrong, no file is left.
 */
export async function takeIn(source: Readable, limit: number, folder: string): Promise<TakenIn | undefined> {
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx', 0o600)
  let keep = false
  try {
    const taken = await copy(source, limit, file)
    if (!taken) return undefined
    await file.sync()
    keep = true
    return { path, ...taken }
  } finally {
    await file.close()
    if (!keep) await rm(path, { force: true })
  }
}

async function copy(
  source: Readable,
  limit: number,
  file: FileHandle,
): Promise<Omit<TakenIn, 'path'> | undefined> {
  const hash = createHash('sha256')
  const first: Buffer[] = []
  let bytes = 0
  // The rest of a stream that is too large belongs to the caller: a form has more fields after it.
  for await (const piece of source.iterator({ destroyOnReturn: false })) {
    const chunk: Buffer = typeof piece === 'string' ? Buffer.from(piece) : piece
    if (bytes + chunk.length > limit) return undefined
    if (bytes < headBytes) first.push(Buffer.from(chunk.subarray(0, headBytes - bytes)))
    hash.update(chunk)
    await writeAll(file, chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes, head: Buffer.concat(first) }
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at, chunk.length - at)).bytesWritten
}

/** What was being written when a process died is put away after a day: no upload takes as long. */
const abandonedAfterMs = 24 * 60 * 60_000

export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { force: true })
  }
}
