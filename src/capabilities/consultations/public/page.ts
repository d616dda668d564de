import type { House } from '../../../platform/house.ts'
import { listPublishedAgencies } from '../../accounts/index.ts'
import {
  listPublishedChapters,
  listPublishedSessions,
  listPublishedTreaties,
} from '../../negotiations/index.ts'
import { changedParts } from '../changed-parts.ts'
import { stateOf } from '../consultations.ts'
import type { Edition } from '../edition.ts'
import { consultationPlace } from '../places.ts'
import { listPublishedEditions, type PublishedConsultation, type PublishedEdition } from '../published.ts'
import { differences } from '../questionnaire.ts'
import type { ConsultationPage, Linked, LinkedSession } from './consultation.view.tsx'
import type { EditionChange } from './edition-changes.tsx'

type Reader = Pick<House, 'publicDb'>

/** Everything the public page says, read through the public door. */
export async function readConsultationPage(
  house: House,
  consultation: PublishedConsultation,
  now: Date,
): Promise<ConsultationPage> {
  const [links, editions, panels] = await Promise.all([
    readLinks(house, consultation.treatyId, consultation.edition),
    listPublishedEditions(house.publicDb, consultation.consultationId),
    house.places.fill(consultationPlace, consultation, { db: house.publicDb, publicDb: house.publicDb, now }),
  ])
  return {
    consultation,
    state: stateOf(consultation, now),
    ...links,
    changes: editions.length > 1 ? changesOf(editions) : [],
    panels,
  }
}

/** The names and addresses of what an edition links to. What is not public is left out. */
export async function readLinks(
  { publicDb }: Reader,
  treatyId: string,
  edition: Pick<Edition, 'sessionSlug' | 'chapterSlugs' | 'agencySlugs'>,
): Promise<Pick<ConsultationPage, 'treaty' | 'session' | 'chapters' | 'agencies'>> {
  const [treaties, sessions, chapters, agencies] = await Promise.all([
    listPublishedTreaties(publicDb),
    listPublishedSessions(publicDb, treatyId),
    listPublishedChapters(publicDb, treatyId),
    listPublishedAgencies(publicDb),
  ])
  const treaty = treaties.find((each) => each.treatyId === treatyId)
  const session = sessions.find(({ slug }) => slug === edition.sessionSlug)
  const named = <Row>(
    rows: readonly (Row & { slug: string })[],
    slugs: readonly string[],
    link: (row: Row) => Linked,
  ) => slugs.flatMap((slug) => rows.filter((row) => row.slug === slug).map(link))
  return {
    treaty: treaty && { name: treaty.shortTitle, href: `/treaties/${treaty.slug}` },
    session: session && treaty && linkSession(session, treaty.slug),
    chapters: named(chapters, edition.chapterSlugs, (row) => ({
      name: row.number ? `${row.number}. ${row.title}` : row.title,
    })),
    agencies: named(agencies, edition.agencySlugs, (row) => ({ name: row.name })),
  }
}

const linkSession = (
  session: { slug: string; name: string; begins: string | null; city: string | null },
  treatySlug: string,
): LinkedSession => ({
  name: session.name,
  href: `/treaties/${treatySlug}/sessions/${session.slug}`,
  begins: session.begins?.length === 10 ? session.begins : undefined,
  city: session.city ?? undefined,
})

/** What each edition changed, newest first. */
const changesOf = (editions: readonly PublishedEdition[]): readonly EditionChange[] =>
  editions.map(({ number, publishedAt, edition }, index) => {
    const before = editions[index + 1]?.edition
    return {
      number,
      publishedAt,
      timeZone: edition.timeZone,
      parts: before ? changedParts(before, edition) : [],
      questions: before ? differences(before, edition) : [],
    }
  })
