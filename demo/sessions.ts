import type { Attribution, ScheduleEntry, Session, SessionKind } from './types.ts'

/*
 * Every meeting of the Ad Hoc Committee. Dates are kept with their history: the first session was published as starting on
 * 17 January 2022 and began on 28 February, and a record that only holds the last value cannot show that.
 */

const homePage: Attribution = { source: 'UNODC AHC home page', certainty: 'stated' }

const firstHalf = ['general-provisions', 'criminalisation', 'procedural-measures']
const secondHalf = [
  'international-cooperation',
  'technical-assistance',
  'preventive-measures',
  'mechanism-of-implementation',
  'final-provisions',
  'preamble',
]
const wholeText = [
  'final-general-provisions',
  'final-criminalisation',
  'final-jurisdiction',
  'final-procedural-measures',
  'final-international-cooperation',
  'final-preventive-measures',
  'final-technical-assistance',
  'final-mechanism-of-implementation',
  'final-final-provisions',
]

const cities = { 'New York': 'United States of America', Vienna: 'Austria' } as const

interface Meeting {
  slug: string
  title: string
  kind: SessionKind
  ordinal?: number
  city: keyof typeof cities
  days: [string, string]
  /** What was announced before, oldest first. */
  announced?: ScheduleEntry[]
  chapterSlugs?: string[]
  daysOff?: string[]
  note?: string
  from?: Attribution
}

const meeting = ({
  slug,
  title,
  kind,
  ordinal,
  city,
  days,
  announced,
  chapterSlugs,
  daysOff,
  note,
  from,
}: Meeting): Session => {
  const attribution = from ?? homePage
  const [firstDay, lastDay] = days
  return {
    slug,
    title,
    kind,
    ordinal,
    city,
    country: cities[city],
    firstDay,
    lastDay,
    status: 'held',
    daysOff: daysOff ?? [],
    schedule: [...(announced ?? []), { firstDay, lastDay, city, status: 'held', ...attribution }],
    chapterSlugs: chapterSlugs ?? [],
    note,
    ...attribution,
  }
}

export const sessions: Session[] = [
  meeting({
    slug: 'organisational-session',
    title: 'Organisational session',
    kind: 'organisational',
    city: 'New York',
    days: ['2021-05-10', '2021-05-12'],
    announced: [
      {
        firstDay: '2020-08',
        status: 'planned',
        note: 'Put off. The day in August 2020 is not in our sources.',
        source: 'UN press release GA/12309',
        certainty: 'stated',
      },
      {
        firstDay: '2021-01',
        status: 'planned',
        note: 'Put off a second time. The day in January 2021 is not in our sources.',
        source: 'UN press release GA/12309',
        certainty: 'stated',
      },
    ],
    note: 'The committee settled how it would work. It had been put off twice.',
    from: { source: 'UN press release GA/12309', certainty: 'stated' },
  }),
  meeting({
    slug: 'organisational-matters-2022',
    title: 'Session on organisational matters',
    kind: 'organisational',
    city: 'New York',
    days: ['2022-02-24', '2022-02-24'],
  }),
  meeting({
    slug: 'first-session',
    title: 'First session',
    kind: 'substantive',
    ordinal: 1,
    city: 'New York',
    days: ['2022-02-28', '2022-03-11'],
    announced: [
      {
        firstDay: '2022-01-17',
        city: 'New York',
        status: 'planned',
        note: 'Announced as the start of the negotiation and later postponed. The last day planned at that time is not in our sources; that the meeting was to be in New York is inferred.',
        source: 'The 2021 discussion paper',
        certainty: 'stated',
      },
    ],
  }),
  meeting({
    slug: 'first-intersessional',
    title: 'First intersessional consultation',
    kind: 'intersessional',
    ordinal: 1,
    city: 'Vienna',
    days: ['2022-03-24', '2022-03-25'],
  }),
  meeting({
    slug: 'second-session',
    title: 'Second session',
    kind: 'substantive',
    ordinal: 2,
    city: 'Vienna',
    days: ['2022-05-30', '2022-06-10'],
    announced: [
      {
        firstDay: '2022-05-30',
        lastDay: '2022-06-10',
        city: 'Vienna',
        status: 'planned',
        source: 'The DPMC web page',
        certainty: 'stated',
      },
    ],
    chapterSlugs: firstHalf,
  }),
  meeting({
    slug: 'second-intersessional',
    title: 'Second intersessional consultation',
    kind: 'intersessional',
    ordinal: 2,
    city: 'Vienna',
    days: ['2022-06-13', '2022-06-14'],
  }),
  meeting({
    slug: 'third-session',
    title: 'Third session',
    kind: 'substantive',
    ordinal: 3,
    city: 'New York',
    days: ['2022-08-29', '2022-09-09'],
    announced: [
      {
        firstDay: '2022-08-29',
        lastDay: '2022-09-09',
        status: 'planned',
        source: 'The DPMC web page',
        certainty: 'stated',
      },
    ],
    chapterSlugs: secondHalf,
    daysOff: ['2022-09-05'],
    note: 'Monday 5 September 2022 was a United Nations holiday; the committee did not meet.',
  }),
  meeting({
    slug: 'third-intersessional',
    title: 'Third intersessional consultation',
    kind: 'intersessional',
    ordinal: 3,
    city: 'Vienna',
    days: ['2022-11-03', '2022-11-04'],
  }),
  meeting({
    slug: 'fourth-session',
    title: 'Fourth session',
    kind: 'substantive',
    ordinal: 4,
    city: 'Vienna',
    days: ['2023-01-09', '2023-01-20'],
    chapterSlugs: firstHalf,
  }),
  meeting({
    slug: 'fourth-intersessional',
    title: 'Fourth intersessional consultation',
    kind: 'intersessional',
    ordinal: 4,
    city: 'Vienna',
    days: ['2023-03-06', '2023-03-07'],
  }),
  meeting({
    slug: 'fifth-session',
    title: 'Fifth session',
    kind: 'substantive',
    ordinal: 5,
    city: 'Vienna',
    days: ['2023-04-11', '2023-04-21'],
    chapterSlugs: secondHalf,
  }),
  meeting({
    slug: 'fifth-intersessional',
    title: 'Fifth intersessional consultation',
    kind: 'intersessional',
    ordinal: 5,
    city: 'Vienna',
    days: ['2023-06-20', '2023-06-21'],
  }),
  meeting({
    slug: 'sixth-session',
    title: 'Sixth session',
    kind: 'substantive',
    ordinal: 6,
    city: 'New York',
    days: ['2023-08-21', '2023-09-01'],
    chapterSlugs: wholeText,
  }),
  meeting({
    slug: 'concluding-session',
    title: 'Concluding session',
    kind: 'concluding',
    city: 'New York',
    days: ['2024-01-29', '2024-02-09'],
    chapterSlugs: wholeText,
    note: 'Suspended on its last day without a finished text, and reconvened in July 2024.',
  }),
  meeting({
    slug: 'reconvened-concluding-session',
    title: 'Reconvened concluding session',
    kind: 'reconvened',
    city: 'New York',
    days: ['2024-07-29', '2024-08-09'],
    chapterSlugs: wholeText,
    note: 'Called by General Assembly decision 78/549.',
  }),
  meeting({
    slug: 'rules-of-procedure-session',
    title: 'Session on rules of procedure for the Conference of the States Parties',
    kind: 'follow-up',
    city: 'Vienna',
    days: ['2026-01-26', '2026-01-30'],
    chapterSlugs: ['final-mechanism-of-implementation'],
    note: 'The committee met again, after adoption, to prepare the body that will oversee the convention.',
  }),
]
