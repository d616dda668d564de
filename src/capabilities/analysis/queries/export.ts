import type { Db } from '../../../platform/database/database.ts'
import type { AnswerPart } from '../../consultations/index.ts'
import type { Channel, SubmitterKind } from '../../submissions/index.ts'
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
  readonly synthetic: boolean
  readonly withhold: readonly {
    readonly questionId: string | null
    readonly quote: string | null
    readonly reason: string
  }[]
  readonly labels: readonly string[]
  readonly parts: readonly AnswerPart[]
}

/** Reads some versions whole, in the order given. */
export async function listExportRecords(
  db: Db,
  documents: readonly { readonly submissionId: string; readonly versionId: string }[],
): Promise<ExportRecord[]> {
  const submissionIds = documents.map((document) => document.submissionId)
  const versionIds = documents.map((document) => document.versionId)
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
      's.synthetic',
      'v.versionId',
      'v.number as version',
      'v.receivedAt as versionReceivedAt',
      'v.editionId',
    ])
    .where('v.submissionId', 'in', submissionIds)
    .where('v.versionId', 'in', versionIds)
    .execute()
  const parts = await db
    .selectFrom('submissionPart as p')
    .leftJoin('submissionText as t', (join) =>
      join
        .onRef('t.submissionId', '=', 'p.submissionId')
        .onRef('t.versionId', '=', 'p.versionId')
        .onRef('t.partNo', '=', 'p.partNo'),
    )
    .select(['p.versionId', 'p.partNo', 'p.questionId', 'p.value', 't.body'])
    .where('p.submissionId', 'in', submissionIds)
    .where('p.versionId', 'in', versionIds)
    .orderBy('p.partNo')
    .execute()
  const marks = await db
    .selectFrom('submissionMark')
    .select(['versionId', 'partNo', 'quote', 'reason'])
    .where('submissionId', 'in', submissionIds)
    .where('versionId', 'in', versionIds)
    .orderBy('markId')
    .execute()
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
      parts: own.map((part) => ({
        questionId: part.questionId ?? '',
        value: part.value as AnswerPart['value'],
        text: part.body ?? undefined,
      })),
    }
  })
}
