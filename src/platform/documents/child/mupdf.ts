import { Unreadable } from './findings.ts'

type Mupdf = typeof import('mupdf')

let loaded: Mupdf | undefined

/** Brings in the library when a file first needs it: it is large. */
export async function loadMupdf(): Promise<Mupdf> {
  if (loaded) return loaded
  loaded = await import('mupdf')
  // What it says of a file may quote the file.
  loaded.setLog(null)
  return loaded
}

/** After `loadMupdf`. */
export function mupdf(): Mupdf {
  if (!loaded) throw new Error('mupdf is not loaded')
  return loaded
}

/** What an error of the library means for the file. One after which its memory cannot be trusted is passed on as it is. */
export function asUnreadable(error: unknown): unknown {
  if (error instanceof Unreadable || error instanceof WebAssembly.RuntimeError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/malloc|out of memory|memory/i.test(message)) return new Unreadable('too-much-memory')
  return new Unreadable('damaged')
}
