import type { Chapter } from './types.ts'

/*
 * Chapters changed names and numbers between the structure agreed at the first session and the adopted text. A comment
 * belongs to the chapter its author saw, so both generations are kept, with the line of descent between them.
 */

const structureStage = {
  source:
    'The DPMC web page; the fourth and fifth sessions from the titles of their negotiating documents (dig.watch, UNODC)',
  certainty: 'stated',
} as const
const finalText = {
  source:
    'UNODC (nine chapters); titles and article ranges are domain knowledge, not re-checked against the certified text',
  certainty: 'general-knowledge',
} as const

const firstHalf = ['second-session', 'fourth-session']
const secondHalf = ['third-session', 'fifth-session']
const wholeText = ['sixth-session', 'concluding-session', 'reconvened-concluding-session']

const structure = (order: number, slug: string, title: string, readAtSessionSlugs: string[]): Chapter => ({
  slug,
  stage: 'structure',
  order,
  title,
  grewFrom: [],
  readAtSessionSlugs,
  ...structureStage,
})

const final = (
  order: number,
  numeral: string,
  slug: string,
  title: string,
  [firstArticle, lastArticle]: [number, number],
  grewFrom: string[],
): Chapter => ({
  slug,
  stage: 'final',
  order,
  numeral,
  title,
  firstArticle,
  lastArticle,
  grewFrom,
  readAtSessionSlugs: wholeText,
  ...finalText,
})

export const chapters: Chapter[] = [
  structure(1, 'preamble', 'Preamble', secondHalf),
  structure(2, 'general-provisions', 'General provisions', firstHalf),
  structure(3, 'criminalisation', 'Criminalisation', firstHalf),
  structure(4, 'procedural-measures', 'Procedural measures and law enforcement', firstHalf),
  structure(5, 'international-cooperation', 'International cooperation', secondHalf),
  structure(6, 'technical-assistance', 'Technical assistance', secondHalf),
  structure(7, 'preventive-measures', 'Preventive measures', secondHalf),
  structure(8, 'mechanism-of-implementation', 'Mechanism of implementation', secondHalf),
  structure(9, 'final-provisions', 'Final provisions', secondHalf),

  final(1, 'I', 'final-general-provisions', 'General provisions', [1, 6], ['general-provisions']),
  final(2, 'II', 'final-criminalisation', 'Criminalisation', [7, 21], ['criminalisation']),
  {
    // Which of the 2022 chapters held jurisdiction is not in our sources, so no descent is claimed.
    ...final(3, 'III', 'final-jurisdiction', 'Jurisdiction', [22, 22], []),
    certainty: 'uncertain',
  },
  final(
    4,
    'IV',
    'final-procedural-measures',
    'Procedural measures and law enforcement',
    [23, 34],
    ['procedural-measures'],
  ),
  final(
    5,
    'V',
    'final-international-cooperation',
    'International cooperation',
    [35, 52],
    ['international-cooperation'],
  ),
  final(6, 'VI', 'final-preventive-measures', 'Preventive measures', [53, 53], ['preventive-measures']),
  final(
    7,
    'VII',
    'final-technical-assistance',
    'Technical assistance and information exchange',
    [54, 56],
    ['technical-assistance'],
  ),
  final(
    8,
    'VIII',
    'final-mechanism-of-implementation',
    'Mechanism of implementation',
    [57, 58],
    ['mechanism-of-implementation'],
  ),
  final(9, 'IX', 'final-final-provisions', 'Final provisions', [59, 68], ['final-provisions']),
]
