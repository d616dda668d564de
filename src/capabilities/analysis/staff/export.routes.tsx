import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { sendPage } from '../../../ui/index.ts'
import {
  findNamedConsultation,
  listPublishedEditions,
  type PublishedConsultation,
} from '../../consultations/index.ts'
import { exportColumns } from '../export-columns.ts'
import { exportCsv, exportJson } from '../export-submissions.ts'
import { findNextIndex } from '../queries/progress.ts'
import { countIn, resolveScope, type Scope } from '../queries/selections.ts'
import { readFilter, type SelectionQuery } from '../schemas.ts'
import { ExportPage } from './export.view.tsx'
import { questionsEverAsked } from './questions.ts'

type Asked = { Params: { id: string }; Querystring: Record<string, unknown> }

export function exportRoutes(app: FastifyInstance, house: House): void {
  const scopeOf = async (consultation: PublishedConsultation, filter: SelectionQuery) =>
    resolveScope(
      house.db,
      { consultationId: consultation.consultationId, timeZone: consultation.edition.timeZone },
      filter,
      await findNextIndex(house.db),
    )

  app.get<Asked>(
    '/staff/consultations/:id/export',
    { config: { permission: 'submission.export', audit: 'export.viewed' } },
    async (request, reply) => {
      const consultation = await findNamedConsultation(house.publicDb, request.params.id)
      if (!consultation) return reply.callNotFound()
      const filter = readFilter(request.query)
      const scope = await scopeOf(consultation, filter)
      const count = await countIn(house.db, scope)
      return sendPage(
        request,
        reply,
        house,
        <ExportPage consultation={consultation} filter={filter} count={count} asOfIndex={scope.asOfIndex} />,
      )
    },
  )

  const streaming = (
    kind: 'csv' | 'json',
    type: string,
    piecesOf: (
      consultation: PublishedConsultation,
      scope: Scope,
      request: FastifyRequest,
    ) => Promise<AsyncGenerator<string>>,
  ) =>
    app.get<Asked>(
      `/staff/consultations/:id/export.${kind}`,
      { config: { permission: 'submission.export', audit: 'submission.exported' } },
      async (request, reply) => {
        const consultation = await findNamedConsultation(house.publicDb, request.params.id)
        if (!consultation) return reply.callNotFound()
        const scope = await scopeOf(consultation, readFilter(request.query))
        return stream(reply, kind, type, consultation, scope, await piecesOf(consultation, scope, request))
      },
    )

  streaming('csv', 'text/csv; charset=utf-8; header=present', async (consultation, scope, request) => {
    const editions = await listPublishedEditions(house.publicDb, consultation.consultationId)
    const columns = exportColumns(
      editions.map(({ edition }) => edition),
      consultation.edition.timeZone,
      house.words.in(request.language),
    )
    return exportCsv(house.db, scope, columns)
  })

  streaming('json', 'application/json; charset=utf-8', async (consultation, scope) => {
    const questions = await questionsEverAsked(house, consultation.consultationId)
    return exportJson(house.db, scope, new Map(questions.map(({ id, label }) => [id, label])))
  })
}

/** Sends pieces as they are made: the stream asks for the next one only when the connection has taken the last. */
function stream(
  reply: FastifyReply,
  kind: 'csv' | 'json',
  type: string,
  consultation: PublishedConsultation,
  scope: Scope,
  pieces: AsyncGenerator<string>,
): FastifyReply {
  const name = `${consultation.slug}-as-of-${scope.asOfIndex}.${kind}`
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .header('x-ledger-index', String(scope.asOfIndex))
    .send(Readable.from(pieces, { objectMode: false, highWaterMark: 64 * 1024 }))
}
