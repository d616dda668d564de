import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import { findPublishedConsultation } from '../../consultations/index.ts'
import { countPublishedRegister, listPublishedRegister } from '../register/published.ts'
import { lineWriter, registerHeader } from '../register/register-file.ts'
import { PublicRegisterPage } from './register.view.tsx'

type One = { Params: { slug: string } }

/** Rows read at once for the file: it is made while it is sent, in constant memory. */
const rowsAtOnce = 2_000
/** What changes without a publication is counted anew so often. */
const truthLastsMs = 60_000

/** The public register: how many arrived and what became of each, with nothing of who or what. */
export function publicRegisterRoutes(app: FastifyInstance, house: House): void {
  app.get<One>(
    '/consultations/:slug/register',
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
      if (!consultation) return reply.callNotFound()
      const now = house.now()
      const counts = await countPublishedRegister(house.publicDb, consultation.consultationId)
      return sendPage(
        request,
        reply,
        house,
        <PublicRegisterPage consultation={consultation} counts={counts} at={now} />,
        { keep: true, validUntil: new Date(now.getTime() + truthLastsMs) },
      )
    },
  )

  app.get<One>(
    '/log/register/:slug.csv',
    { config: { permission: 'public', audit: 'none', perMinute: 30, countedApart: true } },
    async (request, reply) => {
      const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
      if (!consultation) return reply.callNotFound()
      const { consultationId, edition } = consultation
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="register-${consultation.slug}.csv"`)
        .send(Readable.from(registerRows(house, consultationId, edition.timeZone)))
    },
  )
}

async function* registerRows(house: House, consultationId: string, timeZone: string) {
  yield registerHeader
  const line = lineWriter(timeZone)
  for (let after = 0; ; ) {
    const rows = await listPublishedRegister(house.publicDb, consultationId, { after, limit: rowsAtOnce })
    if (rows.length > 0) yield rows.map(line).join('')
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.registerNo
  }
}
