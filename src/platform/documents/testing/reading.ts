import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { openDocumentReader } from '../document-reader.ts'
import type { DocumentLimits } from '../limits.ts'
import type { DocumentReader, DocumentReading } from '../reading.ts'

/** A reader with the real process, put away when the test is over. */
export function openReader(limits: Partial<DocumentLimits> = {}): DocumentReader {
  const reader = openDocumentReader({ program: inject('readerProgram'), limits })
  onTestFinished(() => reader.close())
  return reader
}

/** Writes a file that is removed when the test is over. */
export function writeFile(name: string, bytes: Uint8Array | string): { path: string; name: string } {
  const folder = mkdtempSync(join(tmpdir(), 'travaux-document-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return { path, name }
}

/** Reads some bytes under a name, in a process of its own. */
export const readBytes = (
  name: string,
  bytes: Uint8Array | string,
  limits: Partial<DocumentLimits> = {},
): Promise<DocumentReading> => openReader(limits).read(writeFile(name, bytes))

/** The words of all pages, a form feed between them. */
export const wordsOf = (reading: DocumentReading): string => reading.pages.map((page) => page.text).join('\f')
