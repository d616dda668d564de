import type { Stance, SyntheticSubmission, Topic, Voice } from '../types.ts'
import type { FormLetterId } from './letters.ts'
import type { Era } from './stock/eras.ts'

type Weights<K extends string> = Partial<Record<K, number>>

/** How one consultation is populated. Weights are relative; they need not add up to one. */
export interface Plan {
  count: number
  era: Era
  /** The first of the running numbers that make the invented names. */
  firstNumber: number
  stances: Weights<Stance>
  topics: Weights<Topic>
  voices: Weights<Voice>
  channels: Weights<SyntheticSubmission['channel']>
  letters: Partial<Record<FormLetterId, number>>
  /** Where the main text goes, and the topics that each text question draws on (others draw on those of the submission). */
  mainQuestions: string[]
  questionTopics: Record<string, Topic[]>
  /** Weights of the options of a single choice, by stance. */
  choices: Record<string, Record<Stance, Record<string, number>>>
  /** Grid statements that only one side agrees with; the rest are welcome to nearly everybody. */
  contested: Record<string, Stance>
  /** What people write in a short-text question. */
  shortTexts: Record<string, string[]>
  /** No later than this civil time, where the consultation is still running. */
  receivedUntil?: string
}

const voices: Plan['voices'] = {
  individual: 62,
  organisation: 14,
  company: 8,
  academic: 6,
  'iwi-hapu': 6,
  'on-behalf': 4,
}

/** By consultation slug. Numbers of submissions are inventions: the real ones are not known. */
const plans: Record<string, Plan> = {
  'draft-principles-2021': {
    count: 60,
    era: 'beforehand',
    firstNumber: 1,
    // Published results: strong support for taking part, with some doubt that a new treaty is needed.
    stances: { for: 50, mixed: 35, against: 15 },
    topics: {
      'taking-part': 30,
      'human-rights': 20,
      'maori-data': 16,
      openness: 12,
      expression: 8,
      privacy: 8,
      cooperation: 6,
      pacific: 5,
      business: 4,
    },
    voices,
    channels: { web: 92, email: 6, post: 2 },
    letters: {},
    mainQuestions: ['anything-else', 'principles-missing'],
    questionTopics: {
      'nz-takes-part': ['taking-part'],
      'principles-position': ['human-rights', 'maori-data'],
      'principles-missing': ['human-rights', 'expression', 'privacy', 'maori-data'],
    },
    choices: {},
    contested: {},
    shortTexts: {},
  },
  'second-session-2022': {
    count: 45,
    era: 'beforehand',
    firstNumber: 101,
    stances: { for: 20, mixed: 55, against: 25 },
    topics: {
      criminalisation: 30,
      'procedural-powers': 22,
      researchers: 16,
      expression: 12,
      privacy: 10,
      'human-rights': 10,
      children: 6,
      'maori-data': 8,
    },
    voices,
    channels: { web: 68, email: 27, post: 3, meeting: 2 },
    letters: { 'keep-it-narrow': 12 },
    mainQuestions: ['safeguards-text', 'anything-else'],
    questionTopics: {
      'general-provisions-position': ['human-rights'],
      'criminalisation-position': ['criminalisation', 'researchers'],
      'procedural-position': ['procedural-powers'],
      'safeguards-text': ['procedural-powers', 'privacy', 'expression'],
    },
    choices: {},
    contested: {},
    shortTexts: {},
  },
  'third-session-2022': {
    count: 55,
    era: 'beforehand',
    firstNumber: 201,
    stances: { for: 38, mixed: 42, against: 20 },
    topics: {
      cooperation: 30,
      'maori-data': 20,
      prevention: 14,
      pacific: 14,
      privacy: 12,
      victims: 8,
      business: 8,
      openness: 4,
    },
    voices: { ...voices, 'iwi-hapu': 12 },
    // The real one took emails only. A good part stays email; the rest is shown as if there had been a form.
    channels: { web: 56, email: 36, post: 5, meeting: 3 },
    letters: {},
    mainQuestions: ['anything-else', 'maori-data', 'anything-else'],
    questionTopics: {
      'cooperation-position': ['cooperation'],
      'prevention-position': ['prevention'],
      'assistance-position': ['pacific'],
      'other-chapters-why': ['openness', 'human-rights'],
      'maori-data': ['maori-data'],
    },
    choices: {},
    contested: {},
    shortTexts: {},
  },
  'what-next-2026': {
    count: 90,
    era: 'adopted',
    firstNumber: 301,
    stances: { for: 36, mixed: 36, against: 28 },
    topics: {
      'domestic-process': 30,
      'human-rights': 16,
      privacy: 14,
      cooperation: 12,
      researchers: 8,
      children: 8,
      victims: 8,
      pacific: 7,
      'maori-data': 12,
      openness: 5,
      business: 5,
      prevention: 4,
    },
    voices,
    channels: { web: 84, email: 9, post: 4, meeting: 3 },
    letters: { 'do-not-sign': 18, 'sign-for-the-children': 12 },
    mainQuestions: ['anything-else', 'safeguards-text'],
    questionTopics: {
      'become-a-party': ['domestic-process', 'cooperation'],
      'safeguards-text': ['human-rights', 'privacy', 'researchers', 'maori-data'],
    },
    choices: {
      familiarity: {
        for: { 'work-with-it': 2, 'read-parts': 4, 'heard-of-it': 5, 'new-to-me': 3 },
        mixed: { 'work-with-it': 4, 'read-parts': 5, 'heard-of-it': 3, 'new-to-me': 1 },
        against: { 'work-with-it': 3, 'read-parts': 5, 'heard-of-it': 4, 'new-to-me': 2 },
      },
      'next-step': {
        for: { 'sign-now': 8, 'accede-later': 2, wait: 1, 'no-view': 1 },
        mixed: { 'sign-now': 2, 'accede-later': 5, wait: 5, 'no-view': 1 },
        against: { wait: 3, 'stay-out': 9 },
      },
    },
    contested: { 'text-is-enough': 'for' },
    shortTexts: {
      'what-else-matters': [
        'Encryption',
        'What it costs',
        'Whether small firms can keep up',
        'Journalists',
        'Artificial intelligence',
        'My mother’s savings',
        'Tikanga',
        'Who pays back the victims',
      ],
      'how-was-it': [
        'Fine.',
        'Clear, a bit long',
        'Easy on my phone',
        'I liked that it kept what I wrote',
        'Too many questions about the same thing',
        'good',
        'He pai',
        'The ranking took me two tries',
      ],
    },
    receivedUntil: '2026-11-23T18:00',
  },
}

/** The plan of a consultation; throws for one that has none. */
export function getPlan(consultationSlug: string): Plan {
  const plan = plans[consultationSlug]
  if (!plan) throw new Error(`there is no plan for synthetic submissions to “${consultationSlug}”`)
  return plan
}
