import { pastContact } from '../contact.ts'
import type { DemoConsultation } from '../types.ts'
import { pastNotice } from './past-notice.ts'
import { agreement, engagementWays, interestLevels } from './scales.ts'

/** The first consultation, before the negotiation began: which principles should guide New Zealand? */
export const draftPrinciples2021: DemoConsultation = {
  slug: 'draft-principles-2021',
  state: 'reported',
  demonstration: false,
  source: 'The consultation hub; the 2021 discussion paper',
  certainty: 'stated',
  channel: { value: 'Online portal', source: 'The 2021 discussion paper', certainty: 'stated' },
  dates: {
    opens: {
      value: '2021-09-08',
      precision: 'day',
      source: 'The consultation hub',
      certainty: 'stated',
      note: 'The DPMC web page speaks of October 2021, which is the month it closed.',
    },
    closes: {
      value: '2021-10-06',
      precision: 'day',
      source: 'The consultation hub',
      certainty: 'stated',
      note: 'The hour is not stated. Clocks went forward on 26 September 2021, between opening and closing.',
    },
    resultsPublished: {
      value: '2021-11-11',
      precision: 'day',
      source: 'The consultation hub',
      certainty: 'stated',
    },
  },
  notes: [
    'The form people filled in is not in our sources. The questions here are rebuilt from what the discussion paper asked for.',
    'The list of draft principles and objectives was an attachment and is not in our sources. Where it belongs, a placeholder says so.',
    'The number of submissions is not known. The ones shown are synthetic.',
  ],
  bodyQuestionId: 'anything-else',
  edition: {
    title: 'Draft principles and objectives for a new UN convention on cybercrime',
    summary:
      'Before talks on a new United Nations convention on cybercrime began, three departments asked which principles and objectives should guide New Zealand.',
    overview: [
      'The United Nations had decided to draw up a convention on cybercrime. It was not yet clear what the convention would cover. The Department of the Prime Minister and Cabinet, the Ministry of Foreign Affairs and Trade and the Ministry of Justice asked people what they thought of a set of draft principles and objectives that would guide New Zealand’s part in the talks.',
      'What people said was to be analysed and to bear on the negotiating mandate that officials needed before the first session.',
      '**About this record.** The questions are rebuilt from the discussion paper, because the original form is not public in our sources. The hours of opening and closing were not stated.',
    ].join('\n\n'),
    background: [
      '### Why New Zealand was going to the table',
      'Electronic evidence is often held abroad, and getting it is slow and getting harder. Countries help one another more easily when their laws name the same crimes and give comparable powers. New Zealand also has a stake in rules being kept and in new rules reflecting what matters here.',
      '### What taking part did not mean',
      'Taking part in the talks did not commit New Zealand to joining. That would be decided later and separately, and New Zealand could decide against.',
      '### Where the principles came from',
      'They built on the Cyber Security Strategy 2019 and the Plan to Address Cybercrime 2015, and were to be read with te ao Māori and Te Tiriti o Waitangi in mind. New Zealand was at that time also on its way to joining the Budapest Convention.',
    ].join('\n\n'),
    documents: [
      {
        title: 'Discussion paper: the new United Nations convention on cybercrime (2021)',
        note: 'Published by the three departments. Not held here.',
      },
      {
        title: 'Draft principles and objectives',
        note: 'Placeholder: the attachment is not public in our sources.',
      },
      { title: 'General Assembly resolution 74/247', url: 'https://undocs.org/A/RES/74/247' },
    ],
    opens: '2021-09-08T00:00',
    closes: '2021-10-06T23:59',
    timeZone: 'Pacific/Auckland',
    hoursStated: false,
    sessionSlug: 'first-session',
    chapterSlugs: [],
    agencySlugs: ['dpmc', 'mfat', 'moj'],
    contact: pastContact,
    notice: {
      elements: {
        ...pastNotice,
        '7': 'Your views will be analysed and will influence the mandate that officials seek for the first session.',
      },
    },
    sections: [
      {
        id: 'taking-part',
        title: 'New Zealand’s part in the talks',
        questions: [
          {
            id: 'nz-takes-part',
            type: 'position',
            label: 'Should New Zealand take part in negotiating a new convention?',
            help: 'Taking part does not commit New Zealand to joining.',
            required: true,
            maxLength: 6000,
          },
          {
            id: 'vision',
            type: 'agreement-grid',
            label: 'How far do you agree that these should guide New Zealand?',
            help: 'They are the public starting points of the draft principles, in our words.',
            required: false,
            scale: agreement,
            statements: [
              {
                id: 'safe-open-cyberspace',
                label: 'Cyberspace that is safe, open, works across borders, and is governed by many hands',
              },
              {
                id: 'rights-online',
                label: 'Rules that protect rights online, free expression and privacy among them',
              },
              { id: 'rule-of-law', label: 'The rule of law, online as offline' },
              {
                id: 'complement-budapest',
                label: 'A new treaty that fits with the Budapest Convention and does not undo it',
              },
              { id: 'te-tiriti', label: 'Te Tiriti o Waitangi and te ao Māori considered throughout' },
            ],
          },
        ],
      },
      {
        id: 'draft-principles',
        title: 'The draft principles and objectives',
        intro:
          '**Placeholder.** The text of the draft principles and objectives is not public in our sources, so none is shown here. We have not made any up.',
        questions: [
          {
            id: 'principles-position',
            type: 'position',
            label:
              'What is your view of the draft principles and objectives as a whole? [Placeholder: text not public]',
            required: false,
            maxLength: 6000,
          },
          {
            id: 'principles-missing',
            type: 'long-text',
            label: 'What is missing from them, or should be said differently?',
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
            label: 'What else should the negotiators know?',
            required: false,
            maxLength: 30000,
          },
          {
            id: 'engagement',
            type: 'engagement',
            label: 'How closely would you like to be involved as the talks go on, and how?',
            required: false,
            levels: interestLevels,
            ways: engagementWays,
          },
        ],
      },
    ],
  },
}
