import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import type { House } from '../../../platform/house.ts'
import { actorOf } from '../../../platform/http/request.ts'
import { isId } from '../../../platform/ids.ts'
import { type FieldError, sendPage } from '../../../ui/index.ts'
import { auditActorPlace } from '../audit-places.ts'
import { type AuditRow, keyOfText, keyText, listAudit } from '../queries.ts'
import { AuditView } from './audit.view.tsx'

const pageSize = 50

type Query = {
  Querystring: Partial<Record<'action' | 'subject' | 'deeds' | 'before', string | string[]>>
}

/** The audit trail: who did what, newest first. */
export function routes(app: FastifyInstance, house: House): void {
  const config = { permission: 'audit.read', audit: 'audit.viewed' }
  app.get<Query>('/staff/audit', { config }, async (request, reply) => {
    const words = house.words.in(request.language)
    const action = one(request.query.action)
    const subject = one(request.query.subject)
    const deedsOnly = one(request.query.deeds) === 'only'
    const before = one(request.query.before)
    const errors: FieldError[] = []
    if (!/^[a-z0-9.-]{0,100}$/.test(action))
      errors.push({ field: 'action', message: words.t('ledger.audit.problem.action') })
    if (subject && !isId(subject))
      errors.push({ field: 'subject', message: words.t('ledger.audit.problem.subject') })

    const filter = { action: action || undefined, subjectId: subject || undefined, deedsOnly }
    // One more than is shown tells whether there is more.
    const found = errors.length > 0 ? [] : await listAudit(house.db, filter, keyOfText(before), pageSize + 1)
    const rows = found.slice(0, pageSize)
    const last = rows.at(-1)
    const address = (key?: string) => {
      const query = new URLSearchParams()
      if (action) query.set('action', action)
      if (subject) query.set('subject', subject)
      if (deedsOnly) query.set('deeds', 'only')
      if (key) query.set('before', key)
      const text = query.toString()
      return text ? `/staff/audit?${text}` : '/staff/audit'
    }
    const page = {
      rows,
      people: await namesOf(rows, request, house),
      action,
      subject,
      deedsOnly,
      older: found.length > pageSize && last ? address(keyText(last)) : undefined,
      newest: before ? address() : undefined,
      errors,
    }
    return sendPage(request, reply, house, <AuditView page={page} />, {
      status: errors.length > 0 ? 422 : 200,
    })
  })
}

/** Who the people are is known to those who keep their accounts; they say it through the place. */
async function namesOf(
  rows: readonly AuditRow[],
  request: FastifyRequest,
  house: House,
): Promise<ReadonlyMap<string, ComponentChildren>> {
  const ids = [...new Set(rows.flatMap((row) => row.actorId ?? []))]
  const context = { db: house.db, publicDb: house.publicDb, now: house.now(), actor: actorOf(request) }
  const names = await Promise.all(ids.map((id) => house.places.fill(auditActorPlace, id, context)))
  return new Map(ids.flatMap((id, i) => (names[i]?.length ? [[id, names[i]] as const] : [])))
}

const one = (value: string | string[] | undefined): string =>
  ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 200)
