import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { civilDateAt, instantOf } from '../../../platform/civil-time.ts'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf, type PostedForm } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { findNamedConsultation, isOpen, type PublishedConsultation } from '../../consultations/index.ts'
import { splitNotes, unknownHour } from '../entry/entry.ts'
import { type MeetingPoint, receiveMeeting } from '../entry/receive-meeting.ts'
import { type SubmitterKind, submitterKinds } from '../submissions.ts'
import { entriesPath } from './entries.view.tsx'
import { type MeetingModel, MeetingPage } from './meeting.view.tsx'

type Asked = { Params: { id: string } }

const longestNotes = 400_000
const mostPoints = 200
const longestName = 200

/** Notes of a meeting become several people's points, each a submission of its own. */
export function meetingRoutes(app: FastifyInstance, house: House): void {
  const path = '/staff/consultations/:id/entries/meeting'

  const show = (
    consultation: PublishedConsultation,
    model: Omit<MeetingModel, 'consultation'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) =>
    sendPage(request, reply, house, <MeetingPage consultation={consultation} {...model} />, {
      status: model.problems.length > 0 ? 422 : 200,
    })

  app.get<Asked>(
    path,
    { config: { permission: 'submission.enter', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const facts = {
        title: '',
        place: '',
        day: civilDateAt(house.now(), consultation.edition.timeZone),
        notes: '',
        late: false,
      }
      return show(consultation, { meetingId: newId(), facts, points: [], problems: [] }, request, reply)
    },
  )

  app.post<Asked>(
    path,
    { config: { permission: 'submission.enter', audit: 'meeting.entered' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const words = house.words.in(request.language)
      const { t } = words
      const form = formOf(request)
      const meetingId = isId(fieldOf(form, 'meeting')) ? fieldOf(form, 'meeting') : newId()
      const facts = {
        title: fieldOf(form, 'title').trim().slice(0, longestName),
        place: fieldOf(form, 'place').trim().slice(0, longestName),
        day: fieldOf(form, 'day').trim(),
        notes: fieldOf(form, 'notes'),
        late: fieldOf(form, 'late') === 'yes',
      }
      const problems: { field: string; message: string }[] = []
      if (facts.title === '')
        problems.push({ field: 'title', message: t('submissions.meeting.title-missing') })
      if (facts.notes.length > longestNotes)
        problems.push({
          field: 'notes',
          message: t('submissions.meeting.notes-long', { limit: longestNotes }),
        })
      const zone = consultation.edition.timeZone
      const read = /^\d{4}-\d{2}-\d{2}$/.test(facts.day)
        ? instantOf(`${facts.day}T${unknownHour}`, zone)
        : undefined
      const heldAt = read?.ok ? new Date(Math.min(read.at.getTime(), house.now().getTime())) : undefined
      if (!heldAt || facts.day > civilDateAt(house.now(), zone))
        problems.push({ field: 'day', message: t('submissions.entry.day-wrong') })
      // Enter in a field keeps what was typed, and receives nothing by a slip.
      if (fieldOf(form, 'go') === 'keep')
        return show(consultation, { meetingId, facts, points: readPoints(form), problems }, request, reply)
      if (fieldOf(form, 'go') !== 'receive') {
        const proposed = splitNotes(facts.notes)
        const points = proposed
          .slice(0, mostPoints)
          .map((point, index): PointTyped => ({ ...point, index, kind: kindOf(point), taken: true }))
        if (proposed.length > mostPoints)
          problems.push({
            field: 'notes',
            message: t('submissions.meeting.points-beyond', {
              limit: mostPoints,
              count: proposed.length - mostPoints,
            }),
          })
        if (points.length === 0)
          problems.push({ field: 'notes', message: t('submissions.meeting.notes-missing') })
        return show(consultation, { meetingId, facts, points, problems }, request, reply)
      }
      if (heldAt && !isOpen(consultation, heldAt) && !facts.late)
        problems.push({ field: 'late', message: t('submissions.meeting.outside') })
      const points = readPoints(form)
      const taken = points.filter((point) => point.taken && point.words.trim() !== '')
      for (const point of taken)
        if (point.kind === 'individual' && point.organisation !== '')
          problems.push({
            field: `point-${point.index}.kind`,
            message: t('submissions.meeting.not-individual', { number: point.index + 1 }),
          })
      if (taken.length === 0) problems.push({ field: 'point-0', message: t('submissions.meeting.no-points') })
      if (problems.length > 0 || !heldAt)
        return show(consultation, { meetingId, facts, points, problems }, request, reply)
      const received = await receiveMeeting(house.db, house, house.now(), actorOf(request), {
        meetingId,
        consultation,
        title: facts.title,
        heldOn: facts.day,
        heldAt,
        place: facts.place || undefined,
        notes: facts.notes,
        points: taken,
      })
      const count = received.ok ? received.count : 0
      return reply.redirect(words.href(`${entriesPath(consultation.consultationId)}?meeting=${count}`), 303)
    },
  )
}

export interface PointTyped extends MeetingPoint {
  /** False for what is left out: the chair's words, or a break. */
  readonly taken: boolean
}

/** Who speaks for an organisation is no individual, and of whom nothing is noted nobody knows. */
const kindOf = ({ name, organisation }: Pick<MeetingPoint, 'name' | 'organisation'>): SubmitterKind =>
  organisation !== '' ? 'organisation' : name !== '' ? 'individual' : 'unstated'

function readPoints(form: PostedForm): PointTyped[] {
  const points: PointTyped[] = []
  for (let i = 0; i < mostPoints && form.values.has(`point-${i}.words`); i++) {
    const field = (name: string) => fieldOf(form, `point-${i}.${name}`)
    points.push({
      index: i,
      name: field('name').trim().slice(0, longestName),
      organisation: field('organisation').trim().slice(0, longestName),
      kind: submitterKinds.find((each) => each === field('kind')) ?? 'unstated',
      words: field('words'),
      taken: field('taken') === 'yes',
    })
  }
  return points
}
