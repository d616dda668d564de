import type { Readable } from 'node:stream'

/**
 * Bytes that were sent, each content once, under its SHA-256. What is said to be stored is on the disk. Nothing is ever
 * changed, and nothing is taken away: the record names what lies here.
 */
export interface FileStore {
  /**
   * Stores what a stream gives. On `too-large` nothing is kept and the rest of the stream is left to the caller, unread.
   * @param limit bytes at most
   * @throws what the stream throws; then nothing is kept either
   */
  put(source: Readable, limit: number): Promise<PutResult>
  /** The bytes of a file. @throws `FileMissing` */
  open(sha256: string): Promise<Readable>
  has(sha256: string): Promise<boolean>
  /**
   * Gives the bytes as a file on this machine for as long as `use` takes. It is only to be read.
   * @throws `FileMissing`
   */
  withLocalFile<T>(sha256: string, use: (path: string) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type PutResult =
  | {
      readonly ok: true
      /** Hex. */
      readonly sha256: string
      readonly bytes: number
      /** The first bytes, by which the kind of file is told: 4,100, or all there are. */
      readonly head: Buffer
    }
  | { readonly ok: false; readonly reason: 'too-large' }

/** How many first bytes `put` gives back. */
export const headBytes = 4_100

/** The store does not have what a row names: a backup was put back in part, or the wrong store is configured. */
export class FileMissing extends Error {
  constructor(sha256: string, options?: ErrorOptions) {
    super(`the file store has no file ${sha256}`, options)
    this.name = 'FileMissing'
  }
}

/** A name that is none would lead out of the store. @throws on anything but 64 hex digits */
export function checkSha256(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a file is named by its SHA-256 in hex')
}
