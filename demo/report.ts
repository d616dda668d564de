import type { Attribution, ReportEntry } from './types.ts'

/*
 * "We asked, you said, we did" for the two consultations with published results. The submissions behind the results are
 * not public; `topics` leads to the synthetic ones that stand in for them. What was done is the weakest part of the
 * record, and an entry says so where no source ties an act to what people said.
 */

const paper: Attribution = { source: 'The 2021 discussion paper', certainty: 'stated' }
const hub: Attribution = { source: 'The consultation hub, results of 11 November 2021', certainty: 'stated' }
const webPage: Attribution = { source: 'The DPMC web page', certainty: 'stated' }
const results: Attribution = { source: 'The DPMC page of results', certainty: 'stated' }

const untied = 'Our sources do not say that one led to the other.'

export const reportEntries: ReportEntry[] = [
  {
    id: 'principles-taking-part',
    consultationSlug: 'draft-principles-2021',
    order: 1,
    title: 'Whether New Zealand should be at the table',
    asked: {
      text: 'We asked what should guide New Zealand in the talks, before their shape was known.',
      ...paper,
    },
    said: {
      text: 'You strongly supported taking part. Some of you doubted that a new treaty is needed while there is the Budapest Convention, but you agreed that New Zealand should have a seat.',
      ...hub,
    },
    did: {
      text: 'New Zealand took part from the first session, and went on asking: there were two more consultations in 2022.',
      ...webPage,
    },
    publishedOn: '2021-11-11',
    sessionSlugs: ['first-session'],
    statementIds: [],
    topics: ['taking-part'],
  },
  {
    id: 'principles-complement',
    consultationSlug: 'draft-principles-2021',
    order: 2,
    title: 'Fitting with treaties that exist',
    asked: { text: 'We asked for views on draft principles and objectives.', ...paper },
    said: {
      text: 'A new treaty should add to the instruments we have, and not conflict with them.',
      ...hub,
    },
    did: {
      text: `New Zealand carried on towards joining the Budapest Convention while the talks went on, and its law for that was passed in 2025. ${untied}`,
      source: 'A law firm’s summary of the 2025 Act',
      certainty: 'uncertain',
    },
    publishedOn: '2021-11-11',
    sessionSlugs: ['first-session'],
    statementIds: [],
    topics: ['taking-part', 'cooperation'],
  },
  {
    id: 'principles-maori-rights',
    consultationSlug: 'draft-principles-2021',
    order: 3,
    title: 'Te Tiriti o Waitangi and the rights of Māori',
    asked: {
      text: 'We said that Te Tiriti o Waitangi and te ao Māori would be considered throughout.',
      ...paper,
    },
    said: {
      text: 'You supported the points on Māori and indigenous rights, and the words on Te Tiriti, by a very wide margin.',
      ...hub,
    },
    did: {
      text: `Before the third session the negotiators asked people who know how Māori data is reached, used and protected for their insight. ${untied}`,
      source: 'The DPMC web page for the request',
      certainty: 'uncertain',
    },
    publishedOn: '2021-11-11',
    sessionSlugs: ['third-session'],
    statementIds: [],
    topics: ['maori-data'],
  },
  {
    id: 'principles-human-rights',
    consultationSlug: 'draft-principles-2021',
    order: 4,
    title: 'Human rights in plain words',
    asked: {
      text: 'We asked for views on draft principles and objectives, with the protection of human rights among them.',
      ...paper,
    },
    said: { text: 'You asked for international human rights to be named more clearly.', ...hub },
    did: {
      text: `When the convention came to be adopted, New Zealand named its articles on human rights, safeguards and personal data as what matters in it. ${untied}`,
      source: 'MFAT website, Third Committee statement',
      certainty: 'uncertain',
    },
    publishedOn: '2021-11-11',
    sessionSlugs: [],
    statementIds: ['third-committee-statement'],
    topics: ['human-rights', 'expression', 'privacy'],
  },
  {
    id: 'principles-openness',
    consultationSlug: 'draft-principles-2021',
    order: 5,
    title: 'An open process',
    asked: { text: 'We asked how you would like to be involved as the talks went on.', ...paper },
    said: { text: 'You asked that the process stay open and include many voices.', ...hub },
    did: {
      text: 'Two more consultations followed, in May and in July to August 2022. No published result of the last one was found.',
      source: 'The DPMC web page; our search for the result',
      certainty: 'computed',
    },
    publishedOn: '2021-11-11',
    sessionSlugs: ['second-session', 'third-session'],
    statementIds: ['written-submission-second-session', 'written-submission-third-session'],
    topics: ['openness'],
  },
  {
    id: 'second-narrow-offences',
    consultationSlug: 'second-session-2022',
    order: 1,
    title: 'Few offences, closely drawn',
    asked: { text: 'We asked about our approach to the chapter on criminalisation.', ...webPage },
    said: {
      text: 'You supported keeping to attacks on computers and data, with a limited number of other offences that computers help with, and warned against offences that could be turned against free expression.',
      ...results,
    },
    did: {
      text: `We could not find the published account of what was done. In 2024 New Zealand said that the convention reaches further than it had wanted. ${untied}`,
      source: 'MFAT website, Third Committee statement',
      certainty: 'uncertain',
    },
    sessionSlugs: ['second-session'],
    statementIds: ['written-submission-second-session', 'third-committee-statement'],
    topics: ['criminalisation', 'expression'],
  },
  {
    id: 'second-researchers',
    consultationSlug: 'second-session-2022',
    order: 2,
    title: 'People who test security in good faith',
    asked: { text: 'We asked about our approach to the chapter on criminalisation.', ...webPage },
    said: {
      text: 'Some of you asked that illegal access, for example, should need intent, so that ethical hackers and researchers are not made criminals.',
      ...results,
    },
    did: {
      text: 'We could not find the published account of what was done.',
      source: 'Our search for the result',
      certainty: 'uncertain',
    },
    sessionSlugs: ['second-session'],
    statementIds: ['written-submission-second-session'],
    topics: ['researchers'],
  },
  {
    id: 'second-powers',
    consultationSlug: 'second-session-2022',
    order: 3,
    title: 'Powers with limits',
    asked: { text: 'We asked about our approach to procedural measures and law enforcement.', ...webPage },
    said: {
      text: 'Powers should be narrow, needed and in proportion, with safeguards for human rights and protection of personal data.',
      ...results,
    },
    did: {
      text: `We could not find the published account of what was done. In 2024 New Zealand named article 24, on conditions and safeguards, and article 36, on personal data. ${untied}`,
      source: 'MFAT website, Third Committee statement',
      certainty: 'uncertain',
    },
    sessionSlugs: ['second-session'],
    statementIds: ['written-submission-second-session', 'third-committee-statement'],
    topics: ['procedural-powers', 'privacy', 'human-rights'],
  },
  {
    id: 'second-maori-world-view',
    consultationSlug: 'second-session-2022',
    order: 4,
    title: 'A Māori view of the world',
    asked: { text: 'We asked about New Zealand’s written submission to the second session.', ...webPage },
    said: {
      text: 'Some of you asked that a Māori view of the world be represented. Our copy of the results breaks off here.',
      ...results,
    },
    did: {
      text: `Before the third session the negotiators asked for insight on Māori data. ${untied}`,
      source: 'The DPMC web page for the request',
      certainty: 'uncertain',
    },
    sessionSlugs: ['third-session'],
    statementIds: ['written-submission-third-session'],
    topics: ['maori-data'],
  },
]
