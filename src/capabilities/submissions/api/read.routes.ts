import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { House } from '../../../platform/house.ts'
import { securityHeaders } from '../../../platform/http/security-headers.ts'
import {
  findPublishedConsultation,
  findPublishedNotice,
  type ListedConsultation,
  listPublishedConsultations,
} from '../../consultations/index.ts'
import { findPublishedTreaty, listPublishedTreaties } from '../../negotiations/index.ts'
import { countPublishedRegister } from '../register/published.ts'
import { answersShape } from './answers-schema.ts'
import { describeApi } from './openapi.ts'
import { sendProblemDetails } from './problem.ts'

type One = { Params: { slug: string } }

const open = { config: { permission: 'public', audit: 'none' } } as const
/** What changes without a publication is counted anew so often. */
const truthLastsMs = 60_000

/** What is published, for programs: the same that the pages say, kept in memory like them. */
export function readRoutes(app: FastifyInstance, house: House): void {
  const { baseUrl } = house.settings

  const send = (request: FastifyRequest, reply: FastifyReply, body: unknown, validUntil?: Date) => {
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
      ...securityHeaders(house.settings.secure),
    }
    const text = JSON.stringify(body)
    const [bare = '/'] = request.originalUrl.split('?')
    const made = { madeAt: request.revision, anyQuery: true, validUntil }
    const kept = house.pages.keep(bare, text, headers, made)
    return reply.headers(headers).header('etag', kept.etag).send(text)
  }

  const listed = (each: ListedConsultation) => ({
    slug: each.slug,
    title: each.edition.title,
    summary: each.edition.summary,
    opensAt: each.opensAt.toISOString(),
    closesAt: each.closesAt.toISOString(),
    timeZone: each.edition.timeZone,
    reportedAt: each.reportedAt?.toISOString() ?? null,
    page: `${baseUrl}/consultations/${each.slug}`,
    api: `${baseUrl}/api/v1/consultations/${each.slug}`,
  })

  app.get('/api/v1/consultations', open, async (request, reply) =>
    send(request, reply, { consultations: (await listPublishedConsultations(house.publicDb)).map(listed) }),
  )

  app.get<One>('/api/v1/consultations/:slug', open, async (request, reply) => {
    const found = await findPublishedConsultation(house.publicDb, request.params.slug)
    if (!found) return sendProblemDetails(reply, house, 'not-found')
    const { edition } = found
    return send(request, reply, {
      ...listed(found),
      edition: found.editionNumber,
      editionPublishedAt: found.editionPublishedAt.toISOString(),
      overview: edition.overview,
      background: edition.background,
      documents: edition.documents,
      contact: edition.contact,
      files: edition.files ?? null,
      notice: {
        hash: found.noticeHash,
        text: (await findPublishedNotice(house.publicDb, found.noticeHash)) ?? '',
      },
      sections: edition.sections,
      answersSchema: z.toJSONSchema(answersShape(edition)),
      register: `${baseUrl}/api/v1/consultations/${found.slug}/register`,
    })
  })

  app.get<One>('/api/v1/consultations/:slug/register', open, async (request, reply) => {
    const found = await findPublishedConsultation(house.publicDb, request.params.slug)
    if (!found) return sendProblemDetails(reply, house, 'not-found')
    const counts = await countPublishedRegister(house.publicDb, found.consultationId)
    return send(
      request,
      reply,
      { ...counts, entries: `${baseUrl}/log/register/${found.slug}.csv` },
      new Date(house.now().getTime() + truthLastsMs),
    )
  })

  app.get('/api/v1/treaties', open, async (request, reply) => {
    const treaties = await listPublishedTreaties(house.publicDb)
    return send(request, reply, {
      treaties: await Promise.all(treaties.map((treaty) => describeTreaty(treaty))),
    })
  })

  app.get<One>('/api/v1/treaties/:slug', open, async (request, reply) => {
    const { slug } = request.params
    const treaty = /^[a-z0-9-]{1,60}$/.test(slug)
      ? await findPublishedTreaty(house.publicDb, slug)
      : undefined
    if (!treaty) return sendProblemDetails(reply, house, 'not-found')
    return send(request, reply, await describeTreaty(treaty))
  })

  const describeTreaty = async (treaty: NonNullable<Awaited<ReturnType<typeof findPublishedTreaty>>>) => ({
    slug: treaty.slug,
    title: treaty.title,
    shortTitle: treaty.shortTitle,
    summary: treaty.summary,
    page: `${baseUrl}/treaties/${treaty.slug}`,
    consultations: (await listPublishedConsultations(house.publicDb, treaty.treatyId)).map(
      ({ slug }) => `${baseUrl}/api/v1/consultations/${slug}`,
    ),
  })

  app.get('/api/v1/openapi.json', open, async (request, reply) =>
    send(request, reply, describeApi(baseUrl, house.settings.siteName)),
  )

  // Whatever else is asked for under this address, a program asks.
  app.all('/api/v1/*', open, async (_request, reply) => sendProblemDetails(reply, house, 'not-found'))
}
