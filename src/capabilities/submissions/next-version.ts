import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { type Answers, findPublishedConsultationById, findPublishedEdition } from '../consultations/index.ts'
import type { AuditActor } from '../ledger/index.ts'
import type { ArrivingFile } from './attachments/attachment.ts'
import { answersIn, readVersion } from './own-submission.ts'
import { type Received, receive } from './receive.ts'
import type { DraftFile } from './submissions.ts'
import { listVersionFiles } from './version-files.ts'
import { listVersions } from './versions.ts'

/** What a version says that a person here may change for its sender. */
export interface SaidBefore {
  readonly answers: Answers
  readonly body: string | undefined
  readonly files: readonly ArrivingFile[]
}

export interface NextVersion {
  readonly submissionId: string
  readonly actor: AuditActor
  readonly receivedAt: Date
  readonly method: 'typed' | 'entered-by-staff' | 'extracted'
  /** From what the newest version says to what the next one says. */
  change(before: SaidBefore): SaidBefore
}

/**
 * Makes the next version of a submission for its sender: what they asked for in a message, or a slip of whoever entered it.
 * Everything that is not changed is taken over. In a transaction of the caller, who holds the submission. The sender's form, where
 * there is one, is brought up to date, so that their own next correction goes on from here and loses nothing of it.
 */
export async function makeNextVersion(
  db: Db,
  house: Pick<House, 'keys' | 'settings' | 'publicDb'>,
  { submissionId, actor, receivedAt, method, change }: NextVersion,
): Promise<Received> {
  const [last] = await listVersions(db, submissionId)
  if (!last) throw new Error(`submission ${submissionId} has no version`)
  const submission = await db
    .selectFrom('submission')
    .select(['consultationId', 'channel', 'secretHash'])
    .where('submissionId', '=', submissionId)
    .executeTakeFirstOrThrow()
  const consultation = await findPublishedConsultationById(house.publicDb, submission.consultationId)
  const answered = await findPublishedEdition(house.publicDb, last.editionId)
  if (!consultation || !answered) throw new Error(`submission ${submissionId} answers nothing published`)
  const content = await readVersion(db, submissionId, last.versionId)
  const next = change({
    answers: answersIn(answered.edition, content),
    body: content.body?.text,
    files: await listVersionFiles(db, submissionId, last.versionId),
  })
  await bringFormUpToDate(db, submissionId, next, receivedAt)
  return receive(db, house, {
    submissionId,
    version: last.number + 1,
    consultationId: submission.consultationId,
    consultationSlug: consultation.slug,
    edition: answered.edition,
    editionId: last.editionId,
    noticeHash: last.noticeHash,
    channel: submission.channel,
    content: {
      answers: next.answers,
      sender: last.sender,
      withhold: content.withhold.map(({ questionId, quote, reason }) => ({
        questionId: questionId ?? 'everything',
        quote: quote ?? undefined,
        reason,
      })),
    },
    body: next.body?.trim() ? next.body : undefined,
    files: next.files,
    receivedAt,
    secretHash: submission.secretHash,
    actor,
    method,
  })
}

async function bringFormUpToDate(db: Db, submissionId: string, next: SaidBefore, now: Date): Promise<void> {
  const form = await db
    .selectFrom('submissionDraft')
    .select(['content', 'revision'])
    .where('submissionId', '=', submissionId)
    .forUpdate()
    .executeTakeFirst()
  if (!form) return
  const kept = form.content.files ?? []
  const files = next.files.map(
    (file, i): DraftFile => ({
      ...file,
      id: kept.find(({ sha256 }) => sha256 === file.sha256)?.id ?? `m${i}`,
    }),
  )
  // Answers that the person changes just now stay as they typed them; replaced ones are gone.
  const answers = Object.keys(next.answers).length === 0 ? {} : form.content.answers
  await db
    .updateTable('submissionDraft')
    .set({
      content: JSON.stringify({ ...form.content, answers, files, body: next.body }),
      revision: form.revision + 1,
      updatedAt: now,
    })
    .where('submissionId', '=', submissionId)
    .execute()
}
