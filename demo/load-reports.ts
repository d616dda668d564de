import { findPublishedConsultation } from '../src/capabilities/consultations/index.ts'
import { importReport } from '../src/capabilities/reporting/index.ts'
import { instantOf } from '../src/platform/civil-time.ts'
import type { House } from '../src/platform/house.ts'
import { idOf } from './identity.ts'
import type { DemoPeople } from './load.ts'
import { referenceCase } from './reference-case.ts'
import { syntheticSubmissions } from './synthetic-submissions.ts'
import type { DemoConsultation, ReportEntry } from './types.ts'

/** Publishes the results of the consultations that have any, as of the day on which they were published. */
export async function loadReports(house: House, people: DemoPeople): Promise<void> {
  await sortIn(house)
  for (const demo of referenceCase.consultations) {
    const entries = referenceCase.reportEntries
      .filter((entry) => entry.consultationSlug === demo.slug)
      .sort((a, b) => a.order - b.order)
    if (entries.length > 0) await loadReport(house, people, demo, entries)
  }
}

/** What analysis counts has to be sorted in first, which otherwise the worker does in its own time. */
async function sortIn(house: House): Promise<void> {
  for (const name of ['ledger.sequence', 'analysis.sort-in'])
    for (const tick of house.capabilities.flatMap((capability) => capability.ticks ?? []))
      if (tick.name === name) await tick.run(house)
}

async function loadReport(
  house: House,
  people: DemoPeople,
  demo: DemoConsultation,
  entries: readonly ReportEntry[],
): Promise<void> {
  const consultation = await findPublishedConsultation(house.publicDb, demo.slug)
  if (!consultation) throw new Error(`the consultation ${demo.slug} was not published`)
  const imported = await importReport(
    house.db,
    publicationOf(house, demo, entries),
    people,
    consultation.consultationId,
    entries.map((entry) => ({
      content: { title: entry.title, asked: entry.asked, said: entry.said, did: entry.did },
      evidence: { kind: 'picked', submissionIds: submissionsBehind(demo, entry) },
      sessionIds: entry.sessionSlugs.map((slug) => idOf('session', slug)),
      statementIds: entry.statementIds.map((id) => idOf('statement', id)),
    })),
  )
  if (!imported.ok) throw new Error(`the results of ${demo.slug} were refused: ${JSON.stringify(imported)}`)
}

/** The synthetic submissions that speak of an entry's topics. */
function submissionsBehind(demo: DemoConsultation, entry: ReportEntry): string[] {
  return syntheticSubmissions(demo)
    .filter(({ made }) => made.topics.some((topic) => entry.topics.includes(topic)))
    .map(({ id }) => idOf('submission', id))
}

/** Noon of the day on which the results went public; where no source knows it, now, when this site publishes them. */
function publicationOf(house: House, demo: DemoConsultation, entries: readonly ReportEntry[]): Date {
  const day = entries.map((entry) => entry.publishedOn).find((on) => on && /^\d{4}-\d\d-\d\d$/.test(on))
  if (!day) return house.now()
  const at = instantOf(`${day}T12:00`, demo.edition.timeZone)
  if (!at.ok) throw new Error(`the results of ${demo.slug} were published at no moment: ${at.reason}`)
  return at.at
}
