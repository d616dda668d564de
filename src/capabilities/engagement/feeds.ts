import { civilDateAt } from '../../platform/civil-time.ts'
import type { House } from '../../platform/house.ts'
import type { Words } from '../../platform/translation/words.ts'
import {
  closingInWords,
  type ListedConsultation,
  listPublishedConsultations,
  openingInWords,
  opensAtAnHour,
} from '../consultations/index.ts'
import { findLastChanged } from '../ledger/index.ts'
import { listPublishedSessions, listPublishedTreaties, type PublishedSession } from '../negotiations/index.ts'
import type { AtomFeed } from './atom.ts'
import type { CalendarEvent } from './icalendar.ts'
import { listPublishedUpdates, type PublishedUpdate, type RevisionOf, readRevisions } from './published.ts'

type Treaty = Awaited<ReturnType<typeof listPublishedTreaties>>[number]

const mostEntries = 50

/** The newsfeed of the whole site, or of one treaty. */
export async function readFeed(house: House, words: Words, treaty?: Treaty): Promise<AtomFeed> {
  const { baseUrl, siteName } = house.settings
  const updates = await listPublishedUpdates(house.publicDb, mostEntries, treaty?.treatyId)
  const absolute = (path: string) => baseUrl + words.href(path)
  // RFC 4151 knows no ports.
  const { hostname } = new URL(baseUrl)
  const consultations = await listPublishedConsultations(house.publicDb, treaty?.treatyId)
  const contentOf = (update: PublishedUpdate): string => {
    const title = titleOf(words, update)
    const promised = consultations.find((each) => each.consultationId === update.subjectId)
    if (!promised || !update.kind.startsWith('consultation.')) return title
    const [opening, closing] = [openingInWords, closingInWords].map((inWords) =>
      inWords(promised, words, house.settings.timeZone),
    )
    return words.t('engagement.feed.consultation', { title, opening, closing })
  }
  return {
    title: treaty
      ? words.t('engagement.feed.of-treaty', { treaty: treaty.shortTitle, site: siteName })
      : words.t('engagement.feed.of-site', { site: siteName }),
    author: siteName,
    language: words.language.code,
    self: absolute(treaty ? `/treaties/${treaty.slug}/updates.atom` : '/updates.atom'),
    timeZone: house.settings.timeZone,
    page: absolute(treaty ? `/treaties/${treaty.slug}` : '/updates'),
    entries: updates.map((update) => ({
      content: contentOf(update),
      id: `tag:${hostname},${update.at.toISOString().slice(0, 10)}:publication-${update.revision}`,
      title: titleOf(words, update),
      at: update.at,
      href: absolute(update.path),
      category: update.kind,
    })),
  }
}

const titleOf = (words: Words, { kind, title }: PublishedUpdate): string =>
  words.t('engagement.feed.entry', { kind: words.named(`ledger.news.${kind}`), title })

/** Sessions and the openings and closings of consultations: of the whole site, or of one treaty. */
export async function readCalendar(
  house: House,
  words: Words,
  treaty?: Treaty,
): Promise<{ readonly name: string; readonly events: readonly CalendarEvent[] }> {
  const { publicDb, settings } = house
  const treaties = treaty ? [treaty] : await listPublishedTreaties(publicDb)
  const revisionOf = await readRevisions(publicDb, treaty?.treatyId)
  const sessions = await listPublishedSessions(publicDb, treaty?.treatyId)
  const events: CalendarEvent[] = []
  for (const each of treaties) {
    const stamp = (await findLastChanged(publicDb, each.treatyId)) ?? new Date(0)
    for (const session of sessions.filter(({ treatyId }) => treatyId === each.treatyId))
      events.push(...sessionEvents(house, words, each, session, { stamp, revisionOf }))
  }
  for (const consultation of await listPublishedConsultations(publicDb, treaty?.treatyId))
    events.push(...consultationEvents(house, words, consultation, revisionOf))
  return {
    name: treaty
      ? words.t('engagement.calendar.of-treaty', { treaty: treaty.shortTitle })
      : words.t('engagement.calendar.of-site', { site: settings.siteName }),
    events,
  }
}

const uidOf = (house: House, name: string): string => `${name}@${new URL(house.settings.baseUrl).hostname}`

/** A session without a first day stands in no calendar yet. */
function sessionEvents(
  house: House,
  words: Words,
  treaty: Treaty,
  session: PublishedSession,
  { stamp, revisionOf }: { readonly stamp: Date; readonly revisionOf: RevisionOf },
): CalendarEvent[] {
  if (!session.startsOn) return []
  const path = `/treaties/${treaty.slug}/sessions/${session.slug}`
  return [
    {
      uid: uidOf(house, `session-${session.sessionId}`),
      stamp,
      sequence: revisionOf({ id: session.sessionId, path }),
      when: { kind: 'days', first: session.startsOn, last: session.endsOn ?? session.startsOn },
      summary: words.t('engagement.calendar.session', { session: session.name, treaty: treaty.shortTitle }),
      location: [session.city, session.country].filter(Boolean).join(', ') || undefined,
      url: house.settings.baseUrl + words.href(path),
      status: statusOf(session),
    },
  ]
}

function statusOf({ status }: PublishedSession): CalendarEvent['status'] {
  if (status === 'cancelled') return 'CANCELLED'
  return status === 'planned' || status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'
}

function consultationEvents(
  house: House,
  words: Words,
  consultation: ListedConsultation,
  revisionOf: RevisionOf,
): CalendarEvent[] {
  const { edition, opensAt, closesAt } = consultation
  const path = `/consultations/${consultation.slug}`
  // Where no hour is known, the day on which it opened, and the last day on which people could answer.
  const when = (at: Date, hourKnown: boolean): CalendarEvent['when'] => {
    if (hourKnown) return { kind: 'moment', at }
    const day = civilDateAt(at, edition.timeZone)
    return { kind: 'days', first: day, last: day }
  }
  const shared = {
    stamp: consultation.editionPublishedAt,
    sequence: revisionOf({ id: consultation.consultationId, path }),
    url: house.settings.baseUrl + words.href(path),
    status: 'CONFIRMED',
  } as const
  return [
    {
      ...shared,
      uid: uidOf(house, `opening-${consultation.consultationId}`),
      when: when(opensAt, opensAtAnHour(consultation)),
      summary: words.t('engagement.calendar.opens', { title: edition.title }),
    },
    {
      ...shared,
      uid: uidOf(house, `closing-${consultation.consultationId}`),
      when: when(edition.hoursStated ? closesAt : new Date(closesAt.getTime() - 1), edition.hoursStated),
      summary: words.t('engagement.calendar.closes', {
        title: edition.title,
        closing: closingInWords(consultation, words, house.settings.timeZone),
      }),
    },
  ]
}
