import {
  addChapter,
  addDocument,
  addFact,
  addOutcome,
  addSession,
  addStage,
  addStatement,
  addTreaty,
  type EnteredInRecord,
  recordSchedule,
} from '../src/capabilities/negotiations/index.ts'
import type { House } from '../src/platform/house.ts'
import { idOf } from './identity.ts'
import { referenceCase } from './reference-case.ts'
import type { Attribution, Milestone, Session } from './types.ts'

const { treaty, sessions, chapters, documents, outcomes, statements } = referenceCase

const cited = ({ source, certainty }: Attribution): Attribution => ({ source, certainty })

/** Enters the record of the negotiation. It is history, so none of it goes into the feeds. */
export async function loadRecord(
  house: House,
  now: Date,
  agencyIds: ReadonlyMap<string, string>,
): Promise<string> {
  const { db } = house
  const entered = (what: string, result: EnteredInRecord): string => {
    if (!result.ok) throw new Error(`${what} was refused: ${JSON.stringify(result)}`)
    return result.id
  }
  const as = (kind: string, name: string) => ({ id: idOf(kind, name), news: false })
  const idsOf = (kind: string, names: readonly string[]) => names.map((name) => idOf(kind, name))

  const treatyId = entered(
    'the treaty',
    await addTreaty(
      db,
      now,
      'system',
      {
        slug: treaty.slug,
        title: treaty.title.value,
        shortTitle: treaty.shortTitle.value,
        fullTitle: treaty.fullTitle.value,
        summary: treaty.summary.value,
        background: treaty.whyItMatters.value,
        goal: treaty.overarchingGoal.value,
        contactName: treaty.contact.value.name,
        contactEmail: treaty.contact.value.email,
        bodyName: treaty.bodyName.value,
        agencyIds: treaty.leadAgencySlugs.flatMap((slug) => agencyIds.get(slug) ?? []),
        published: true,
        ...cited(treaty.summary),
      },
      as('treaty', treaty.slug),
    ),
  )
  for (const stage of treaty.stages)
    entered(
      stage.title,
      await addStage(
        db,
        now,
        'system',
        treatyId,
        {
          ordinal: stage.order,
          name: stage.title,
          description: stage.description,
          begins: stage.begins,
          ends: stage.ends,
          status: stage.status,
          ...cited(stage),
        },
        as('stage', stage.slug),
      ),
    )
  for (const [i, fact] of treaty.standing.entries())
    entered(
      fact.label,
      await addFact(
        db,
        now,
        'system',
        treatyId,
        {
          ordinal: i + 1,
          label: fact.label,
          value: fact.value,
          asOf: fact.asOf,
          note: fact.note,
          ...cited(fact),
        },
        as('fact', fact.id),
      ),
    )
  // Chapters of the first structure come first: those of the final text grew from them.
  for (const chapter of [...chapters].sort((a, b) => a.grewFrom.length - b.grewFrom.length))
    entered(
      chapter.title,
      await addChapter(
        db,
        now,
        'system',
        treatyId,
        {
          slug: chapter.slug,
          structure: chapter.stage,
          ordinal: chapter.order,
          number: chapter.numeral,
          title: chapter.title,
          firstArticle: chapter.firstArticle,
          lastArticle: chapter.lastArticle,
          originIds: idsOf('chapter', chapter.grewFrom),
          ...cited(chapter),
        },
        as('chapter', chapter.slug),
      ),
    )
  for (const session of sessions) {
    const [first, ...later] = announcementsOf(session)
    const id = entered(
      session.title,
      await addSession(
        db,
        now,
        'system',
        treatyId,
        {
          slug: session.slug,
          name: session.title,
          kind: session.kind,
          description: session.note,
          chapterIds: idsOf('chapter', session.chapterSlugs),
          schedule: first,
          ...cited(session),
        },
        as('session', session.slug),
      ),
    )
    for (const schedule of later)
      entered(session.title, await recordSchedule(db, now, 'system', treatyId, id, schedule, { news: false }))
  }
  for (const milestone of treaty.milestones)
    entered(
      milestone.title,
      await addSession(db, now, 'system', treatyId, eventOf(milestone), as('session', milestone.slug)),
    )
  for (const document of documents)
    entered(
      document.symbol,
      await addDocument(
        db,
        now,
        'system',
        treatyId,
        {
          sessionId: document.sessionSlug ? idOf('session', document.sessionSlug) : null,
          symbol: document.symbol,
          printedAs: document.printedAs,
          title: document.title,
          kind: document.kind,
          datedOn: document.date,
          url: document.url,
          note: document.note,
          relations: document.relations,
          symbolCertainty: document.symbolCertainty,
          ...cited(document),
        },
        as('document', document.symbol),
      ),
    )
  for (const outcome of outcomes) {
    const meeting = outcome.sessionSlug ?? outcome.milestoneSlug
    if (!meeting) continue
    const vote = typeof outcome.vote === 'object' ? outcome.vote : undefined
    entered(
      outcome.title,
      await addOutcome(
        db,
        now,
        'system',
        treatyId,
        {
          sessionId: idOf('session', meeting),
          ordinal: outcome.order,
          title: outcome.title,
          body: outcome.text,
          decided: vote ? 'vote' : outcome.vote === 'without-vote' ? 'without-vote' : null,
          votesFor: vote?.inFavour,
          votesAgainst: vote?.against,
          abstentions: vote?.abstaining,
          symbols: outcome.documentSymbols,
          ...cited(outcome),
        },
        as('outcome', outcome.id),
      ),
    )
  }
  for (const statement of statements) {
    const meeting = statement.sessionSlug ?? statement.milestoneSlug
    entered(
      statement.title,
      await addStatement(
        db,
        now,
        'system',
        treatyId,
        {
          slug: statement.id,
          sessionId: meeting ? idOf('session', meeting) : null,
          title: statement.title,
          kind: statement.kind,
          madeOn: statement.date,
          agencyId: null,
          summary: statement.summary,
          chapterIds: idsOf('chapter', statement.chapterSlugs),
          articles: statement.articles,
          note: statement.note,
          ...cited(statement),
        },
        as('statement', statement.id),
      ),
    )
  }
  return treatyId
}

/** Place and dates as they were announced, oldest first; the last is what holds. */
function announcementsOf(session: Session) {
  const announced = session.schedule.map((entry) => ({
    status: entry.status,
    city: entry.city ?? session.city,
    country: session.country,
    begins: entry.firstDay,
    ends: entry.lastDay,
    note: entry.note,
    ...cited(entry),
  }))
  return announced.length > 0
    ? announced
    : [
        {
          status: session.status,
          city: session.city,
          country: session.country,
          begins: session.firstDay,
          ends: session.lastDay,
          ...cited(session),
        },
      ]
}

/** A dated step that is no meeting of the negotiation. */
const eventOf = (milestone: Milestone) => ({
  slug: milestone.slug,
  name: milestone.title,
  kind: 'event' as const,
  description: milestone.description,
  chapterIds: [],
  schedule: {
    status: milestone.status,
    city: milestone.city,
    begins: milestone.date,
    ends: milestone.endDate ?? milestone.date,
    ...cited(milestone),
  },
  ...cited(milestone),
})
