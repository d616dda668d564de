import type { House } from '../../platform/house.ts'
import {
  addChapter,
  addDocument,
  addOutcome,
  addSession,
  addStage,
  addStatement,
  addTreaty,
  type EnteredInRecord,
  recordSchedule,
} from './enter.ts'

/** What the factories need of a house under test. */
interface HouseUnderTest {
  readonly house: House
}

type Rest<Verb extends (...args: never[]) => unknown, At extends number> = Partial<Parameters<Verb>[At]>

let made = 0

const idOf = (entered: EnteredInRecord): string => {
  if (!entered.ok) throw new Error(`could not enter it: ${JSON.stringify(entered)}`)
  return entered.id
}

/** A published treaty. */
export async function aTreaty(
  { house }: HouseUnderTest,
  content: Rest<typeof addTreaty, 3> = {},
): Promise<{ treatyId: string; slug: string }> {
  const slug = content.slug ?? `treaty-${++made}`
  const treatyId = idOf(
    await addTreaty(house.db, house.now(), 'system', {
      slug,
      title: 'Convention on the Example',
      shortTitle: 'Example convention',
      summary: 'A convention made for tests.',
      published: true,
      ...content,
    }),
  )
  return { treatyId, slug }
}

/** A session with its place and dates: held in Vienna from 30 May to 10 June 2022 unless told otherwise. */
export async function aSession(
  { house }: HouseUnderTest,
  treatyId: string,
  { schedule, ...content }: Rest<typeof addSession, 4> = {},
): Promise<{ sessionId: string; slug: string }> {
  const slug = content.slug ?? `session-${++made}`
  const sessionId = idOf(
    await addSession(house.db, house.now(), 'system', treatyId, {
      slug,
      name: 'Second session',
      kind: 'substantive',
      schedule: schedule ?? { status: 'held', city: 'Vienna', begins: '2022-05-30', ends: '2022-06-10' },
      ...content,
    }),
  )
  return { sessionId, slug }
}

/** One further announcement of a session's place and dates. */
export async function aSchedule(
  { house }: HouseUnderTest,
  treatyId: string,
  sessionId: string,
  content: Rest<typeof recordSchedule, 5> = {},
): Promise<void> {
  idOf(
    await recordSchedule(house.db, house.now(), 'system', treatyId, sessionId, {
      status: 'held',
      city: 'New York',
      begins: '2022-02-28',
      ends: '2022-03-11',
      ...content,
    }),
  )
}

export async function aStage(
  { house }: HouseUnderTest,
  treatyId: string,
  content: Rest<typeof addStage, 4> = {},
): Promise<string> {
  return idOf(
    await addStage(house.db, house.now(), 'system', treatyId, {
      ordinal: ++made,
      name: 'Negotiation',
      status: 'current',
      ...content,
    }),
  )
}

export async function aChapter(
  { house }: HouseUnderTest,
  treatyId: string,
  content: Rest<typeof addChapter, 4> = {},
): Promise<{ chapterId: string; slug: string }> {
  const slug = content.slug ?? `chapter-${++made}`
  const chapterId = idOf(
    await addChapter(house.db, house.now(), 'system', treatyId, {
      slug,
      structure: 'structure',
      ordinal: ++made,
      title: 'General provisions',
      ...content,
    }),
  )
  return { chapterId, slug }
}

export async function aDocument(
  { house }: HouseUnderTest,
  treatyId: string,
  content: Rest<typeof addDocument, 4> = {},
): Promise<string> {
  return idOf(
    await addDocument(house.db, house.now(), 'system', treatyId, {
      title: 'Draft text of the convention',
      kind: 'draft-text',
      symbol: 'A/AC.291/22',
      ...content,
    }),
  )
}

export async function anOutcome(
  { house }: HouseUnderTest,
  treatyId: string,
  sessionId: string,
  content: Rest<typeof addOutcome, 4> = {},
): Promise<string> {
  return idOf(
    await addOutcome(house.db, house.now(), 'system', treatyId, {
      sessionId,
      ordinal: ++made,
      title: 'Agreement on a road map',
      ...content,
    }),
  )
}

export async function aStatement(
  { house }: HouseUnderTest,
  treatyId: string,
  content: Rest<typeof addStatement, 4> = {},
): Promise<{ statementId: string; slug: string }> {
  const slug = content.slug ?? `statement-${++made}`
  const statementId = idOf(
    await addStatement(house.db, house.now(), 'system', treatyId, {
      slug,
      title: 'Written submission',
      kind: 'written',
      summary: 'What the country wrote.',
      ...content,
    }),
  )
  return { statementId, slug }
}
