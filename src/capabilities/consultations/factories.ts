import type { Actor } from '../../platform/access.ts'
import { civilDateTimeAt } from '../../platform/civil-time.ts'
import { type HouseUnderTest, signInAs } from '../accounts/factories.ts'
import { upsertAgency } from '../accounts/index.ts'
import { addTreaty, listTreaties } from '../negotiations/index.ts'
import { approveEdition } from './approve-edition.ts'
import { beginEdition } from './begin-edition.ts'
import { emptyEdition } from './completeness.ts'
import { draftConsultation } from './draft-consultation.ts'
import { editEdition } from './edit-edition.ts'
import type { Edition, Notice, Question, Section } from './edition.ts'
import { importConsultation } from './import-consultation.ts'
import { missingElements } from './notice.ts'
import { proposeEdition } from './propose-edition.ts'
import { publishEdition } from './publish-edition.ts'

const day = 24 * 60 * 60 * 1000

export interface ConsultationWishes {
  readonly slug?: string
  readonly treatyId?: string
  readonly title?: string
  /** Civil times in `timeZone`. Open since a week and for another month, unless told. */
  readonly opens?: string
  readonly closes?: string
  readonly timeZone?: string
  readonly sections?: readonly Section[]
  /** Anything else of the edition. */
  readonly content?: Partial<Edition>
  /** When it is published; now, unless told. */
  readonly publishedAt?: Date
}

export interface ConsultationUnderTest {
  readonly consultationId: string
  readonly treatyId: string
  readonly slug: string
  readonly edition: Edition
  readonly editionId: string
  /** The two people who published it. */
  readonly author: Pick<Actor, 'id'>
  readonly approver: Pick<Actor, 'id'>
}

let made = 0

/** A consultation published by two people, through the verbs. */
export async function aPublishedConsultation(
  under: HouseUnderTest,
  wishes: ConsultationWishes = {},
): Promise<ConsultationUnderTest> {
  const { house } = under
  const now = wishes.publishedAt ?? house.now()
  const slug = wishes.slug ?? `consultation-${++made}`
  const treatyId = wishes.treatyId ?? (await aTreaty(under))
  const { actor: author } = await signInAs(under, ['engagement-lead'])
  const { actor: approver } = await signInAs(under, ['approver'])
  const edition = smallEdition(now, wishes)
  const imported = await importConsultation(
    house.db,
    now,
    { author, approver },
    { treatyId, slug, content: edition },
  )
  if (!imported.ok) throw new Error(`the consultation was refused: ${JSON.stringify(imported)}`)
  return {
    consultationId: imported.consultationId,
    treatyId,
    slug,
    edition,
    editionId: imported.editionId,
    author,
    approver,
  }
}

/** The next edition of a consultation, published by the same two people. */
export async function aNextEdition(
  under: HouseUnderTest,
  consultation: ConsultationUnderTest,
  changes: Partial<Edition>,
): Promise<{ editionId: string; edition: Edition }> {
  const { editionId, edition } = await anApprovedEdition(under, consultation, changes)
  const { house } = under
  passed(await publishEdition(house.db, house.now(), consultation.author, editionId))
  return { editionId, edition }
}

/** The next edition of a consultation, approved and not yet published. */
export async function anApprovedEdition(
  { house }: HouseUnderTest,
  consultation: ConsultationUnderTest,
  changes: Partial<Edition>,
): Promise<{ editionId: string; edition: Edition }> {
  const { author, approver, consultationId } = consultation
  const now = house.now()
  const edition = { ...consultation.edition, ...changes }
  const { editionId } = passed(await beginEdition(house.db, now, author, consultationId))
  const { revision } = passed(
    await editEdition(house.db, now, author, { editionId, content: edition, revision: 1 }),
  )
  passed(await proposeEdition(house.db, now, author, editionId))
  passed(await approveEdition(house.db, now, approver, { editionId, revision, acceptedGaps: [] }))
  return { editionId, edition }
}

/** Another consultation on the same treaty by the same two people, approved and not yet published. */
export async function anApprovedConsultation(
  { house }: HouseUnderTest,
  { treatyId, author, approver }: ConsultationUnderTest,
  slug: string,
  content: Edition,
): Promise<void> {
  const now = house.now()
  const { editionId } = passed(await draftConsultation(house.db, now, author, { treatyId, slug, content }))
  passed(await proposeEdition(house.db, now, author, editionId))
  const acceptedGaps = missingElements(content.notice)
  passed(await approveEdition(house.db, now, approver, { editionId, revision: 1, acceptedGaps }))
}

function passed<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`the edition was refused: ${JSON.stringify(result)}`)
  return result as Extract<Result, { ok: true }>
}

/** A treaty to consult on: the one there is, or a new one. */
export async function aTreaty({ house }: HouseUnderTest): Promise<string> {
  const [known] = await listTreaties(house.db)
  if (known) return known.treatyId
  const added = await addTreaty(house.db, house.now(), 'system', {
    slug: 'convention',
    title: 'Convention of the Tests',
    shortTitle: 'Test convention',
    fullTitle: null,
    summary: 'A treaty that exists only here.',
    contactName: null,
    contactEmail: null,
    bodyName: null,
    source: null,
    published: true,
  })
  if (!added.ok) throw new Error(`the treaty was refused: ${JSON.stringify(added)}`)
  return added.id
}

/** The agency that asks in the editions of the tests; unknown to the house until `anAgency` adds it. */
const agencySlug = 'test-agency'

/** Adds that agency. @returns its slug. */
export async function anAgency({ house }: HouseUnderTest): Promise<string> {
  await upsertAgency(house.db, house.now(), 'system', { slug: agencySlug, name: 'Agency of the Tests' })
  return agencySlug
}

/** A complete edition with three questions, one of them required. */
function smallEdition(now: Date, wishes: ConsultationWishes = {}): Edition {
  const timeZone = wishes.timeZone ?? 'Pacific/Auckland'
  return {
    ...emptyEdition(wishes.title ?? 'What should the convention say?', timeZone),
    summary: 'We ask what the convention should say.',
    overview: 'The convention is being negotiated. **Tell us** what matters to you.',
    opens: wishes.opens ?? civilDateTimeAt(new Date(now.getTime() - 7 * day), timeZone),
    closes: wishes.closes ?? civilDateTimeAt(new Date(now.getTime() + 30 * day), timeZone),
    agencySlugs: [agencySlug],
    contact: { name: 'Convention team', email: 'convention@agency.example' },
    notice: fullNotice,
    sections: wishes.sections ?? smallSections,
    ...wishes.content,
  }
}

const fullNotice: Notice = {
  elements: {
    '1': 'What you send becomes official information.',
    '2': 'Anyone in New Zealand can ask for it under the Official Information Act 1982.',
    '3': 'It is made available unless there is good reason to withhold it.',
    '4': 'Sections 6 and 9 of the Act say what good reasons are.',
    '5': 'Mark what should not be public, and say why.',
    '6': 'The agency decides; the Ombudsman can review.',
    '7': 'We collect it to prepare the negotiation.',
    '8': 'The convention team receives it.',
    '9': 'A summary is published.',
    '10': 'You can see and correct it.',
    '11': 'It is kept as a public record.',
    '12': 'Ask the convention team.',
    '13': 'It closes on the day given above.',
    '14': 'Other formats on request.',
    '15': 'Leave out what identifies other people.',
  },
}

export const smallSections: readonly Section[] = [
  {
    id: 'views',
    title: 'Your views',
    questions: [
      {
        id: 'stand',
        type: 'position',
        label: 'The convention should exist.',
        required: true,
      },
      { id: 'text', type: 'long-text', label: 'What should it say?', required: false, maxLength: 5_000 },
    ],
  },
  {
    id: 'more',
    title: 'A little more',
    questions: [{ id: 'short', type: 'short-text', label: 'In one word?', required: false, maxLength: 40 }],
  },
]

const options = (...ids: string[]) => ids.map((id) => ({ id, label: `Choice ${id}` }))

/** Every type of question, required and not, with conditions decided on the same page and on an earlier one. */
const richQuestions: readonly Question[] = [
  {
    id: 'single',
    type: 'single-choice',
    label: 'Choose one',
    required: true,
    options: options('one', 'two', 'other'),
    more: { title: 'the choices', body: 'Each choice *means* something.' },
  },
  {
    id: 'single-other',
    type: 'short-text',
    label: 'Which other?',
    required: true,
    maxLength: 100,
    showWhen: { questionId: 'single', anyOf: ['other'] },
  },
  {
    id: 'multiple',
    type: 'multiple-choice',
    label: 'Choose some',
    help: 'As many as apply.',
    required: false,
    options: [...options('a', 'b', 'c'), { id: 'none', label: 'None of these', exclusive: true }],
  },
  { id: 'stand', type: 'position', label: 'It should exist.', required: true, maxLength: 2_000 },
  { id: 'long', type: 'long-text', label: 'Tell us more', required: false, maxLength: 5_000 },
  {
    id: 'grid',
    type: 'agreement-grid',
    label: 'How far do you agree?',
    required: false,
    statements: options('s1', 's2'),
    scale: options('agree', 'neither', 'disagree'),
  },
  { id: 'rank', type: 'ranking', label: 'Rank these', required: false, options: options('x', 'y', 'z') },
  { id: 'weeks', type: 'number', label: 'How many weeks?', required: false, min: 1, max: 52 },
  { id: 'when', type: 'date', label: 'By when?', required: false, min: '2026-01-01', max: '2036-12-31' },
  { id: 'mail', type: 'email', label: 'Where to?', required: false },
  {
    id: 'why-two',
    type: 'short-text',
    label: 'Why two?',
    required: true,
    showWhen: { questionId: 'single', anyOf: ['two'] },
  },
  {
    id: 'engagement',
    type: 'engagement',
    label: 'How would you like to be involved?',
    required: false,
    levels: options('closely', 'little'),
    ways: options('hui', 'mail'),
  },
]

export const richSections: readonly Section[] = [
  { id: 'choices', title: 'Choices', intro: 'First, *choices*.', questions: richQuestions.slice(0, 5) },
  { id: 'grids', title: 'Grids and numbers', questions: richQuestions.slice(5, 10) },
  { id: 'only-two', title: 'Only for two', questions: richQuestions.slice(10, 11) },
  { id: 'after', title: 'Afterwards', questions: richQuestions.slice(11) },
]

/** An edition with every type of question. */
export const richEdition = (now: Date, wishes: ConsultationWishes = {}): Edition =>
  smallEdition(now, { ...wishes, sections: wishes.sections ?? richSections })
