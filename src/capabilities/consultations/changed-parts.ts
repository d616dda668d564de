import { canonicalJson } from '../ledger/index.ts'
import type { Edition } from './edition.ts'

/** Parts of an edition that people are told about when they change; questions are told one by one (`differences`). */
const toldParts = ['text', 'dates', 'documents', 'links', 'contact', 'other-ways', 'notice'] as const
export type ToldPart = (typeof toldParts)[number]

const contents: Readonly<Record<ToldPart, (edition: Edition) => unknown>> = {
  text: ({ title, summary, overview, background, sections }) => [
    title,
    summary,
    overview,
    background,
    sections.map((section) => [section.id, section.title, section.intro ?? '']),
  ],
  dates: ({ opens, closes, timeZone, hoursStated }) => [opens, closes, timeZone, hoursStated],
  documents: ({ documents }) => documents,
  links: ({ sessionSlug, chapterSlugs, agencySlugs }) => [sessionSlug ?? '', chapterSlugs, agencySlugs],
  contact: ({ contact }) => contact,
  'other-ways': ({ otherWays, files, confirmAddress }) => [
    otherWays ?? null,
    files?.most ?? 0,
    confirmAddress ?? false,
  ],
  notice: ({ notice }) => notice,
}

/** What is not the same in two editions, apart from the questions. */
export const changedParts = (a: Edition, b: Edition): readonly ToldPart[] =>
  toldParts.filter((part) => canonicalJson(contents[part](a)) !== canonicalJson(contents[part](b)))
