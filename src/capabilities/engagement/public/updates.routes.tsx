import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendText } from '../../../platform/http/send-text.ts'
import { sendPage } from '../../../ui/index.ts'
import { findPublishedTreaty } from '../../negotiations/index.ts'
import { atom } from '../atom.ts'
import { readCalendar, readFeed } from '../feeds.ts'
import { icalendar } from '../icalendar.ts'
import { listPublishedUpdates, type UpdateKey } from '../published.ts'
import { UpdatesView } from './updates.view.tsx'

const open = { config: { permission: 'public', audit: 'none' } }
const onPage = 30

const atomType = 'application/atom+xml; charset=utf-8'
const calendarType = 'text/calendar; charset=utf-8'

/** What was published, as a page, as newsfeeds and as calendars. */
export function updatesRoutes(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: Record<string, unknown> }>('/updates', open, async (request, reply) => {
    const { before } = request.query
    const beyond = readKey(before)
    // Addresses that mean nothing lead to the first page, and are not kept beside it.
    if (!beyond && Object.keys(request.query).length > 0)
      return reply.redirect(house.words.in(request.language).href('/updates'), 303)
    const found = await listPublishedUpdates(house.publicDb, onPage + 1, undefined, beyond)
    const updates = found.slice(0, onPage)
    const last = updates.at(-1)
    const page = {
      updates,
      older: found.length > onPage && last ? `/updates?before=${keyText(last)}` : undefined,
      newest: beyond ? '/updates' : undefined,
    }
    return sendPage(request, reply, house, <UpdatesView page={page} />, { keep: 'exact-address' })
  })

  app.get('/updates.atom', open, async (request, reply) =>
    sendText(request, reply, house, atomType, atom(await readFeed(house, house.words.in(request.language)))),
  )
  app.get<{ Params: { slug: string } }>('/treaties/:slug/updates.atom', open, async (request, reply) => {
    const treaty = await findPublishedTreaty(house.publicDb, request.params.slug)
    if (!treaty) return reply.callNotFound()
    const feed = await readFeed(house, house.words.in(request.language), treaty)
    return sendText(request, reply, house, atomType, atom(feed))
  })
  app.get('/calendar.ics', open, async (request, reply) => {
    const calendar = await readCalendar(house, house.words.in(request.language))
    return sendText(request, reply, house, calendarType, icalendar(calendar))
  })
  app.get<{ Params: { slug: string } }>('/treaties/:slug/calendar.ics', open, async (request, reply) => {
    const treaty = await findPublishedTreaty(house.publicDb, request.params.slug)
    if (!treaty) return reply.callNotFound()
    const calendar = await readCalendar(house, house.words.in(request.language), treaty)
    return sendText(request, reply, house, calendarType, icalendar(calendar))
  })
}

const keyText = ({ at, revision }: UpdateKey): string => `${at.getTime()}-${revision}`

function readKey(text: unknown): UpdateKey | undefined {
  const [, at, revision] = (typeof text === 'string' && /^(-?\d{1,14})-(\d{1,15})$/.exec(text)) || []
  return at && revision ? { at: new Date(Number(at)), revision: Number(revision) } : undefined
}
