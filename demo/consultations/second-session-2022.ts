import { pastContact } from '../contact.ts'
import type { DemoConsultation, Question } from '../types.ts'
import { pastNotice } from './past-notice.ts'
import { agreement, engagementWays, interestLevels } from './scales.ts'

const chapterPosition = (id: string, chapter: string): Question => ({
  id,
  type: 'position',
  label: `What is your view of New Zealand’s approach to the chapter on ${chapter}?`,
  required: false,
  maxLength: 12000,
})

/** The second consultation: New Zealand's written submission to the second session. */
export const secondSession2022: DemoConsultation = {
  slug: 'second-session-2022',
  state: 'reported',
  demonstration: false,
  source: 'The DPMC web page and its page of results',
  certainty: 'stated',
  channel: {
    value: 'Probably email',
    source: 'Inferred from the consultation after it',
    certainty: 'uncertain',
  },
  dates: {
    opens: {
      value: '2022-05',
      precision: 'month',
      source: 'The DPMC web page',
      certainty: 'stated',
      note: 'The day is not known. The edition holds the first moment of the month as a placeholder.',
    },
    closes: {
      precision: 'not-known',
      source: 'No source found',
      certainty: 'uncertain',
      note: 'The edition holds the evening before the second session opened as a placeholder.',
    },
    resultsPublished: {
      precision: 'not-known',
      source: 'The DPMC page of results, which bears no date in our copy',
      certainty: 'uncertain',
    },
  },
  notes: [
    'The days of opening and closing are not known: the dates shown are placeholders for “May 2022”.',
    'New Zealand’s written submission is not in our sources. The questions are rebuilt from the chapters people were asked about.',
    'The number of submissions is not known. The ones shown are synthetic.',
  ],
  bodyQuestionId: 'anything-else',
  edition: {
    title: 'New Zealand’s written submission to the second session',
    summary:
      'Ahead of the second session people were asked about New Zealand’s approach to general provisions, criminalisation, and procedural measures and law enforcement.',
    overview: [
      'The second session was to read three chapters for the first time. New Zealand had sent the committee a written submission on them, and asked people at home what they made of it and of the approach it took.',
      '**About this record.** This consultation took place in May 2022. The days are not known to us; the opening and closing dates shown are placeholders at the edges of what is known. Nor is the day of its results: they bear the date on which they were entered here.',
    ].join('\n\n'),
    background: [
      '### The chapters',
      '*General provisions* say what the convention is for and what its words mean. *Criminalisation* says which acts states must make crimes. *Procedural measures and law enforcement* say which powers police and courts must have, and within what limits.',
      '### What the negotiators could use',
      'Views on where a provision is too wide or too narrow, and what it would do to people who are not criminals, reach the negotiators before the text is settled.',
    ].join('\n\n'),
    documents: [
      {
        title: 'New Zealand’s written submission to the second session',
        note: 'Placeholder: the text is not in our sources.',
      },
      {
        title: 'Annotated provisional agenda of the second session, A/AC.291/8',
        url: 'https://undocs.org/A/AC.291/8',
      },
    ],
    opens: '2022-05-01T00:00',
    closes: '2022-05-29T23:59',
    timeZone: 'Pacific/Auckland',
    hoursStated: false,
    sessionSlug: 'second-session',
    chapterSlugs: ['general-provisions', 'criminalisation', 'procedural-measures'],
    agencySlugs: ['dpmc', 'mfat', 'moj'],
    contact: pastContact,
    notice: { elements: pastNotice },
    sections: [
      {
        id: 'general-provisions',
        title: 'General provisions',
        questions: [chapterPosition('general-provisions-position', 'general provisions')],
      },
      {
        id: 'criminalisation',
        title: 'Criminalisation',
        questions: [
          chapterPosition('criminalisation-position', 'criminalisation'),
          {
            id: 'offences',
            type: 'agreement-grid',
            label: 'How far do you agree?',
            required: false,
            scale: agreement,
            statements: [
              {
                id: 'core-offences',
                label: 'The convention should cover attacks on computers, networks and data',
              },
              {
                id: 'few-enabled-offences',
                label: 'It should cover only a few offences that computers merely help with',
              },
              { id: 'no-speech-offences', label: 'It should not make crimes of what people say' },
              { id: 'intent', label: 'An offence should need a dishonest or harmful intent' },
            ],
          },
        ],
      },
      {
        id: 'procedural-measures',
        title: 'Procedural measures and law enforcement',
        questions: [
          chapterPosition('procedural-position', 'procedural measures and law enforcement'),
          {
            id: 'safeguards-text',
            type: 'long-text',
            label: 'Which limits and safeguards should these powers have?',
            required: false,
            maxLength: 30000,
          },
        ],
      },
      {
        id: 'more',
        title: 'Anything else, and staying in touch',
        questions: [
          {
            id: 'anything-else',
            type: 'long-text',
            label: 'Is there anything else New Zealand should raise at the second session?',
            required: false,
            maxLength: 30000,
          },
          {
            id: 'engagement',
            type: 'engagement',
            label: 'How closely would you like to be involved from here, and how?',
            required: false,
            levels: interestLevels,
            ways: engagementWays,
          },
        ],
      },
    ],
  },
}
