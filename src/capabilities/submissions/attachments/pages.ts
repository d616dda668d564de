import type { Db } from '../../../platform/database/database.ts'
import { newId, sha256 } from '../../../platform/ids.ts'
import type { LineOnPage } from './tables.ts'

/** The words of one page, as they are kept. */
export interface PageToKeep {
  /** From 1. */
  readonly page: number
  readonly text: string
  readonly method: 'entered-by-staff' | 'extracted' | 'ocr'
  readonly language: string | null
  readonly layout?:
    | { readonly width: number; readonly height: number; readonly lines: readonly LineOnPage[] }
    | undefined
}

/** Few enough that no statement has more than 65,535 values. */
const rowsAtOnce = 1_000

/**
 * Adds the pages of a file to its version, behind the parts it has: a part and a text for each page with words. Call it in a
 * transaction.
 *
 * @returns how many texts
 */
export async function insertPages(
  db: Db,
  now: Date,
  file: { readonly submissionId: string; readonly versionId: string; readonly attachmentId: string },
  pages: readonly PageToKeep[],
): Promise<number> {
  const { submissionId, versionId, attachmentId } = file
  // Two files of one version may be read at once: the second waits here for its numbers.
  await db
    .selectFrom('submissionVersion')
    .select('versionId')
    .where('submissionId', '=', submissionId)
    .where('versionId', '=', versionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const last = await db
    .selectFrom('submissionPart')
    .select((eb) => eb.fn.max('partNo').as('partNo'))
    .where('submissionId', '=', submissionId)
    .where('versionId', '=', versionId)
    .executeTakeFirst()
  const first = (last?.partNo ?? 0) + 1
  const own = { submissionId, versionId }
  const rows = pages
    .filter(({ text }) => text.trim() !== '')
    .map((page, i) => ({ ...page, partNo: first + i, textId: newId() }))
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce)
    await db
      .insertInto('submissionPart')
      .values(
        some.map(({ partNo, page }) => ({
          ...own,
          partNo,
          kind: 'page' as const,
          questionId: null,
          value: null,
          attachmentId,
          page,
        })),
      )
      .execute()
    await db
      .insertInto('submissionText')
      .values(
        some.map(({ partNo, textId, text, language, method }) => ({
          ...own,
          partNo,
          textId,
          body: text,
          language,
          sha256: sha256(text),
          method,
          createdAt: now,
        })),
      )
      .execute()
    const layouts = some.flatMap(({ textId, layout }) =>
      layout
        ? [
            {
              submissionId,
              textId,
              width: layout.width,
              height: layout.height,
              lines: JSON.stringify(layout.lines),
            },
          ]
        : [],
    )
    if (layouts.length > 0) await db.insertInto('submissionTextLayout').values(layouts).execute()
  }
  return rows.length
}
