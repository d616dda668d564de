import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** A file that is open for reading; parts of it are fetched as they are needed. */
export interface SourceFile {
  readonly name: string
  readonly size: number
  /** As many of the bytes as there are. */
  bytes(from: number, length: number): Buffer
  /** All of it. */
  whole(): Buffer
  close(): void
}

/** The same for bytes that are at hand already. */
export const sourceOfBytes = (all: Buffer, name: string): SourceFile => ({
  name,
  size: all.length,
  bytes: (from, length) => all.subarray(from, from + length),
  whole: () => all,
  close: () => undefined,
})

export function openSource(path: string, name: string): SourceFile {
  const file = openSync(path, 'r')
  const { size } = fstatSync(file)
  const bytes = (from: number, length: number): Buffer => {
    const wanted = Math.max(0, Math.min(length, size - from))
    const buffer = Buffer.allocUnsafe(wanted)
    let got = 0
    while (got < wanted) {
      const read = readSync(file, buffer, got, wanted - got, from + got)
      if (read === 0) break
      got += read
    }
    return buffer.subarray(0, got)
  }
  return { name, size, bytes, whole: () => bytes(0, size), close: () => closeSync(file) }
}
