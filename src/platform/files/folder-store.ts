import { createReadStream } from 'node:fs'
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkSha256, FileMissing, type FileStore } from './file-store.ts'
import { removeAbandoned, takeIn } from './intake.ts'

/**
 * A file store in a folder: `ab/cd/abcd…`, readable by this account only. A file gets its name when all of it is on the
 * disk, and is said to be stored when its name is.
 */
export async function openFolderStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  await removeAbandoned(incoming)

  const pathOf = (sha256: string): string => {
    checkSha256(sha256)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  const sizeOf = async (sha256: string): Promise<number | undefined> => {
    try {
      return (await stat(pathOf(sha256))).size
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  return {
    async put(source, limit) {
      const taken = await takeIn(source, limit, incoming)
      if (!taken) return { ok: false, reason: 'too-large' }
      const { path, sha256, bytes, head } = taken
      const final = pathOf(sha256)
      const shelf = dirname(final)
      try {
        await mkdir(shelf, { recursive: true, mode: 0o700 })
        try {
          await link(path, final)
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
          // The same content is there already, unless something cut it off: then the new one takes its place.
          if ((await sizeOf(sha256)) !== bytes) await rename(path, final)
        }
        for (const each of [shelf, dirname(shelf), folder]) await syncFolder(each)
      } finally {
        await rm(path, { force: true })
      }
      return { ok: true, sha256, bytes, head }
    },

    async open(sha256) {
      if ((await sizeOf(sha256)) === undefined) throw new FileMissing(sha256)
      return createReadStream(pathOf(sha256))
    },

    has: async (sha256) => (await sizeOf(sha256)) !== undefined,

    async withLocalFile(sha256, use) {
      if ((await sizeOf(sha256)) === undefined) throw new FileMissing(sha256)
      return use(pathOf(sha256))
    },

    close: async () => undefined,
  }
}

/** A new name is on the disk only when the folder that holds it is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
