import { decidingOptions } from './check-questionnaire.ts'
import type { Edition, Question, Section } from './edition.ts'
import { questionsOf } from './questionnaire.ts'

type Sections = readonly Section[]

/** Puts a section at the end, or in place of the one with its id. */
export const withSection = (sections: Sections, section: Section): Sections =>
  sections.some(({ id }) => id === section.id)
    ? sections.map((each) => (each.id === section.id ? section : each))
    : [...sections, section]

/** Puts a question at the end of a section, or in place of the one with its id. */
export const withQuestion = (sections: Sections, sectionId: string, question: Question): Sections =>
  sections.map((section) => {
    if (section.id !== sectionId) return section
    const known = section.questions.some(({ id }) => id === question.id)
    const questions = known
      ? section.questions.map((each) => (each.id === question.id ? question : each))
      : [...section.questions, question]
    return { ...section, questions }
  })

export const withoutSection = (sections: Sections, sectionId: string): Sections =>
  sections.filter(({ id }) => id !== sectionId)

export const withoutQuestion = (sections: Sections, questionId: string): Sections =>
  sections.map((section) => ({
    ...section,
    questions: section.questions.filter(({ id }) => id !== questionId),
  }))

export type Direction = 'up' | 'down'

export function moveSection(sections: Sections, sectionId: string, direction: Direction): Sections {
  return moved(sections, (section) => section.id === sectionId, direction)
}

/** Moves a question by one place; past the end of its section it goes into the neighbouring one. */
export function moveQuestion(sections: Sections, questionId: string, direction: Direction): Sections {
  const at = sections.findIndex((section) => section.questions.some(({ id }) => id === questionId))
  const home = sections[at]
  const question = home?.questions.find(({ id }) => id === questionId)
  if (!home || !question) return sections
  const edge = direction === 'up' ? home.questions[0] : home.questions.at(-1)
  if (edge !== question)
    return withSection(sections, {
      ...home,
      questions: moved(home.questions, ({ id }) => id === questionId, direction),
    })
  const neighbour = sections[direction === 'up' ? at - 1 : at + 1]
  if (!neighbour) return sections
  const questions =
    direction === 'up' ? [...neighbour.questions, question] : [question, ...neighbour.questions]
  return withSection(withoutQuestion(sections, questionId), { ...neighbour, questions })
}

function moved<Item>(
  items: readonly Item[],
  isIt: (item: Item) => boolean,
  direction: Direction,
): readonly Item[] {
  const from = items.findIndex(isIt)
  const to = direction === 'up' ? from - 1 : from + 1
  const item = items[from]
  const other = items[to]
  if (item === undefined || other === undefined) return items
  return items.map((each, index) => (index === from ? other : index === to ? item : each))
}

/** The questions that are shown only because of answers to one of these. */
export const dependentsOf = (
  edition: Pick<Edition, 'sections'>,
  questionIds: readonly string[],
): readonly Question[] =>
  questionsOf(edition).filter(
    ({ id, showWhen }) => showWhen && questionIds.includes(showWhen.questionId) && !questionIds.includes(id),
  )

/** The questions on whose answer this one may depend: earlier ones that offer a choice. */
export function possibleConditions(
  edition: Pick<Edition, 'sections'>,
  questionId: string,
): readonly Question[] {
  const all = questionsOf(edition)
  const at = all.findIndex(({ id }) => id === questionId)
  return all.slice(0, at === -1 ? all.length : at).filter((question) => decidingOptions(question).length > 0)
}
