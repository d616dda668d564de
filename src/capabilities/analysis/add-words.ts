import { sql } from 'kysely'
import * as z from 'zod'
import type { JobHandler } from '../../platform/capability.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { listTexts } from './queries/progress.ts'
import { searchVectorOf } from './search-text.ts'

const WordsAdded = z.object({ submissionId: z.uuid(), versionId: z.uuid() })

/** A version that is not sorted in yet is looked at again after so long. */
const againAfterMs = 3_000

/** Files are read after the submission was received, and their words are found from then on. */
export const onWordsAdded: JobHandler = (payload, house) => addWordsJob(payload, house)

/** Puts all words that a version has by now into the search. */
export const addWordsJob: JobHandler = async (payload, { db, now }) => {
  const version = WordsAdded.parse(payload)
  const { vector, words, cut } = searchVectorOf(await listTexts(db, version))
  const updated = await db
    .updateTable('analysisDocument')
    .set({ words, search: sql<string>`${vector}::tsvector`, searchCut: cut })
    .where('submissionId', '=', version.submissionId)
    .where('versionId', '=', version.versionId)
    .executeTakeFirst()
  if (updated.numUpdatedRows > 0n) return
  const runAt = new Date(now().getTime() + againAfterMs)
  await addJob(db, 'analysis.add-words', version, { runAt, key: `add-words-${version.versionId}` })
}
