import type { Edition } from './edition.ts'
import { questionsOf } from './questionnaire.ts'

/** What an edition must say before it can be proposed for publication. Gaps in the notice are counted apart. */
const requiredParts = [
  'title',
  'summary',
  'overview',
  'opens',
  'closes',
  'agency',
  'contact',
  'question',
] as const
export type RequiredPart = (typeof requiredParts)[number]

/** The parts that are still missing, in the order of the builder's steps. */
export function missingParts(edition: Edition): readonly RequiredPart[] {
  const { contact } = edition
  const there: Record<RequiredPart, boolean> = {
    title: edition.title.trim() !== '',
    summary: edition.summary.trim() !== '',
    overview: edition.overview.trim() !== '',
    opens: edition.opens !== '',
    closes: edition.closes !== '',
    agency: edition.agencySlugs.length > 0,
    contact: contact.name.trim() !== '' && Boolean(contact.email || contact.phone || contact.post),
    question: questionsOf(edition).length > 0,
  }
  return requiredParts.filter((part) => !there[part])
}

/** An edition with nothing in it yet. */
export const emptyEdition = (title: string, timeZone: string): Edition => ({
  title,
  summary: '',
  overview: '',
  background: '',
  documents: [],
  opens: '',
  closes: '',
  timeZone,
  hoursStated: true,
  chapterSlugs: [],
  agencySlugs: [],
  contact: { name: '' },
  notice: {
    elements: {
      '1': null,
      '2': null,
      '3': null,
      '4': null,
      '5': null,
      '6': null,
      '7': null,
      '8': null,
      '9': null,
      '10': null,
      '11': null,
      '12': null,
      '13': null,
      '14': null,
      '15': null,
    },
  },
  sections: [],
})
