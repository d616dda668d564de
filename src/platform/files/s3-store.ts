import { createReadStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { S3mini } from 's3mini'
import { checkSha256, FileMissing, type FileStore } from './file-store.ts'
import { removeAbandoned, takeIn } from './intake.ts'

export interface S3Settings {
  /** With the bucket: `https://s3.example.net/bucket`. A path after it is put before every key. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Larger files go up in parts of this size, one after the other: what is held in memory. */
const partBytes = 8 * 1024 * 1024
/** A whole file comes down in this time, or it is tried again. */
const patienceMs = 10 * 60_000

/**
 * A file store in a bucket of anything that speaks S3. What comes in is written to a folder of this machine first: its name is
 * its hash, which is known at its end.
 *
 * @param folder for files on their way in and out
 */
export async function openS3Store(settings: S3Settings, folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await removeAbandoned(folder)
  const { endpoint, prefix } = placeOf(settings.url)
  const s3 = new S3mini({
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    region: settings.region,
    endpoint,
    requestAbortTimeout: patienceMs,
  })
  const keyOf = (sha256: string): string => {
    checkSha256(sha256)
    return prefix + sha256
  }

  const sizeOf = async (key: string): Promise<number | undefined> =>
    (await s3.objectExists(key)) === true ? s3.getContentLength(key) : undefined

  const openFile = async (sha256: string): Promise<Readable> => {
    const response = await s3.getObjectResponse(keyOf(sha256))
    if (!response?.body) throw new FileMissing(sha256)
    return Readable.fromWeb(response.body as ReadableStream)
  }

  return {
    async put(source, limit) {
      const taken = await takeIn(source, limit, folder)
      if (!taken) return { ok: false, reason: 'too-large' }
      const { path, sha256, bytes, head } = taken
      const key = keyOf(sha256)
      try {
        if ((await sizeOf(key)) !== bytes) {
          await (bytes > partBytes ? uploadInParts(s3, key, path) : uploadWhole(s3, key, path, bytes))
          const stored = await sizeOf(key)
          if (stored !== bytes) throw new Error(`the bucket has ${stored} of ${bytes} bytes of a file`)
        }
      } finally {
        await rm(path, { force: true })
      }
      return { ok: true, sha256, bytes, head }
    },

    open: openFile,

    has: async (sha256) => (await sizeOf(keyOf(sha256))) !== undefined,

    async withLocalFile(sha256, use) {
      const taken = await takeIn(await openFile(sha256), Number.POSITIVE_INFINITY, folder)
      if (!taken) throw new Error('nothing is larger than everything')
      try {
        // A store of somebody else's: what it gives is looked at.
        if (taken.sha256 !== sha256) throw new Error(`the bucket gave other bytes for file ${sha256}`)
        return await use(taken.path)
      } finally {
        await rm(taken.path, { force: true })
      }
    },

    close: async () => undefined,
  }
}

/** The bucket's address, and what stands after it as the beginning of every key. */
function placeOf(url: string): { endpoint: string; prefix: string } {
  const { origin, pathname } = new URL(url)
  const [bucket = '', ...rest] = pathname.split('/').filter(Boolean)
  return { endpoint: `${origin}/${bucket}`, prefix: rest.length > 0 ? `${rest.join('/')}/` : '' }
}

async function uploadWhole(s3: S3mini, key: string, path: string, bytes: number): Promise<void> {
  const content = Buffer.alloc(bytes)
  const file = await open(path)
  try {
    await file.read(content, 0, bytes, 0)
  } finally {
    await file.close()
  }
  const response = await s3.putObject(key, content, 'application/octet-stream')
  if (!response.ok) throw new Error(`the bucket answered ${response.status} to a file`)
}

/** The object has its name when all its parts are there: one that breaks off leaves none. */
async function uploadInParts(s3: S3mini, key: string, path: string): Promise<void> {
  const upload = await s3.getMultipartUploadId(key, 'application/octet-stream')
  try {
    const parts = []
    for await (const chunk of createReadStream(path, { highWaterMark: partBytes }))
      parts.push(await s3.uploadPart(key, upload, chunk as Buffer, parts.length + 1))
    await s3.completeMultipartUpload(key, upload, parts)
  } catch (error) {
    await s3.abortMultipartUpload(key, upload).catch(() => undefined)
    throw error
  }
}
