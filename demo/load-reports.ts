import { findPublishedConsultation } from '../src/capabilities/consultations/index.ts'
import { type ImportedEntry, importReport } from '../src/capabilities/reporting/index.ts'
import { instantOf } from '../src/platform/civil-time.ts'
import type { House } from '../src/platform/house.ts'
import { idOf } from './identity.ts'
import type { DemoPeople } from './load.ts'
import { referenceCase } from './reference-case.ts'
import { syntheticSubmissions } from './synthetic-submissions.ts'
import type { DemoConsultation, ReportEntry } from './types.ts'

/** Publishes the results of the consultations that have any. */
export async function loadReports(house: House, now: Date, people: DemoPeople): Promise<void> {
  await sortIn(house)
  for (const demo of referenceCase.consultations) {
    const entries = referenceCase.reportEntries
      .filter((entry) => entry.consultationSlug === demo.slug)
      .sort((a, b) => a.order - b.order)
    if (entries.length > 0) await loadReport(house, now, people, demo, entries)
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
  now: Date,
  people: DemoPeople,
  demo: DemoConsultation,
  entries: readonly ReportEntry[],
): Promise<void> {
  const consultation = await findPublishedConsultation(house.publicDb, demo.slug)
  if (!consultation) throw new Error(`the consultation ${demo.slug} was not published`)
  const publish = async (at: Date, news: boolean, forms: readonly ImportedEntry[]) => {
    const imported = await importReport(house.db, at, people, consultation.consultationId, forms, {
      news,
    })
    if (!imported.ok) throw new Error(`the results of ${demo.slug} were refused: ${JSON.stringify(imported)}`)
    return imported.entryIds
  }
  const forms = entries.map((entry) => formOf(demo, entry))
  const first = firstPublished(demo, entries)
  // No source tells the day of these results. On this site they are public from today, and so its updates say.
  if (!first) {
    await publish(now, true, forms)
    return
  }
  // What was done came later than the results, so it stands in a second version of each entry.
  const entryIds = await publish(
    first,
    true,
    forms.map((form) => ({ ...form, content: { ...form.content, did: notToldYet } })),
  )
  await publish(
    now,
    false,
    forms.map((form, i) => ({ ...form, entryId: entryIds[i] })),
  )
}

const notToldYet = {
  text: 'Our sources give no account from this day of what was done.',
  source: 'Our search for the result',
  certainty: 'uncertain',
} as const

const formOf = (demo: DemoConsultation, entry: ReportEntry): ImportedEntry => ({
  content: { title: entry.title, asked: entry.asked, said: entry.said, did: entry.did },
  evidence: { kind: 'picked', submissionIds: submissionsBehind(demo, entry) },
  sessionIds: entry.sessionSlugs.map((slug) => idOf('session', slug)),
  statementIds: entry.statementIds.map((id) => idOf('statement', id)),
})

/** The synthetic submissions that speak of an entry's topics. */
function submissionsBehind(demo: DemoConsultation, entry: ReportEntry): string[] {
  return syntheticSubmissions(demo)
    .filter(({ made }) => made.topics.some((topic) => entry.topics.includes(topic)))
    .map(({ id }) => idOf('submission', id))
}

/** The beginning of the day on which the results first went public; undefined where our sources name none. */
function firstPublished(
  { slug, edition }: DemoConsultation,
  entries: readonly ReportEntry[],
): Date | undefined {
  const day = entries.find((entry) => entry.publishedOn)?.publishedOn
  if (day === undefined) return undefined
  const beginning = instantOf(`${day}T00:00`, edition.timeZone)
  if (!beginning.ok)
    throw new Error(`the results of ${slug} were published at no moment: ${beginning.reason}`)
  return beginning.at
}
