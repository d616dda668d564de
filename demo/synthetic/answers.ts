import { isShown } from '../../src/capabilities/consultations/index.ts'
import type {
  AnswerValue,
  EngagementAnswer,
  PositionAnswer,
  Question,
  Section,
  Stance,
  Topic,
} from '../types.ts'
import type { Chance } from './chance.ts'
import type { Plan } from './plans.ts'
import { type Writer, type Written, write } from './text.ts'

type Choice = PositionAnswer['choice']

const positionWeights: Record<Stance, Record<Choice, number>> = {
  for: { support: 72, 'support-with-changes': 22, oppose: 1, 'no-view': 5 },
  mixed: { support: 12, 'support-with-changes': 66, oppose: 12, 'no-view': 10 },
  against: { support: 1, 'support-with-changes': 12, oppose: 80, 'no-view': 7 },
}

const stanceOf: Record<Exclude<Choice, 'no-view'>, Stance> = {
  support: 'for',
  'support-with-changes': 'mixed',
  oppose: 'against',
}

export interface Answering {
  chance: Chance
  plan: Plan
  writer: Writer
  topics: Topic[]
  email?: string
  /** The question that gets the main text, and that text. */
  main: { questionId: string; written: Written }
  /** How ready this person is to fill in what is not required, from 0 to 1. */
  patience: number
  /** Fixed by a form letter. */
  position?: Choice
}

/** Fills in a questionnaire the way this writer would. Every answer fits its question; hidden questions stay empty. */
export function answerAll(sections: readonly Section[], answering: Answering): Record<string, AnswerValue> {
  const answers: Record<string, AnswerValue> = {}
  for (const question of sections.flatMap((section) => section.questions)) {
    if (!isShown(question, answers)) continue
    const isMain = question.id === answering.main.questionId
    if (!isMain && !question.required && !answering.chance.happens(answering.patience)) continue
    const answer = answerOne(question, answering)
    if (answer !== undefined) answers[question.id] = answer
  }
  return answers
}

function answerOne(question: Question, answering: Answering): AnswerValue | undefined {
  const { chance, plan, writer, main } = answering
  switch (question.type) {
    case 'position': {
      const choice = answering.position ?? chance.weighted(positionWeights[writer.stance])
      if (choice === 'no-view' || !chance.happens(answering.patience * 0.6)) return { choice }
      // The reason goes with the choice, which is not always the one that their stance would suggest.
      return { choice, why: sideText(question, answering, stanceOf[choice]) }
    }
    case 'long-text':
      if (question.id === main.questionId) return main.written.text
      return chance.happens(0.5) ? sideText(question, answering, writer.stance) : undefined
    case 'short-text':
      return chance.pick(plan.shortTexts[question.id] ?? ['Nothing else'])
    case 'single-choice': {
      const weights = plan.choices[question.id]?.[writer.stance]
      return weights ? chance.weighted(weights) : chance.pick(question.options).id
    }
    case 'multiple-choice': {
      const alone = question.options.filter((option) => option.exclusive)
      if (alone.length > 0 && chance.happens(0.08)) return [chance.pick(alone).id]
      return someOf(
        chance,
        question.options.filter((option) => !option.exclusive),
        4,
      )
    }
    case 'agreement-grid':
      return answerGrid(question, answering)
    case 'ranking':
      return chance.shuffled(question.options).map((option) => option.id)
    case 'number': {
      const usual = chance.pick([3, 4, 6, 6, 8, 8, 10, 12, 12, 16, 26])
      return Math.min(question.max ?? usual, Math.max(question.min ?? usual, usual))
    }
    case 'date':
      return chance.pick(['2026-12-15', '2026-12-31', '2027-03-31', '2027-06-30', '2027-12-31', '2028-06-30'])
    case 'email':
      return answering.email
    case 'engagement':
      return engagement(question, answering)
  }
}

/** From one to `most` of the options, in their own order. */
function someOf(chance: Chance, options: readonly { id: string }[], most: number): string[] {
  const chosen = chance.shuffled(options).slice(0, chance.between(1, Math.min(most, options.length)))
  return options.filter((option) => chosen.includes(option)).map((option) => option.id)
}

/** A shorter text beside the main one, in English. */
function sideText(question: Question, { chance, plan, writer, topics }: Answering, stance: Stance): string {
  const words = chance.pick([1, 3, 12, 20, 35, 60, 110])
  const on = chance.shuffled(plan.questionTopics[question.id] ?? topics)
  return write(chance, { ...writer, stance, teReo: 'none' }, on, words, false).text
}

function answerGrid(
  question: Extract<Question, { type: 'agreement-grid' }>,
  { chance, plan, writer }: Answering,
): Record<string, string> | undefined {
  const rows: Record<string, string> = {}
  for (const { id } of question.statements) {
    if (chance.happens(0.1)) continue
    const champion = plan.contested[id]
    const agrees = champion === undefined || champion === writer.stance
    rows[id] = chance.weighted(
      agrees
        ? { 'strongly-agree': 42, agree: 36, neither: 10, disagree: 5, 'strongly-disagree': 2, 'not-sure': 5 }
        : {
            'strongly-agree': 3,
            agree: 8,
            neither: 14,
            disagree: 36,
            'strongly-disagree': 32,
            'not-sure': 7,
          },
    )
  }
  return Object.keys(rows).length > 0 ? rows : undefined
}

function engagement(
  question: Extract<Question, { type: 'engagement' }>,
  { chance, email }: Answering,
): EngagementAnswer {
  const level = chance.weighted({ 'take-part': 18, 'be-asked': 36, 'be-told': 32, none: 14 })
  if (level === 'none') return { level, ways: [], contact: false }
  const ways = someOf(chance, question.ways, 3)
  const contact = email !== undefined && chance.happens(0.7)
  return contact ? { level, ways, contact, email } : { level, ways, contact }
}
