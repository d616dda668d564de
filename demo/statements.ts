import type { Statement } from './types.ts'

/*
 * What New Zealand said. The texts themselves are not in our sources, so a summary says no more than the sources say about
 * them; a gap is better than an invented position.
 */
export const statements: Statement[] = [
  {
    id: 'written-submission-second-session',
    title: 'New Zealand’s written submission to the second session',
    kind: 'written',
    sessionSlug: 'second-session',
    summary:
      'Sent ahead of the second session, on general provisions, criminalisation, and procedural measures and law enforcement. The public was asked about it in May 2022.',
    chapterSlugs: ['general-provisions', 'criminalisation', 'procedural-measures'],
    articles: [],
    note: 'The text and its date are not in our sources.',
    source: 'The DPMC web page',
    certainty: 'stated',
  },
  {
    id: 'written-submission-third-session',
    title: 'New Zealand’s written submission to the third session',
    kind: 'written',
    sessionSlug: 'third-session',
    date: '2022-07-15',
    summary:
      'Filed at the request of the committee’s secretariat, on international cooperation, preventive measures and technical assistance. The public was asked for views on the position it takes.',
    chapterSlugs: ['international-cooperation', 'preventive-measures', 'technical-assistance'],
    articles: [],
    note: 'The text is not in our sources.',
    source: 'The DPMC web page; the year from its context',
    certainty: 'stated',
  },
  {
    id: 'sixty-ratifications',
    title: 'New Zealand backed sixty ratifications for entry into force',
    kind: 'position',
    sessionSlug: 'reconvened-concluding-session',
    date: '2024-08',
    summary:
      'In the reconvened session New Zealand supported a proposal that sixty ratifications should be needed before the convention enters into force. The adopted text asks for forty.',
    chapterSlugs: ['final-final-provisions'],
    articles: ['65'],
    source: 'dig.watch, report of the seventh meeting; article 65 in the United Nations Treaty Collection',
    certainty: 'stated',
  },
  {
    id: 'third-committee-statement',
    title: 'New Zealand’s statement in the Third Committee',
    kind: 'oral',
    milestoneSlug: 'third-committee',
    date: '2024-11-11',
    summary:
      'New Zealand supported adoption. It said the convention reaches further than it had wanted, and pointed to the articles on human rights, on conditions and safeguards, on personal data and on refusing assistance as the safeguards that matter.',
    chapterSlugs: [
      'final-general-provisions',
      'final-procedural-measures',
      'final-international-cooperation',
    ],
    articles: ['6', '24', '36', '40(21)', '40(22)'],
    note: 'The day is that of the committee’s decision and is domain knowledge.',
    source: 'MFAT website, Third Committee statement',
    certainty: 'stated',
  },
]
