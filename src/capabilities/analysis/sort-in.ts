import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import { type Edition, findPublishedEdition, findQuestion } from '../consultations/index.ts'
import { type Leaf, listLeaves } from '../ledger/index.ts'
import { choicesOf } from './choices.ts'
import { findNextIndex, listReceived, type Received, saveNextIndex } from './queries/progress.ts'
import { searchVectorOf } from './search-text.ts'

/** Few enough that even the longest submissions of a batch fit in memory together. */
const batchSize = 200

/**
 * Sorts the next submissions of the ledger into what the inbox, the figures and the search read. It runs after
 * receiving and never in its way: when it is down, submissions are still received, and it goes on from where it was.
 *
 * A batch and the mark of how far it came are one transaction, so that a leaf is sorted in once.
 *
 * @returns how many leaves were looked at; 0 when there is nothing new
 */
export async function sortIn(db: Db): Promise<number> {
  return db.transaction().execute(async (db) => {
    const leaves = await listLeaves(db, await findNextIndex(db), batchSize)
    const last = leaves.at(-1)
    if (!last) return 0
    await addVersions(
      db,
      leaves.filter(({ kind }) => kind === 'received' || kind === 'corrected'),
    )
    await markWithdrawn(
      db,
      leaves.filter(({ kind }) => kind === 'withdrawn'),
    )
    await markExcluded(
      db,
      leaves.filter(({ kind }) => kind === 'excluded' || kind === 'reinstated'),
    )
    await saveNextIndex(db, last.leafIndex + 1)
    return leaves.length
  })
}

async function addVersions(db: Db, leaves: readonly Leaf[]): Promise<void> {
  if (leaves.length === 0) return
  const indexes = new Map(leaves.map((leaf) => [leaf.versionId, leaf.leafIndex]))
  const received = await listReceived(db, leaves)
  if (received.length === 0) return
  await db
    .insertInto('analysisDocument')
    .values(
      received.map((version) => {
        const { vector, words, cut } = searchVectorOf(version.texts)
        return {
          submissionId: version.submissionId,
          versionId: version.versionId,
          consultationId: version.consultationId,
          versionNumber: version.number,
          receivedAt: version.receivedAt,
          fromIndex: indexes.get(version.versionId) as number,
          replacedIndex: null,
          withdrawnIndex: null,
          kind: version.kind,
          channel: version.channel,
          synthetic: version.synthetic,
          withholdAsked: version.withholdAsked,
          words,
          search: sql<string>`${vector}::tsvector`,
          searchCut: cut,
        }
      }),
    )
    .onConflict((conflict) => conflict.columns(['submissionId', 'versionId']).doNothing())
    .execute()
  await addChoices(db, received)
  await markReplaced(db, received)
  await putOnDesks(db, received)
}

async function addChoices(db: Db, received: readonly Received[]): Promise<void> {
  const editions = new Map<string, Edition | undefined>()
  for (const { editionId } of received)
    if (!editions.has(editionId))
      editions.set(editionId, (await findPublishedEdition(db, editionId))?.edition)
  const rows = received.flatMap((version) => {
    const edition = editions.get(version.editionId)
    return version.answers.flatMap(({ questionId, value }) => {
      const question = edition && findQuestion(edition, questionId)
      if (!question) return []
      return choicesOf(question, value).map((choice) => ({
        submissionId: version.submissionId,
        versionId: version.versionId,
        questionId,
        ...choice,
        consultationId: version.consultationId,
        receivedAt: version.receivedAt,
      }))
    })
  })
  // A statement holds at most 65,535 values.
  for (let i = 0; i < rows.length; i += 5_000)
    await db
      .insertInto('analysisChoice')
      .values(rows.slice(i, i + 5_000))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** A version is replaced by the one with the next number, in whichever order their leaves came. */
async function markReplaced(db: Db, received: readonly Received[]): Promise<void> {
  const corrected = received.filter((version) => version.number > 1).map((version) => version.submissionId)
  if (corrected.length === 0) return
  await sql`
    update analysis_document d set replaced_index = n.from_index
    from analysis_document n
    where n.submission_id = d.submission_id and n.version_number = d.version_number + 1
      and d.replaced_index is null and d.submission_id = any(${corrected}::uuid[])`.execute(db)
}

async function putOnDesks(db: Db, received: readonly Received[]): Promise<void> {
  const submissions = new Map(received.map((version) => [version.submissionId, version]))
  await db
    .insertInto('analysisReading')
    .values(
      [...submissions.values()].map(({ submissionId, consultationId, receivedAt }) => ({
        submissionId,
        consultationId,
        receivedAt,
        unread: true,
        readBy: null,
        readAt: null,
        assignedTo: null,
        assignedAt: null,
      })),
    )
    .onConflict((conflict) => conflict.column('submissionId').doUpdateSet({ unread: true }))
    .execute()
}

async function markWithdrawn(db: Db, leaves: readonly Leaf[]): Promise<void> {
  for (const leaf of leaves)
    await db
      .updateTable('analysisDocument')
      .set({ withdrawnIndex: leaf.leafIndex })
      .where('submissionId', '=', leaf.subjectId)
      .where('withdrawnIndex', 'is', null)
      .execute()
}

/** In the order of the log: what was taken out of the count may be counted again, and taken out once more. */
async function markExcluded(db: Db, leaves: readonly Leaf[]): Promise<void> {
  for (const { kind, subjectId, leafIndex } of leaves)
    if (kind === 'excluded')
      await db
        .insertInto('analysisExclusion')
        .values({ submissionId: subjectId, fromIndex: leafIndex, untilIndex: null })
        .onConflict((conflict) => conflict.columns(['submissionId', 'fromIndex']).doNothing())
        .execute()
    else
      await db
        .updateTable('analysisExclusion')
        .set({ untilIndex: leafIndex })
        .where('submissionId', '=', subjectId)
        .where('untilIndex', 'is', null)
        .execute()
}
