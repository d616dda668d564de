import { sql } from 'kysely'
import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import { findEntryDraft } from './begin-entry.ts'
import './tables.ts'

const Named = z.object({ submissionId: z.uuid() })

/**
 * Reads the scans of an entry while it is being made, so that their words stand beside the fields. What it finds is only shown:
 * the record has what the person enters, and the files are read again when they are received.
 */
export const readScans: JobHandler = async (payload, house) => {
  const { submissionId } = Named.parse(payload)
  const draft = await findEntryDraft(house.db, submissionId)
  for (const scan of draft?.content.scans ?? []) {
    if (draft?.scanTexts[scan.sha256] !== undefined) continue
    const reading = await house.files.withLocalFile(scan.sha256, (path) =>
      house.documents.read({
        path,
        name: scan.name,
        ...(scan.declaredType ? { declaredType: scan.declaredType } : {}),
      }),
    )
    const text = reading.pages.map((page) => page.text).join('\n\n')
    await sql`update entry_draft set scan_texts = scan_texts || ${JSON.stringify({ [scan.sha256]: text })}::jsonb
      where submission_id = ${submissionId}`.execute(house.db)
  }
}
