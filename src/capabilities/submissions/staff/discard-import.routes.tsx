import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { seeOther } from '../../../platform/http/see-other.ts'
import { sendPage } from '../../../ui/index.ts'
import { discardImport } from '../import/discard-import.ts'
import { mayDiscard } from '../import/import.ts'
import { DiscardImportPage } from './discard-import.view.tsx'
import { findNamedImport } from './find-import.ts'
import { importPath, importsPath } from './imports.view.tsx'

type One = { Params: { id: string } }

/** Putting away a file that is not to be imported. Asked once more. */
export function discardImportRoutes(app: FastifyInstance, house: House): void {
  const path = '/staff/imports/:id/discard'

  app.get<One>(
    path,
    { config: { permission: 'submission.import', audit: 'import.viewed' } },
    async (request, reply) => {
      const found = await findNamedImport(house, request.params.id)
      if (!found) return reply.callNotFound()
      if (!mayDiscard(found.made.state))
        return seeOther(request, reply, house, importPath(found.made.importId))
      return sendPage(request, reply, house, <DiscardImportPage {...found} />)
    },
  )

  app.post<One>(
    path,
    { config: { permission: 'submission.import', audit: 'import.discarded' } },
    async (request, reply) => {
      const found = await findNamedImport(house, request.params.id)
      if (!found) return reply.callNotFound()
      const { importId } = found.made
      const done = await discardImport(house.db, house.now(), actorOf(request), importId)
      return seeOther(
        request,
        reply,
        house,
        done.ok
          ? `${importsPath(found.consultation.consultationId)}?done=discarded`
          : `${importPath(importId)}?done=${done.reason}`,
      )
    },
  )
}
