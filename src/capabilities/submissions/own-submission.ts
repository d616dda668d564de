import type { Db } from '../../platform/database/database.ts'
import { sameSecret } from '../../platform/http/tokens.ts'
import { type AnswerPart, type Answers, answersOf, type Edition } from '../consultations/index.ts'
import type { Receipt } from '../ledger/index.ts'
import { type AttachmentLine, listAttachments } from './attachments/queries.ts'
import { type PrivateKey, secretHashOf } from './private-key.ts'
import type { ExclusionReason } from './register/register.ts'
import type { Channel, SubmitterKind } from './submissions.ts'

/** A submission as its sender may read it: all of it. */
export interface OwnSubmission {
  readonly submissionId: string
  readonly consultationId: string
  readonly reference: string
  /** Its number in the public register; null until the log has its first entry. */
  readonly registerNo: number | null
  readonly channel: Channel
  readonly receivedAt: Date
  readonly receivedDayOnly: boolean
  readonly withdrawnAt: Date | null
  /** Why it is not counted; null while it is. */
  readonly excludedAs: ExclusionReason | null
  readonly kind: SubmitterKind
  readonly name: string | null
  readonly organisation: string | null
  readonly onBehalfOf: string | null
  readonly email: string | null
  readonly wantsResults: boolean
  readonly version: number
  readonly versionId: string
  readonly versionReceivedAt: Date
  readonly editionId: string
  /** Of the notice that the person saw; null when they saw none of ours. */
  readonly noticeHash: string | null
  readonly receipt: Receipt
  /** Null unless it was withdrawn. */
  readonly withdrawalReceipt: Receipt | null
  readonly content: VersionContent
}

/** What one version says, part by part, and what its sender asked to withhold. */
export interface VersionContent {
  readonly parts: readonly (AnswerPart & { partNo: number; textId: string | null })[]
  /** The words of a message or a letter, which answer no question in particular. */
  readonly body?: { readonly text: string; readonly textId: string | null } | undefined
  /** The files that came with it, in their order. */
  readonly files: readonly AttachmentLine[]
  readonly withhold: readonly {
    questionId: string | null
    textId: string | null
    span: { start: number; end: number } | null
    quote: string | null
    reason: string
  }[]
}

/** A version's answers by question, read with the edition it answers. */
export const answersIn = (edition: Pick<Edition, 'sections'>, content: VersionContent): Answers =>
  answersOf(edition, content.parts)

/** The submission a private link opens; undefined when there is none or the secret is wrong. */
export async function findOwnSubmission(db: Db, key: PrivateKey): Promise<OwnSubmission | undefined> {
  const row = await db
    .selectFrom('submission as s')
    .innerJoin('submissionVersion as v', (join) =>
      join.onRef('v.submissionId', '=', 's.submissionId').onRef('v.versionId', '=', 's.currentVersionId'),
    )
    .select([
      's.submissionId',
      's.consultationId',
      's.reference',
      's.registerNo',
      's.channel',
      's.receivedAt',
      's.receivedDayOnly',
      's.withdrawnAt',
      's.excludedAs',
      's.kind',
      's.name',
      's.organisation',
      's.onBehalfOf',
      's.email',
      's.wantsResults',
      's.secretHash',
      's.withdrawalReceipt',
      'v.number as version',
      'v.versionId',
      'v.receivedAt as versionReceivedAt',
      'v.editionId',
      'v.noticeHash',
      'v.receipt',
    ])
    .where('s.submissionId', '=', key.submissionId)
    .executeTakeFirst()
  if (!row || !sameSecret(row.secretHash, secretHashOf(key))) return undefined
  const { secretHash: _, ...submission } = row
  return { ...submission, content: await readVersion(db, key.submissionId, row.versionId) }
}

/** The reference of what was sent from a form; undefined while nothing was. */
export async function findReference(db: Db, submissionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('submission')
    .select('reference')
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
  return row?.reference
}

/** The address that the newest version of a submission gave; undefined when it gave none. */
export async function findAddress(db: Db, submissionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('submission')
    .select('email')
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
  return row?.email ?? undefined
}

/** The entry of a submission's first version, under which the public register lists it. */
export async function getFirstEntry(db: Db, submissionId: string): Promise<Buffer> {
  const { entry } = await db
    .selectFrom('submissionVersion')
    .select('entry')
    .where('submissionId', '=', submissionId)
    .where('number', '=', 1)
    .executeTakeFirstOrThrow()
  return entry
}

/** True when what was sent from a form was withdrawn. */
export async function isWithdrawn(db: Db, submissionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('submission')
    .select('withdrawnAt')
    .where('submissionId', '=', submissionId)
    .executeTakeFirst()
  return Boolean(row?.withdrawnAt)
}

/** What one version says, in the order of its parts. */
export async function readVersion(db: Db, submissionId: string, versionId: string): Promise<VersionContent> {
  const parts = await db
    .selectFrom('submissionPart as p')
    .leftJoin('submissionText as t', (join) =>
      join
        .onRef('t.submissionId', '=', 'p.submissionId')
        .onRef('t.versionId', '=', 'p.versionId')
        .onRef('t.partNo', '=', 'p.partNo'),
    )
    .select(['p.partNo', 'p.kind', 'p.questionId', 'p.value', 't.textId', 't.body'])
    .where('p.submissionId', '=', submissionId)
    .where('p.versionId', '=', versionId)
    // Pages of files are read with their file: there may be thousands.
    .where('p.kind', 'in', ['answer', 'body'])
    .orderBy('p.partNo')
    .execute()
  const marks = await db
    .selectFrom('submissionMark')
    .select(['partNo', 'textId', 'spanStart', 'spanEnd', 'quote', 'reason'])
    .where('submissionId', '=', submissionId)
    .where('versionId', '=', versionId)
    .orderBy('markId')
    .execute()
  const files = await listAttachments(db, submissionId, versionId)
  const body = parts.find((part) => part.kind === 'body')
  return {
    files,
    body: body && { text: body.body ?? '', textId: body.textId },
    parts: parts.flatMap((part) =>
      part.kind === 'answer'
        ? [
            {
              partNo: part.partNo,
              questionId: part.questionId ?? '',
              value: part.value as AnswerPart['value'],
              text: part.body ?? undefined,
              textId: part.textId,
            },
          ]
        : [],
    ),
    withhold: marks.map((mark) => ({
      questionId: parts.find((part) => part.partNo === mark.partNo)?.questionId ?? null,
      textId: mark.textId,
      span:
        mark.spanStart === null || mark.spanEnd === null
          ? null
          : { start: mark.spanStart, end: mark.spanEnd },
      quote: mark.quote,
      reason: mark.reason,
    })),
  }
}
