import { pastContact } from '../contact.ts'
import type { DemoConsultation, Question } from '../types.ts'
import { pastNotice } from './past-notice.ts'
import { engagementWays, interestLevels } from './scales.ts'

const chapterPosition = (id: string, chapter: string): Question => ({
  id,
  type: 'position',
  label: `What is your view of New Zealand’s position on ${chapter}?`,
  required: false,
  maxLength: 12000,
})

/** The third consultation: the position in New Zealand's written submission to the third session. */
export const thirdSession2022: DemoConsultation = {
  slug: 'third-session-2022',
  state: 'closed',
  demonstration: false,
  source: 'The DPMC web page',
  certainty: 'stated',
  channel: { value: 'Email', source: 'The DPMC web page', certainty: 'stated' },
  dates: {
    opens: {
      precision: 'not-known',
      source: 'The DPMC web page',
      certainty: 'uncertain',
      note: 'After 15 July 2022, the day the written submission was filed. The edition holds that day as a placeholder.',
    },
    closes: {
      value: '2022-08-23T17:00',
      precision: 'minute',
      source: 'The DPMC web page gives “23 August 5.00pm”; the year and the zone follow from the context',
      certainty: 'computed',
    },
  },
  notes: [
    'The day of opening is not known; it was after 15 July 2022, which leaves at most 39 days to answer.',
    'It closed six days before the session opened.',
    'No published result was found.',
    'People sent emails; there was no form. The questions are rebuilt from what the web page asked for.',
    'The number of submissions is not known. The ones shown are synthetic.',
  ],
  bodyQuestionId: 'anything-else',
  edition: {
    title: 'New Zealand’s written submission to the third session',
    summary:
      'Ahead of the third session people were asked about New Zealand’s position on international cooperation, preventive measures and technical assistance, and what else to attend to.',
    overview: [
      'The third session was to read the remaining six chapters for the first time. New Zealand filed a written submission on three of them on 15 July 2022: international cooperation, preventive measures and technical assistance. People were asked what they thought of the position it takes, and whether the negotiators should attend to anything more.',
      'Insight was asked for in particular from people who know how Māori data is reached, used and protected.',
      '**About this record.** The day of opening is not known to us; the date shown is the earliest it can have been.',
    ].join('\n\n'),
    background: [
      '### International cooperation',
      'This chapter says how electronic evidence is preserved and handed over between states. It may reach beyond cybercrime to other serious crime.',
      '### Preventive measures and technical assistance',
      'What states do so that crimes do not happen, and how they help one another build the skills and services they need. Both matter a great deal in the Pacific.',
      '### Māori data',
      'When evidence crosses a border, data about Māori, or held for Māori, may cross with it. What that asks of the text is a question for those who know.',
    ].join('\n\n'),
    documents: [
      {
        title: 'New Zealand’s written submission to the third session, 15 July 2022',
        note: 'Placeholder: the text is not in our sources.',
      },
      {
        title: 'Annotated provisional agenda of the third session, A/AC.291/11',
        url: 'https://undocs.org/A/AC.291/11',
      },
    ],
    opens: '2022-07-15T00:00',
    closes: '2022-08-23T17:00',
    timeZone: 'Pacific/Auckland',
    // The closing hour is stated; the opening is a placeholder (see `dates`).
    hoursStated: true,
    sessionSlug: 'third-session',
    chapterSlugs: ['international-cooperation', 'preventive-measures', 'technical-assistance'],
    agencySlugs: ['dpmc', 'mfat', 'moj'],
    contact: pastContact,
    notice: { elements: pastNotice },
    sections: [
      {
        id: 'position',
        title: 'New Zealand’s position',
        questions: [
          chapterPosition('cooperation-position', 'international cooperation'),
          chapterPosition('prevention-position', 'preventive measures'),
          chapterPosition('assistance-position', 'technical assistance'),
        ],
      },
      {
        id: 'other-areas',
        title: 'Other areas',
        questions: [
          {
            id: 'other-chapters',
            type: 'multiple-choice',
            label: 'Which other chapters should New Zealand attend to at the session?',
            required: false,
            options: [
              { id: 'mechanism-of-implementation', label: 'Mechanism of implementation' },
              { id: 'final-provisions', label: 'Final provisions' },
              { id: 'preamble', label: 'Preamble' },
              { id: 'none', label: 'None of these', exclusive: true },
            ],
          },
          {
            id: 'other-chapters-why',
            type: 'long-text',
            label: 'What should New Zealand say about them?',
            required: false,
            maxLength: 12000,
            showWhen: {
              questionId: 'other-chapters',
              anyOf: ['mechanism-of-implementation', 'final-provisions', 'preamble'],
            },
          },
          {
            id: 'maori-data',
            type: 'long-text',
            label: 'How should Māori interests in data be reflected in the negotiation?',
            help: 'You do not have to be an expert to answer.',
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
            label: 'What else would you like to say?',
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
