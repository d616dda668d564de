import type { Db } from '../../../platform/database/database.ts'
import type { Channel, SubmitterKind } from '../../submissions/index.ts'
import { groupedBy } from '../grouped-by.ts'
import '../tables.ts'

const reader = 'sort-in'

/** The index of the first leaf that is not sorted in yet: figures and lists are as of this index. */
export async function findNextIndex(db: Db): Promise<number> {
  const row = await db
    .selectFrom('analysisProgress')
    .select('nextIndex')
    .where('name', '=', reader)
    .executeTakeFirst()
  return row?.nextIndex ?? 0
}

export async function saveNextIndex(db: Db, nextIndex: number): Promise<void> {
  await db
    .insertInto('analysisProgress')
    .values({ name: reader, nextIndex })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ nextIndex }))
    .execute()
}

/** One version as the record holds it. */
export interface Received {
  readonly submissionId: string
  readonly versionId: string
  readonly number: number
  readonly consultationId: string
  readonly editionId: string
  /** When the submission was first received. */
  readonly receivedAt: Date
  readonly kind: SubmitterKind
  readonly channel: Channel
  readonly synthetic: boolean
  readonly withholdAsked: boolean
  readonly answers: readonly { readonly questionId: string; readonly value: unknown }[]
  readonly texts: readonly string[]
}

/** Versions by their leaves, with their answers and words; leaves of other things are passed over. */
export async function listReceived(
  db: Db,
  leaves: readonly { readonly subjectId: string; readonly versionId: string }[],
): Promise<Received[]> {
  const submissionIds = leaves.map((leaf) => leaf.subjectId)
  const versionIds = leaves.map((leaf) => leaf.versionId)
  const versions = await db
    .selectFrom('submissionVersion as v')
    .innerJoin('submission as s', 's.submissionId', 'v.submissionId')
    .select([
      'v.submissionId',
      'v.versionId',
      'v.number',
      'v.editionId',
      's.consultationId',
      's.receivedAt',
      's.kind',
      's.channel',
      's.synthetic',
    ])
    .where('v.submissionId', 'in', submissionIds)
    .where('v.versionId', 'in', versionIds)
    .execute()
  // One after the other: in a transaction there is one connection.
  const parts = await db
    .selectFrom('submissionPart')
    .select(['versionId', 'questionId', 'value'])
    .where('submissionId', 'in', submissionIds)
    .where('versionId', 'in', versionIds)
    .where('questionId', 'is not', null)
    .orderBy('partNo')
    .execute()
  const texts = await db
    .selectFrom('submissionText')
    .select(['versionId', 'body'])
    .where('submissionId', 'in', submissionIds)
    .where('versionId', 'in', versionIds)
    .orderBy('partNo')
    .execute()
  const marks = await db
    .selectFrom('submissionMark')
    .select('versionId')
    .distinct()
    .where('submissionId', 'in', submissionIds)
    .where('versionId', 'in', versionIds)
    .execute()
  const answersBy = groupedBy(parts, (part) => part.versionId)
  const textsBy = groupedBy(texts, (text) => text.versionId)
  const marked = new Set(marks.map((mark) => mark.versionId))
  return versions.map((version) => ({
    ...version,
    withholdAsked: marked.has(version.versionId),
    answers: (answersBy.get(version.versionId) ?? []).map(({ questionId, value }) => ({
      questionId: questionId as string,
      value,
    })),
    texts: (textsBy.get(version.versionId) ?? []).map((text) => text.body),
  }))
}

/** The words of one version, in the order of its parts. */
export async function listTexts(
  db: Db,
  { submissionId, versionId }: { readonly submissionId: string; readonly versionId: string },
): Promise<string[]> {
  const texts = await db
    .selectFrom('submissionText')
    .select('body')
    .where('submissionId', '=', submissionId)
    .where('versionId', '=', versionId)
    .orderBy('partNo')
    .execute()
  return texts.map(({ body }) => body)
}
