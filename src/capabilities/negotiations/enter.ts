import type { z } from 'zod'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { type AuditActor, record } from '../ledger/index.ts'
import { type Applied, applyToRecord } from './apply.ts'
import type { SubjectKind } from './change.ts'
import type { contentSchemas } from './schemas.ts'

export interface EnterOptions {
  /** The identifier it shall have; a new one when left out. */
  readonly id?: string | undefined
  /** False keeps it out of feeds and updates. */
  readonly news?: boolean | undefined
}

export type EnteredInRecord = { ok: true; id: string } | Exclude<Applied, { ok: true }>

type InputOf<Kind extends SubjectKind> = z.input<(typeof contentSchemas)[Kind]>

/**
 * Enters a fact that is already approved into the record: when a record is set up, or brought over from elsewhere.
 * One person's word is enough here, so it is for loaders alone and no route calls it (decision 7): in daily work facts
 * are proposed by one person and approved by another (`propose-change.ts`, `approve-change.ts`).
 */
async function enter(
  db: Db,
  now: Date,
  actor: AuditActor,
  kind: SubjectKind,
  treatyId: string,
  subjectId: string,
  content: unknown,
  news?: boolean,
): Promise<EnteredInRecord> {
  return db.transaction().execute(async (db): Promise<EnteredInRecord> => {
    const applied = await applyToRecord(db, now, { treatyId, kind, subjectId, deed: 'add', content, news })
    if (!applied.ok) return applied
    await record(db, {
      at: now,
      actor,
      action: `${kind}.entered`,
      subjectKind: kind,
      subjectId,
      detail: { treatyId },
    })
    return { ok: true, id: subjectId }
  })
}

export function addTreaty(
  db: Db,
  now: Date,
  actor: AuditActor,
  content: InputOf<'treaty'>,
  { id = newId(), news }: EnterOptions = {},
): Promise<EnteredInRecord> {
  return enter(db, now, actor, 'treaty', id, id, content, news)
}

const adding =
  <Kind extends SubjectKind>(kind: Kind) =>
  (
    db: Db,
    now: Date,
    actor: AuditActor,
    treatyId: string,
    content: InputOf<Kind>,
    { id = newId(), news }: EnterOptions = {},
  ): Promise<EnteredInRecord> =>
    enter(db, now, actor, kind, treatyId, id, content, news)

export const addStage = adding('stage')
export const addFact = adding('fact')
export const addSession = adding('session')
export const addChapter = adding('chapter')
export const addDocument = adding('document')
export const addOutcome = adding('outcome')
export const addStatement = adding('statement')

/** Records one announcement of a session's place and dates; the newest holds, the earlier ones are kept. */
export function recordSchedule(
  db: Db,
  now: Date,
  actor: AuditActor,
  treatyId: string,
  sessionId: string,
  content: InputOf<'schedule'>,
  { news }: Pick<EnterOptions, 'news'> = {},
): Promise<EnteredInRecord> {
  return enter(db, now, actor, 'schedule', treatyId, sessionId, content, news)
}
