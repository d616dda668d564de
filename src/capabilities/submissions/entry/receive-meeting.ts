import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { sha256 } from '../../../platform/ids.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { record } from '../../ledger/index.ts'
import { newPrivateKey } from '../private-key.ts'
import type { SubmitterKind } from '../submissions.ts'
import { receiveEntered } from './receive-entry.ts'
import './tables.ts'

export interface MeetingPoint {
  /** Its place among the points on the page, also of those that are left out. */
  readonly index: number
  readonly name: string
  readonly organisation: string
  readonly kind: SubmitterKind
  readonly words: string
}

export interface MeetingMade {
  readonly meetingId: string
  readonly consultation: PublishedConsultation
  readonly title: string
  /** A civil day. */
  readonly heldOn: string
  readonly heldAt: Date
  readonly place: string | undefined
  readonly notes: string
  readonly points: readonly MeetingPoint[]
}

export type ReceivedMeeting =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly reason: 'received-already' }

/**
 * The identifier of the submission that a point becomes: the same whenever the same meeting is sent again, and nothing that
 * the form could choose (a UUID of version 8, RFC 9562).
 */
function pointId(meetingId: string, index: number): string {
  const hex = sha256(`point ${index} of meeting ${meetingId}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Receives what people said at a meeting, each as a submission of their own, and keeps the notes as they were taken. All or none. */
export async function receiveMeeting(
  db: Db,
  house: Pick<House, 'keys' | 'settings'>,
  now: Date,
  actor: Pick<Actor, 'id'>,
  made: MeetingMade,
): Promise<ReceivedMeeting> {
  const { meetingId, consultation, title, heldOn, heldAt, place, notes, points } = made
  return db.transaction().execute(async (db): Promise<ReceivedMeeting> => {
    const first = await db
      .insertInto('meeting')
      .values({
        meetingId,
        consultationId: consultation.consultationId,
        title,
        heldOn,
        place: place ?? null,
        notes,
        enteredBy: actor.id,
        enteredAt: now,
      })
      .onConflict((conflict) => conflict.column('meetingId').doNothing())
      .returning('meetingId')
      .executeTakeFirst()
    if (!first) return { ok: false, reason: 'received-already' }
    for (const { index, name, organisation, kind, words } of points) {
      const submissionId = pointId(meetingId, index)
      await receiveEntered(
        db,
        house,
        now,
        actor,
        {
          submissionId,
          consultation,
          content: {
            channel: 'meeting',
            day: heldOn,
            time: '',
            sender: {
              kind,
              name: name || undefined,
              organisation: organisation || undefined,
              wantsResults: false,
            },
            body: words,
            answers: {},
            withhold: [],
            scans: [],
            late: true,
          },
          receivedAt: heldAt,
          receivedDayOnly: true,
          // They were there and heard that it is taken down.
          acknowledged: true,
        },
        newPrivateKey(submissionId),
        meetingId,
      )
    }
    await record(db, {
      at: now,
      actor,
      action: 'meeting.entered',
      subjectKind: 'meeting',
      subjectId: meetingId,
      detail: { points: points.length },
    })
    return { ok: true, count: points.length }
  })
}
