import { type Answered, answerAll } from './synthetic/answers.ts'
import { type Chance, chance } from './synthetic/chance.ts'
import { type FormLetterId, formLetters, writeLetter } from './synthetic/letters.ts'
import { getPlan, type Plan } from './synthetic/plans.ts'
import { places, sensitive } from './synthetic/stock/frames.ts'
import { fill, type Writer, type Written, write } from './synthetic/text.ts'
import { receivedAt } from './synthetic/timing.ts'
import type {
  Channel,
  DemoConsultation,
  EngagementAnswer,
  Stance,
  SubmitterKind,
  SyntheticSubmission,
  Topic,
  WithholdRequest,
} from './types.ts'

/** What staff see beside every made-up submission. The invented names end with the same word. */
export const syntheticLabel = 'Synthetic: made up to try the software. Nobody sent this.'

const nameStem: Record<SubmitterKind, string> = {
  individual: 'Example Person',
  organisation: 'Example Society',
  'iwi-hapu': 'Example Hapū',
  company: 'Example Company',
  academic: 'Example Academic',
  'on-behalf': 'Example Friend',
}

/**
 * The made-up submissions to one consultation, in order of receipt. The same consultation always gives the same ones; all
 * four together give 250. Throws for a consultation without a plan.
 */
export function syntheticSubmissions(consultation: DemoConsultation): SyntheticSubmission[] {
  const plan = getPlan(consultation.slug)
  const letters = Object.entries(plan.letters).flatMap(
    ([id, copies]) => Array(copies).fill(id) as FormLetterId[],
  )
  const made = Array.from({ length: plan.count }, (_, i) => makeOne(consultation, plan, i, letters[i]))
  made.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0))
  return made.map((submission, i) => ({
    ...submission,
    sequence: i + 1,
    id: `${consultation.slug}-${String(i + 1).padStart(3, '0')}`,
  }))
}

function makeOne(
  consultation: DemoConsultation,
  plan: Plan,
  index: number,
  letterId?: FormLetterId,
): SyntheticSubmission {
  const luck = chance(`${consultation.slug}/${index}`)
  const letter = letterId && formLetters[letterId]
  const kind: SubmitterKind = letter ? 'individual' : luck.weighted(plan.kinds)
  const channel: Channel = letter ? luck.weighted({ web: 7, email: 3 }) : luck.weighted(plan.channels)
  const stance: Stance = letter ? letter.stance : luck.weighted(plan.stances)
  const topics: Topic[] = letter ? [...letter.topics] : pickTopics(luck, plan, kind)
  const number = plan.firstNumber + index
  const submitter = nameSubmitter(luck, kind, number, channel)
  const writer: Writer = {
    kind,
    stance,
    era: plan.era,
    manner: kind === 'individual' && luck.happens(0.2) ? 'hurried' : 'careful',
    teReo: pickTeReo(luck, kind, topics),
  }

  let written: Written = letter
    ? { text: writeLetter(luck, letter, kind, plan.era), teReo: [] }
    : write(luck, writer, topics, pickLength(luck, kind, channel))
  const questionId = channel === 'web' ? luck.pick(plan.mainQuestions) : undefined
  const { text, withhold } = askToWithhold(luck, kind, written.text, Boolean(letter), questionId)
  written = { ...written, text }

  const answered: Answered =
    questionId === undefined
      ? { answers: {}, teReo: [] }
      : answerAll(consultation.edition.sections, {
          chance: luck,
          plan,
          writer,
          topics,
          email: submitter.email,
          main: { questionId, written },
          patience: luck.pick([0.25, 0.6, 0.9, 1]),
          position: letter?.position,
        })
  const engagement = Object.values(answered.answers).find(
    (answer): answer is EngagementAnswer =>
      typeof answer === 'object' && 'level' in answer && 'contact' in answer,
  )

  return {
    id: '',
    consultationSlug: consultation.slug,
    sequence: 0,
    synthetic: true,
    label: syntheticLabel,
    submitter,
    channel,
    receivedAt: receivedAt(luck, consultation.edition, plan.receivedUntil),
    answers: answered.answers,
    body: questionId === undefined ? makeBody(luck, channel, written.text, letter?.subject) : undefined,
    teReo: questionId === undefined ? written.teReo.map((exact) => ({ exact })) : answered.teReo,
    withhold,
    contactConsent: engagement ? engagement.contact : channel === 'email' && luck.happens(0.3),
    made: { stance, topics, campaign: letterId },
  }
}

function pickTopics(luck: Chance, plan: Plan, kind: SubmitterKind): Topic[] {
  const topics = new Set<Topic>()
  if (kind === 'iwi-hapu') topics.add('maori-data')
  if (kind === 'company') topics.add('business')
  const wanted = luck.between(1, 4)
  while (topics.size < wanted) topics.add(luck.weighted(plan.topics))
  return [...topics]
}

function nameSubmitter(
  luck: Chance,
  kind: SubmitterKind,
  number: number,
  channel: Channel,
): SyntheticSubmission['submitter'] {
  const hasEmail = channel === 'email' || (channel === 'web' && luck.happens(0.7))
  return {
    kind,
    name: `${nameStem[kind]} ${number} (synthetic)`,
    onBehalfOf: kind === 'on-behalf' ? `Example Neighbour ${number} (synthetic)` : undefined,
    email: hasEmail ? `synthetic-${number}@example.org` : undefined,
  }
}

function pickTeReo(luck: Chance, kind: SubmitterKind, topics: Topic[]): Writer['teReo'] {
  if (kind === 'iwi-hapu') return luck.weighted({ greeting: 2, passage: 5, all: 2 })
  if (topics.includes('maori-data')) return luck.weighted({ none: 5, greeting: 2, passage: 3, all: 1 })
  return luck.happens(0.05) ? 'greeting' : 'none'
}

/** Words of the main text. Groups write more than people; letters are never one word long. */
function pickLength(luck: Chance, kind: SubmitterKind, channel: Channel): number {
  const alone = kind === 'individual' || kind === 'on-behalf'
  const size = luck.weighted(
    alone
      ? { tiny: channel === 'web' ? 18 : 0, short: 36, medium: 34, long: 10, huge: 2 }
      : { tiny: 1, short: 8, medium: 40, long: 34, huge: 17 },
  )
  if (size === 'tiny') return 1
  if (size === 'short') return luck.between(8, 60)
  if (size === 'medium') return luck.between(60, 220)
  if (size === 'long') return luck.between(220, 800)
  return luck.between(1200, 3000)
}

/**
 * Some ask that something not be published, and say why: groups more often than people, those who send a form letter
 * hardly ever. A passage asked for is part of the text returned.
 */
function askToWithhold(
  luck: Chance,
  kind: SubmitterKind,
  text: string,
  isLetter: boolean,
  questionId?: string,
): { text: string; withhold: WithholdRequest[] } {
  const alone = kind === 'individual' || kind === 'on-behalf'
  if (!luck.happens(isLetter ? 0.05 : alone ? 0.14 : 0.3)) return { text, withhold: [] }
  const scope = luck.weighted({ name: 3, passage: 5, answer: questionId ? 1 : 0, submission: 1 })
  if (scope === 'name') {
    const because = luck.pick([
      'I work in a place where I am not supposed to have opinions.',
      'I would rather not be found by name.',
    ])
    return { text, withhold: [{ scope, category: 'privacy', because }] }
  }
  const from = kind === 'iwi-hapu' ? kind : alone ? 'person' : 'group'
  const { sentence, category, because } = luck.pick(sensitive.filter((secret) => secret.from === from))
  const exact = fill(luck, sentence)
  const request = { scope, questionId: scope === 'submission' ? undefined : questionId, category, because }
  return {
    text: withParagraph(luck, text, exact),
    withhold: [scope === 'passage' ? { ...request, exact } : request],
  }
}

/** The text with one more paragraph somewhere after the first. */
function withParagraph(luck: Chance, text: string, paragraph: string): string {
  const paragraphs = text.split('\n\n')
  paragraphs.splice(luck.between(1, paragraphs.length), 0, paragraph)
  return paragraphs.join('\n\n')
}

function makeBody(
  luck: Chance,
  channel: Channel,
  text: string,
  subject?: string,
): { subject?: string; text: string } {
  if (channel === 'email') {
    return {
      subject:
        subject ??
        luck.pick(['Submission on the cybercrime convention', 'my views', 'Cybercrime treaty', 'Feedback']),
      text,
    }
  }
  if (channel === 'post') return { text: `Letter, typed up by staff.\n\n${text}` }
  const people = luck.between(8, 60)
  return {
    text: `Notes of a meeting in ${luck.pick(places)} with ${people} people, written by staff.\n\n${text}`,
  }
}
