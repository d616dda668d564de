import type { Readable } from 'node:stream'
import type { Actor } from '../../../platform/access.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { record } from '../../ledger/index.ts'
import { proposeMapping, tellSource } from './sources.ts'
import { type ToldFile, tellFile } from './tell-file.ts'
import './tables.ts'

export type TakenFile =
  | { readonly ok: true; readonly importId: string }
  | { readonly ok: false; readonly reason: Extract<ToldFile, { ok: false }>['reason'] | 'too-large' }

/** Of one file. A hundred thousand submissions are some hundred megabytes. */
export const mostImportBytes = 2_000_000_000

/**
 * Keeps a file that holds submissions which others collected, and tells what it looks like. Nothing is received yet.
 *
 * @param name made safe to show
 */
export async function takeFile(
  house: Pick<House, 'db' | 'files'>,
  now: Date,
  actor: Pick<Actor, 'id'>,
  consultation: PublishedConsultation,
  { name, content }: { readonly name: string; readonly content: Readable },
): Promise<TakenFile> {
  const put = await house.files.put(content, mostImportBytes)
  if (!put.ok) return put
  const told = await house.files.withLocalFile(put.sha256, (path) => tellFile(path, name, put.head))
  if (!told.ok) return told
  const source = tellSource(told.columns)
  const importId = newId()
  await house.db.transaction().execute(async (db) => {
    await db
      .insertInto('submissionImport')
      .values({
        importId,
        consultationId: consultation.consultationId,
        fileName: name,
        fileSha256: put.sha256,
        fileBytes: put.bytes,
        reading: JSON.stringify(told.reading),
        columns: JSON.stringify(told.columns),
        mapping: JSON.stringify(proposeMapping(told.columns, source, consultation.edition)),
        source,
        sourceName: source === 'generic' ? name.replace(/\.[a-z0-9]{2,6}$/i, '') : source,
        state: 'mapping',
        createdBy: actor.id,
        createdAt: now,
        changedAt: now,
      })
      .execute()
    await record(db, {
      at: now,
      actor,
      action: 'import.begun',
      subjectKind: 'import',
      subjectId: importId,
      detail: { bytes: put.bytes, sha256: put.sha256, source },
    })
  })
  return { ok: true, importId }
}
