import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { AnswerPart } from '../../consultations/index.ts'
import { type Channel, listFilesOf, type NamedFile, type SubmitterKind } from '../../submissions/index.ts'
import { groupedBy } from '../grouped-by.ts'
import { listLabelsOn } from './labels.ts'
import '../tables.ts'

/** One version of one submission, whole, as it leaves in an export. */
export interface ExportRecord {
  readonly submissionId: string
  readonly reference: string
  readonly receivedAt: Date
  readonly channel: Channel
  readonly kind: SubmitterKind
  readonly name: string | null
  readonly organisation: string | null
  readonly onBehalfOf: string | null
  readonly version: number
  readonly versionReceivedAt: Date
  readonly editionId: string
  readonly withdrawnAt: Date | null
  /** Why it is not counted; null while it is. */
  readonly excludedAs: string | null
  readonly synthetic: boolean
  readonly withhold: readonly {
    readonly questionId: string | null
    readonly quote: string | null
    readonly reason: string
  }[]
  readonly labels: readonly string[]
  /** The words of a message or a letter. */
  readonly body: string
  readonly files: readonly Pick<NamedFile, 'name' | 'bytes' | 'sha256'>[]
  readonly parts: readonly AnswerPart[]
}

/** Reads some versions whole, in the order given. */
export async function listExportRecords(
  db: Db,
  documents: readonly { readonly submissionId: string; readonly versionId: string }[],
): Promise<ExportRecord[]> {
  const submissionIds = documents.map((document) => document.submissionId)
  // Two arrays instead of thousands of parameters: the statements stay the same, and small.
  const theirs = anyOf(submissionIds)
  const versions = anyOf(documents.map((document) => document.versionId))
  const rows = await db
    .selectFrom('submission as s')
    .innerJoin('submissionVersion as v', 'v.submissionId', 's.submissionId')
    .select([
      's.submissionId',
      's.reference',
      's.receivedAt',
      's.channel',
      's.kind',
      's.name',
      's.organisation',
      's.onBehalfOf',
      's.withdrawnAt',
      's.excludedAs',
      's.synthetic',
      'v.versionId',
      'v.number as version',
      'v.receivedAt as versionReceivedAt',
      'v.editionId',
    ])
    .where('v.submissionId', '=', theirs)
    .where('v.versionId', '=', versions)
    .execute()
  const parts = await listParts(db, theirs, versions)
  const marks = await db
    .selectFrom('submissionMark')
    .select(['versionId', 'partNo', 'quote', 'reason'])
    .where('submissionId', '=', theirs)
    .where('versionId', '=', versions)
    .orderBy('markId')
    .execute()
  const filesBy = groupedBy(await listFilesOf(db, documents), (file) => file.versionId)
  const byVersion = new Map(rows.map((row) => [row.versionId, row]))
  const partsBy = groupedBy(parts, (part) => part.versionId)
  const marksBy = groupedBy(marks, (mark) => mark.versionId)
  const labelsBy = groupedBy(await listLabelsOn(db, submissionIds), (label) => label.submissionId)
  return documents.flatMap(({ versionId }) => {
    const row = byVersion.get(versionId)
    if (!row) return []
    const own = partsBy.get(versionId) ?? []
    return {
      ...row,
      withhold: (marksBy.get(versionId) ?? []).map(({ partNo, quote, reason }) => ({
        questionId: own.find((part) => part.partNo === partNo)?.questionId ?? null,
        quote,
        reason,
      })),
      labels: (labelsBy.get(row.submissionId) ?? []).map((label) => label.name),
      body: own.find((part) => part.questionId === null)?.body ?? '',
      files: (filesBy.get(versionId) ?? []).map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      parts: own.flatMap((part) =>
        part.questionId === null
          ? []
          : [
              {
                questionId: part.questionId,
                value: part.value as AnswerPart['value'],
                text: part.body ?? undefined,
              },
            ],
      ),
    }
  })
}

type Ids = RawBuilder<string>

const anyOf = (ids: readonly string[]): Ids => sql<string>`any(${ids}::uuid[])`

interface PartRow {
  readonly versionId: string
  readonly partNo: number
  readonly questionId: string | null
  readonly value: unknown
  readonly body: string | null
}

/** Most of an export. Named as it is read: turning the names of each row around makes every row twice. */
async function listParts(db: Db, submissions: Ids, versions: Ids): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`
    select p.version_id as "versionId", p.part_no as "partNo", p.question_id as "questionId", p.value, t.body
    from submission_part p
    left join submission_text t
      on t.submission_id = p.submission_id and t.version_id = p.version_id and t.part_no = p.part_no
    where p.submission_id = ${submissions} and p.version_id = ${versions} and p.kind in ('answer', 'body')
    order by p.part_no`.execute(db.withoutPlugins())
  return rows
}
