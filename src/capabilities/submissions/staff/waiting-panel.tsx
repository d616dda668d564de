import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffHomePlace } from '../../accounts/index.ts'
import { listPublishedConsultations } from '../../consultations/index.ts'
import { countMessages } from '../mail/queries.ts'
import { mostToCount } from '../screening/queries.ts'
import { entriesPath } from './entries.view.tsx'
import { registerPath } from './register.view.tsx'
import { countWaitingWork } from './waiting-work.ts'

/** More consultations than are open at once anywhere; the rest waits on its own page. */
const mostLookedAt = 20

/** On the first page of the workspace: what arrived and waits for a person. */
export const receivedWaitingPanel = panel(staffHomePlace, 10, async (actor, { db, publicDb, now }) => {
  const lines = await listWaiting(db, publicDb, actor, now)
  return lines.length > 0 ? <Waiting lines={lines} /> : null
})

interface Line {
  readonly href: string
  readonly what: 'messages' | 'files' | 'unchecked' | 'to-check'
  readonly count: number
  /** The consultation it is of. */
  readonly title?: string
}

async function listWaiting(db: Db, publicDb: Db, { permissions }: Actor, now: Date): Promise<Line[]> {
  const may = (permission: string) => permissions.has(permission)
  const lines: Line[] = []
  const add = (line: Line) => {
    if (line.count > 0) lines.push(line)
  }
  if (may('message.read'))
    add({ href: '/staff/messages', what: 'messages', count: (await countMessages(db)).get('to-look') ?? 0 })
  // What closed long ago and still waits is found on its own page.
  const recent = (await listPublishedConsultations(publicDb))
    .filter(({ closesAt }) => closesAt === null || now.getTime() - closesAt.getTime() < 90 * 86_400_000)
    .slice(0, mostLookedAt)
  const workOf = await countWaitingWork(
    db,
    permissions,
    recent.map(({ consultationId }) => consultationId),
  )
  for (const { consultationId, edition } of recent) {
    const of = { title: edition.title }
    const work = workOf(consultationId)
    const toCheck = `${registerPath(consultationId)}/to-check`
    add({
      href: `/staff/files?consultation=${consultationId}`,
      what: 'files',
      count: work.files ?? 0,
      ...of,
    })
    add({ href: entriesPath(consultationId), what: 'unchecked', count: work.unchecked ?? 0, ...of })
    add({
      href: toCheck,
      what: 'to-check',
      count: (work['to-check'] ?? 0) + (work['look-again'] ?? 0),
      ...of,
    })
  }
  return lines
}

function Waiting({ lines }: { lines: readonly Line[] }) {
  const { t, named } = useWords()
  return (
    <section>
      <h2 class="govuk-heading-m">{t('submissions.waiting.heading')}</h2>
      <ul class="govuk-list">
        {lines.map(({ href, what, count, title }) => (
          <li key={href}>
            <Link href={href}>
              {what === 'to-check' && count > mostToCount
                ? t('submissions.receiving.to-check-many', { count: mostToCount })
                : named(`submissions.waiting.${what}`, { count })}
            </Link>
            {title ? ` ${title}` : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
