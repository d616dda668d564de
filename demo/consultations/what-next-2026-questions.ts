import type { Section } from '../types.ts'
import { agreement, engagementWays, interestLevels } from './scales.ts'

/** Fourteen questions in five sections; between them they use every type of question once at least. Two are required. */
export const whatNextSections: Section[] = [
  {
    id: 'you-and-the-convention',
    title: 'You and the convention',
    questions: [
      {
        id: 'familiarity',
        type: 'single-choice',
        label: 'How well do you know the convention?',
        help: 'Every answer is welcome. It helps us read the others.',
        required: false,
        options: [
          { id: 'work-with-it', label: 'I work with it or have studied it' },
          { id: 'read-parts', label: 'I have read parts of it' },
          { id: 'heard-of-it', label: 'I have heard of it' },
          { id: 'new-to-me', label: 'It is new to me' },
        ],
      },
      {
        id: 'what-matters',
        type: 'multiple-choice',
        label: 'Which parts of it matter to you?',
        help: 'Choose as many as you like.',
        required: false,
        options: [
          { id: 'crimes', label: 'Which acts online are crimes' },
          { id: 'children', label: 'Protecting children' },
          { id: 'powers', label: 'Powers of police and courts' },
          { id: 'rights', label: 'Human rights and personal data' },
          { id: 'evidence', label: 'Evidence held in other countries' },
          { id: 'pacific', label: 'Help for countries with few resources' },
          { id: 'something-else', label: 'Something else' },
          { id: 'not-sure', label: 'I am not sure', exclusive: true },
        ],
      },
      {
        id: 'what-else-matters',
        type: 'short-text',
        label: 'What else matters to you?',
        required: false,
        maxLength: 200,
        showWhen: { questionId: 'what-matters', anyOf: ['something-else'] },
      },
    ],
  },
  {
    id: 'sign-or-join',
    title: 'Should New Zealand sign or join?',
    intro:
      'Signing is possible until 31 December 2026 and does not bind New Zealand. Joining does, and can happen later without having signed.',
    questions: [
      {
        id: 'become-a-party',
        type: 'position',
        label: 'In time, New Zealand should become a party to the convention.',
        required: true,
        maxLength: 20000,
        more: {
          title: 'What a party takes on',
          body: 'A party must have the offences and powers of the convention in its law, answer requests from other parties, and keep to the conditions: human rights (article 6), safeguards (article 24) and the protection of personal data (article 36). It may refuse some requests, and may make reservations to some articles.',
        },
      },
      {
        id: 'next-step',
        type: 'single-choice',
        label: 'What should New Zealand do next?',
        required: true,
        options: [
          { id: 'sign-now', label: 'Sign before the end of 2026, and decide about joining later' },
          { id: 'accede-later', label: 'Not sign now, but prepare to accede' },
          { id: 'wait', label: 'Wait and see how others use it' },
          { id: 'stay-out', label: 'Stay out' },
          { id: 'no-view', label: 'I have no view' },
        ],
      },
      {
        id: 'decide-by',
        type: 'date',
        label: 'By when should the Government have decided about joining?',
        help: 'For example, 30 6 2027.',
        required: false,
        min: '2026-11-02',
        max: '2036-12-31',
        showWhen: { questionId: 'next-step', anyOf: ['sign-now', 'accede-later', 'wait'] },
      },
    ],
  },
  {
    id: 'safeguards',
    title: 'Safeguards',
    questions: [
      {
        id: 'safeguards',
        type: 'agreement-grid',
        label: 'How far do you agree?',
        required: false,
        scale: agreement,
        statements: [
          { id: 'text-is-enough', label: 'The safeguards written into the convention are enough' },
          {
            id: 'refuse',
            label: 'New Zealand should refuse requests that could harm someone for their views',
          },
          {
            id: 'researchers',
            label: 'New Zealand law should protect people who test security in good faith',
          },
          {
            id: 'maori-data',
            label: 'Māori should share in decisions about Māori data that crosses borders',
          },
          { id: 'yearly-count', label: 'The number and kind of requests should be published every year' },
        ],
      },
      {
        id: 'safeguards-text',
        type: 'long-text',
        label: 'Which safeguards would you add, and why?',
        help: 'Think of human rights, privacy, children, Māori data, security research, or anything else.',
        required: false,
        maxLength: 30000,
        more: {
          title: 'The articles people name most',
          body: 'Article 6 asks that nothing in the convention be read as allowing human rights to be suppressed. Article 24 sets conditions for powers. Article 36 concerns personal data that is passed on. Article 40, paragraphs 21 and 22, concerns refusing assistance.',
        },
      },
    ],
  },
  {
    id: 'at-home',
    title: 'Deciding here at home',
    questions: [
      {
        id: 'priorities',
        type: 'ranking',
        label: 'If New Zealand joins, what should come first?',
        help: 'Put 1 beside what matters most to you.',
        required: false,
        options: [
          { id: 'law', label: 'Getting New Zealand law right' },
          { id: 'oversight', label: 'Independent oversight of requests' },
          { id: 'victims', label: 'Support for victims of cybercrime' },
          { id: 'pacific', label: 'Working with Pacific neighbours' },
          { id: 'prevention', label: 'Preventing cybercrime' },
        ],
      },
      {
        id: 'weeks-to-comment',
        type: 'number',
        label: 'How many weeks should people have to comment on a national interest analysis?',
        help: 'A whole number from 1 to 52.',
        required: false,
        min: 1,
        max: 52,
        more: {
          title: 'What a national interest analysis is',
          body: 'It is the paper that tells Parliament why New Zealand would join a treaty, what joining would bring and cost, what law it needs, and who was consulted.',
        },
      },
      {
        id: 'anything-else',
        type: 'long-text',
        label: 'What else should New Zealand weigh before it decides?',
        required: false,
        maxLength: 30000,
      },
    ],
  },
  {
    id: 'staying-in-touch',
    title: 'Staying in touch',
    questions: [
      {
        id: 'engagement',
        type: 'engagement',
        label: 'How closely would you like to follow this, and how?',
        required: false,
        levels: interestLevels,
        ways: engagementWays,
      },
      {
        id: 'how-was-it',
        type: 'short-text',
        label: 'How was this form for you?',
        help: 'A few words are enough.',
        required: false,
        maxLength: 300,
      },
    ],
  },
]
