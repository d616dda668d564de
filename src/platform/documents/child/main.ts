/**
 * The process that reads documents, one at a time, for the one that started it. It is bundled on its own and ends when
 * its parent does, or when a file has left it unfit.
 */
import type { DocumentLimits } from '../limits.ts'
import type { DrawnPage } from '../reading.ts'
import { drawPage } from './draw-page.ts'
import { collectFindings, type Finding, Unreadable } from './findings.ts'
import { closeNetwork, endWithParent } from './guard.ts'
import { asUnreadable } from './mupdf.ts'
import { readDocument } from './read-document.ts'
import { openSource } from './source-file.ts'

/** What the parent asks for. */
export interface ReadingRequest {
  readonly path: string
  readonly name: string
  readonly ocr: boolean
  readonly limits: DocumentLimits
  /** The page to be drawn, from 1, instead of reading. */
  readonly draw?: number | undefined
}

/** What it is told, in this order: findings, then the end. */
export type ReadingAnswer =
  | Finding
  | { readonly what: 'drawn'; readonly drawn: DrawnPage }
  | { readonly what: 'done'; readonly fit: boolean }

const tell = (answer: ReadingAnswer): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(answer, undefined, undefined, () => resolve())
    else resolve()
  })

async function draw({ path, name, limits, draw = 1 }: ReadingRequest): Promise<void> {
  const file = openSource(path, name)
  let fit = true
  try {
    const drawn = await drawPage(file, draw, limits)
    if (drawn) await tell({ what: 'drawn', drawn })
  } catch (error) {
    fit = asUnreadable(error) instanceof Unreadable
  } finally {
    file.close()
  }
  await tell({ what: 'done', fit })
}

async function read({ path, name, ocr, limits }: ReadingRequest): Promise<void> {
  const found = collectFindings(limits, ocr, tell)
  const file = openSource(path, name)
  let fit = true
  try {
    await readDocument(file, found)
  } catch {
    fit = false
  } finally {
    file.close()
  }
  await tell({ what: 'done', fit })
}

closeNetwork()
endWithParent()
process.on('disconnect', () => process.exit(0))
process.on(
  'message',
  (request: ReadingRequest) => void (request.draw === undefined ? read(request) : draw(request)),
)
