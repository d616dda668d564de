import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { toNfc } from '../../../platform/nfc.ts'
import { sendPage } from '../../../ui/index.ts'
import { findPublishedConsultation } from '../../consultations/index.ts'
import { readReference } from '../reference.ts'
import { countPublishedRegister, listPublishedRegister } from '../register/published.ts'
import { lineWriter, registerHeader } from '../register/register-file.ts'
import type { EntrySearch } from './find-entry.view.tsx'
import { PublicRegisterPage } from './register.view.tsx'

type One = { Params: { slug: string } }
type Searched = One & { Querystring: { entry?: unknown } }

/** Rows read at once for the file: it is made while it is sent, in constant memory. */
const rowsAtOnce = 2_000
/** What changes without a publication is counted anew so often. */
const truthLastsMs = 60_000
/** More than any number has. */
const longestTyped = 40

/** The public register: how many arrived and what became of each, with nothing of who or what. */
export function publicRegisterRoutes(app: FastifyInstance, house: House): void {
  app.get<Searched>(
    '/consultations/:slug/register',
    { config: { permission: 'public', audit: 'none' } },
    async (request, reply) => {
      const consultation = await findPublishedConsultation(house.publicDb, request.params.slug)
      if (!consultation) return reply.callNotFound()
      const now = house.now()
      const counts = await countPublishedRegister(house.publicDb, consultation.consultationId)
      const search = await findAsked(house.publicDb, consultation.consultationId, request.query.entry)
      return sendPage(
        request,
        reply,
        house,
        <PublicRegisterPage consultation={consultation} counts={counts} at={now} search={search} />,
        {
          keep: 'exact-address',
          validUntil: new Date(now.getTime() + truthLastsMs),
          status: search?.problem ? (search.problem === 'none' ? 404 : 422) : 200,
        },
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

/** The entry that an address asks for, as people write numbers: with spaces, commas or a mark before them. */
async function findAsked(
  publicDb: Db,
  consultationId: string,
  asked: unknown,
): Promise<EntrySearch | undefined> {
  if (typeof asked !== 'string' || asked.trim() === '') return undefined
  const typed = toNfc(asked.trim()).slice(0, longestTyped)
  const digits = typed.replace(/^(#|№|no\.?|number)/i, '').replace(/[\s,.\u00a0\u202f]/g, '')
  if (!/^\d{1,15}$/.test(digits))
    return { typed, problem: readReference(typed) ? 'reference' : 'not-a-number' }
  const number = Number(digits)
  const page = { after: number - 1, upTo: number, limit: 1 }
  const [found] = await listPublishedRegister(publicDb, consultationId, page)
  return found ? { typed: digits, found } : { typed, problem: 'none' }
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
