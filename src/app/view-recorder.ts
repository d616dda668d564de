import type { FastifyRequest } from 'fastify'
import { isRecordedWhenAsked, record } from '../capabilities/ledger/index.ts'
import type { House } from '../platform/house.ts'
import { isId } from '../platform/ids.ts'

/**
 * Records that a member of staff saw something or exported it, before it is shown: when the trail cannot be written,
 * nothing is shown. Other deeds record themselves, in their own transaction.
 */
export function viewRecorder(house: House) {
  return async (request: FastifyRequest): Promise<void> => {
    const audit = request.routeOptions.config.audit
    if (!audit || !isRecordedWhenAsked(audit) || !request.actor) return
    const id = (request.params as { id?: string }).id
    await record(house.db, {
      at: house.now(),
      actor: request.actor,
      action: audit,
      subjectKind: audit.split('.')[0] as string,
      subjectId: id && isId(id) ? id : undefined,
    })
  }
}
