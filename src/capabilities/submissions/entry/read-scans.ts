import { sql } from 'kysely'
import * as z from 'zod'
import type { JobHandler } from '../../../platform/capability.ts'
import type { Db } from '../../../platform/database/database.ts'
import { addJob } from '../../../platform/jobs/jobs.ts'
import { checkBeforeOpening } from '../attachments/check-before-opening.ts'
import { isDrawable } from '../attachments/drawable.ts'
import { findEntryDraft } from './begin-entry.ts'
import './tables.ts'

/** When it comes again after a check for malware that could not be made. */
const againAfterMs = 10 * 60_000

const Named = z.object({ submissionId: z.uuid() })

/**
 * Reads the scans of an entry while it is being made, so that their words stand beside the fields. What it finds is only shown:
 * the record has what the person enters, and the files are read again when they are received. A scan that is not known to be clean is not read.
 */
export const readScans: JobHandler = async (payload, house) => {
  const { submissionId } = Named.parse(payload)
  const draft = await findEntryDraft(house.db, submissionId)
  // An entry that was received is read as every submission is.
  if (draft?.receivedAt || draft?.discardedAt) return
  let isUnchecked = false
  for (const scan of draft?.content.scans ?? []) {
    if (draft?.scanTexts[scan.sha256] !== undefined) continue
    const checked = await checkBeforeOpening(house, scan.sha256)
    if (checked === 'unchecked') {
      isUnchecked = true
      continue
    }
    if (checked === 'found') {
      await keepText(
        house.db,
        submissionId,
        scan.sha256,
        house.words.in('en').t('submissions.entry.scan-found'),
      )
      continue
    }
    const reading = await house.files.withLocalFile(scan.sha256, (path) =>
      house.documents.read({
        path,
        name: scan.name,
        ...(scan.declaredType ? { declaredType: scan.declaredType } : {}),
      }),
    )
    const text = reading.pages.map((page) => page.text).join('\n\n')
    const pages = isDrawable(reading.type.kind) ? Math.max(1, reading.pageCount) : 0
    await keepText(house.db, submissionId, scan.sha256, text, pages)
  }
  if (!isUnchecked) return
  const runAt = new Date(house.now().getTime() + againAfterMs)
  await addJob(house.db, 'submissions.read-scans', { submissionId }, { runAt, key: `scans-${submissionId}` })
}

const keepText = (db: Db, submissionId: string, sha256: string, text: string, pages = 0) =>
  sql`update entry_draft set scan_texts = scan_texts || ${JSON.stringify({ [sha256]: text })}::jsonb,
    scan_pages = scan_pages || ${JSON.stringify({ [sha256]: pages })}::jsonb
    where submission_id = ${submissionId}`.execute(db)
