import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendFile } from '../../../platform/http/send-file.ts'
import { isId } from '../../../platform/ids.ts'
import { sendPage } from '../../../ui/index.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { findPublishedConsultationById, listPublishedConsultations } from '../../consultations/index.ts'
import { checkBeforeOpening } from '../attachments/check-before-opening.ts'
import { type Corrected, readCorrected } from '../mail/corrected.ts'
import { messageStates } from '../mail/messages.ts'
import { countMessages, findMessage, listMessages } from '../mail/queries.ts'
import { type Settlement, settleMessage } from '../mail/settle-message.ts'
import { readReference } from '../reference.ts'
import { findEntry } from '../register/queries.ts'
import { MessagePage, type TypedSettlement } from './message.view.tsx'
import { MessagesPage } from './messages.view.tsx'

type Listed = { Querystring: { state?: string; after?: string; done?: string } }
type One = { Params: { id: string }; Querystring: { done?: string } }

const pageSize = 50
const longestNote = 2_000

/** Messages that came by mail: what waits for a person, and what became of all the others. */
export function messageRoutes(app: FastifyInstance, house: House): void {
  app.get<Listed>(
    '/staff/messages',
    { config: { permission: 'message.read', audit: 'messages.viewed' } },
    async (request, reply) => {
      const state = messageStates.find((each) => each === request.query.state) ?? 'to-look'
      const [at, messageId] = (request.query.after ?? '').split('~')
      const receivedAt = new Date(at ?? '')
      const after =
        messageId && isId(messageId) && !Number.isNaN(receivedAt.getTime())
          ? { receivedAt, messageId }
          : undefined
      const rows = await listMessages(house.db, state, { after, limit: pageSize + 1 })
      const consultations = await listPublishedConsultations(house.publicDb)
      return sendPage(
        request,
        reply,
        house,
        <MessagesPage
          state={state}
          counts={await countMessages(house.db)}
          rows={rows.slice(0, pageSize)}
          hasMore={rows.length > pageSize}
          titles={new Map(consultations.map((each) => [each.consultationId, each.edition.title]))}
          address={house.settings.mailIn?.address}
          done={request.query.done}
        />,
      )
    },
  )

  const showMessage = async (
    request: FastifyRequest<One>,
    reply: FastifyReply,
    typed?: TypedSettlement,
    corrected?: Corrected,
  ) => {
    const { id } = request.params
    const message = isId(id) ? await findMessage(house.db, id) : undefined
    if (!message) return reply.callNotFound()
    return sendPage(
      request,
      reply,
      house,
      <MessagePage
        message={message}
        about={message.submissionId ? await findEntry(house.db, message.submissionId) : undefined}
        consultation={
          message.consultationId
            ? await findPublishedConsultationById(house.publicDb, message.consultationId)
            : undefined
        }
        consultations={await listPublishedConsultations(house.publicDb)}
        names={await listStaffNames(house.db, message.settledBy ? [message.settledBy] : [])}
        done={request.query.done}
        typed={typed}
        corrected={corrected}
      />,
      { status: typed?.refused ? 422 : 200 },
    )
  }

  app.get<One>(
    '/staff/messages/:id',
    { config: { permission: 'message.read', audit: 'message.viewed' } },
    async (request, reply) => {
      return showMessage(request, reply)
    },
  )

  // Never shown in the browser: anything may stand in it.
  app.get<One>(
    '/staff/messages/:id/raw',
    { config: { permission: 'message.read', audit: 'message.exported' } },
    async (request, reply) => {
      const { id } = request.params
      const message = isId(id) ? await findMessage(house.db, id) : undefined
      if (!message) return reply.callNotFound()
      const checked = await checkBeforeOpening(house, message.rawSha256)
      if (checked !== 'clean') return seeOther(request, reply, house, `/staff/messages/${id}?done=${checked}`)
      return sendFile(reply, {
        name: `message-${id}.eml`,
        bytes: message.rawBytes,
        content: await house.files.open(message.rawSha256),
      })
    },
  )

  app.post<One>(
    '/staff/messages/:id/settle',
    { config: { permission: 'message.settle', audit: 'message.settled' } },
    async (request, reply) => {
      const { id } = request.params
      if (!isId(id)) return reply.callNotFound()
      const form = formOf(request)
      const field = (name: string) => fieldOf(form, name)
      // Nothing that was chosen or typed is lost to a refusal.
      const looks = field('go') === 'look'
      const typed = {
        as: looks ? 'correction' : field('as'),
        consultation: field('consultation'),
        how: field('how'),
        words: form.values.has('words') ? field('words') : undefined,
        reference: field('reference'),
        note: field('note'),
      }
      const refuse = (refused: TypedSettlement['refused']) =>
        showMessage(request, reply, { ...typed, refused })
      const read = await readSettlement(typed, field('sure') === 'yes')
      if (typeof read === 'string') return refuse(read)
      if (looks && read.as === 'correction') {
        const message = await findMessage(house.db, id)
        if (!message) return reply.callNotFound()
        const corrected = await readCorrected(house.db, read.submissionId, message, read)
        return showMessage(request, reply, typed, corrected)
      }
      const note = field('note').trim()
      if (note.length > longestNote) return refuse('note-long')
      const settled = await settleMessage(house, actorOf(request), id, read, note || undefined)
      if (settled.ok) return seeOther(request, reply, house, `/staff/messages?done=${read.as}`)
      return settled.reason === 'unknown' ? reply.callNotFound() : refuse(settled.reason)
    },
  )

  async function readSettlement(
    { as, consultation, how, words, reference }: Omit<TypedSettlement, 'refused'>,
    isSure: boolean,
  ): Promise<
    Settlement | 'no-choice' | 'no-such-submission' | 'no-such-consultation' | 'not-sure' | 'no-how'
  > {
    if (as === 'dismissed') return { as }
    if (as === 'submission')
      return isId(consultation) ? { as, consultationId: consultation } : 'no-such-consultation'
    if (as !== 'attached' && as !== 'undeliverable' && as !== 'withdrawal' && as !== 'correction')
      return 'no-choice'
    const submissionId = await findNamed(reference)
    if (!submissionId) return 'no-such-submission'
    // It cannot be undone: asked once more.
    if (as === 'withdrawal' && !isSure) return 'not-sure'
    if (as !== 'correction') return { as, submissionId }
    if (how !== 'replaces' && how !== 'adds') return 'no-how'
    return { as, submissionId, how, words: words?.trim() }
  }

  async function findNamed(typed: string): Promise<string | undefined> {
    const reference = readReference(typed)
    if (!reference) return undefined
    const found = await house.db
      .selectFrom('submission')
      .select('submissionId')
      .where('reference', '=', reference)
      .executeTakeFirst()
    return found?.submissionId
  }
}
