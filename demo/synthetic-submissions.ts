import { answerAll } from './synthetic/answers.ts'
import { type Chance, chance } from './synthetic/chance.ts'
import { type FormLetterId, formLetters, writeLetter } from './synthetic/letters.ts'
import { getPlan, type Plan } from './synthetic/plans.ts'
import { places } from './synthetic/stock/frames.ts'
import { type Writer, type Written, write } from './synthetic/text.ts'
import { receivedAt } from './synthetic/timing.ts'
import { askToWithhold } from './synthetic/withholding.ts'
import type {
  AnswerValue,
  DemoConsultation,
  EngagementAnswer,
  SyntheticSubmission,
  Topic,
  Voice,
} from './types.ts'

type Sender = SyntheticSubmission['content']['sender']
type Channel = SyntheticSubmission['channel']

/** What staff see beside every made-up submission. The invented names end with the same word. */
const syntheticLabel = 'Synthetic: made up to try the software. Nobody sent this.'

const organisationStem: Record<Exclude<Voice, 'individual' | 'on-behalf'>, string> = {
  organisation: 'Example Society',
  'iwi-hapu': 'Example Hapū',
  company: 'Example Company',
  academic: 'Example Institute',
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
  const voice: Voice = letter ? 'individual' : luck.weighted(plan.voices)
  const channel: Channel = letter ? luck.weighted({ web: 7, email: 3 }) : luck.weighted(plan.channels)
  const stance = letter ? letter.stance : luck.weighted(plan.stances)
  const topics: Topic[] = letter ? [...letter.topics] : pickTopics(luck, plan, voice)
  const sender = makeSender(luck, voice, plan.firstNumber + index, channel)
  const writer: Writer = {
    voice,
    stance,
    era: plan.era,
    manner: voice === 'individual' && luck.happens(0.2) ? 'hurried' : 'careful',
    teReo: pickTeReo(luck, voice, topics),
  }

  const draft: Written = letter
    ? { text: writeLetter(luck, letter, voice, plan.era), teReo: [] }
    : write(luck, writer, topics, pickLength(luck, voice, channel))
  const questionId = channel === 'web' ? luck.pick(plan.mainQuestions) : consultation.bodyQuestionId
  const asked = askToWithhold(luck, {
    voice,
    isLetter: letter !== undefined,
    questionId,
    sender,
    text: draft.text,
  })
  const written: Written = { teReo: draft.teReo, text: introduced(luck, channel, asked.text) }

  const answers: Record<string, AnswerValue> =
    channel === 'web'
      ? answerAll(consultation.edition.sections, {
          chance: luck,
          plan,
          writer,
          topics,
          email: sender.email,
          main: { questionId, written },
          patience: luck.pick([0.25, 0.6, 0.9, 1]),
          position: letter?.position,
        })
      : { [questionId]: written.text }
  const engagement = Object.values(answers).find(
    (answer): answer is EngagementAnswer => typeof answer === 'object' && 'contact' in answer,
  )

  return {
    id: '',
    consultationSlug: consultation.slug,
    sequence: 0,
    synthetic: true,
    label: syntheticLabel,
    channel,
    receivedAt: receivedAt(luck, consultation.edition, plan.receivedUntil),
    content: { answers, sender, withhold: asked.withhold },
    method: channel === 'web' ? 'typed' : 'entered-by-staff',
    subject: channel === 'email' ? (letter?.subject ?? luck.pick(subjects)) : undefined,
    teReo: written.teReo.map((exact) => ({ questionId, exact })),
    contactConsent: engagement ? engagement.contact : channel === 'email' && luck.happens(0.3),
    made: { voice, stance, topics, campaign: letterId, withhold: asked.meaning },
  }
}

const subjects = ['Submission on the cybercrime convention', 'my views', 'Cybercrime treaty', 'Feedback']

function pickTopics(luck: Chance, plan: Plan, voice: Voice): Topic[] {
  const topics = new Set<Topic>()
  if (voice === 'iwi-hapu') topics.add('maori-data')
  if (voice === 'company') topics.add('business')
  const wanted = luck.between(1, 4)
  while (topics.size < wanted) topics.add(luck.weighted(plan.topics))
  return [...topics]
}

function makeSender(luck: Chance, voice: Voice, number: number, channel: Channel): Sender {
  const hasEmail = channel === 'email' || (channel === 'web' && luck.happens(0.7))
  const named = (stem: string) => `${stem} ${number} (synthetic)`
  const alone = voice === 'individual' || voice === 'on-behalf'
  return {
    kind: voice === 'on-behalf' ? 'individual' : voice,
    name: named('Example Person'),
    organisation: alone ? undefined : named(organisationStem[voice]),
    onBehalfOf: voice === 'on-behalf' ? named('Example Neighbour') : undefined,
    email: hasEmail ? `synthetic-${number}@example.org` : undefined,
    wantsResults: hasEmail && luck.happens(0.5),
  }
}

function pickTeReo(luck: Chance, voice: Voice, topics: Topic[]): Writer['teReo'] {
  if (voice === 'iwi-hapu') return luck.weighted({ greeting: 2, passage: 5, all: 2 })
  if (topics.includes('maori-data')) return luck.weighted({ none: 5, greeting: 2, passage: 3, all: 1 })
  return luck.happens(0.05) ? 'greeting' : 'none'
}

/** Words of the main text. Groups write more than people; what comes on paper is never one word long. */
function pickLength(luck: Chance, voice: Voice, channel: Channel): number {
  const alone = voice === 'individual' || voice === 'on-behalf'
  const size = luck.weighted(
    alone
      ? { tiny: channel === 'web' ? 18 : 0, short: 36, medium: 34, long: 10, huge: 2 }
      : { tiny: channel === 'web' ? 1 : 0, short: 8, medium: 40, long: 34, huge: 17 },
  )
  if (size === 'tiny') return 1
  if (size === 'short') return luck.between(8, 60)
  if (size === 'medium') return luck.between(60, 220)
  if (size === 'long') return luck.between(220, 800)
  return luck.between(1200, 3000)
}

/** What came on paper or in a room begins with a line by whoever wrote it down. */
function introduced(luck: Chance, channel: Channel, text: string): string {
  if (channel === 'post') return `Letter, typed up by staff.\n\n${text}`
  if (channel !== 'meeting') return text
  const people = luck.between(8, 60)
  return `Notes of a meeting in ${luck.pick(places)} with ${people} people, written by staff.\n\n${text}`
}
