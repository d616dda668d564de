import type { MessageKey } from '../../platform/translation/messages.ts'
import type { MessageValues } from '../../platform/translation/words.ts'
import { type Edition, positions, type Question, type Statement } from './edition.ts'
import type { EditionProblem } from './schemas.ts'

/** What a schema cannot see: names used twice, conditions that point nowhere or forward, bounds the wrong way round. */
export function checkQuestionnaire(edition: Pick<Edition, 'sections'>): readonly EditionProblem[] {
  const problems: EditionProblem[] = []
  const say = (path: string, key: MessageKey, values: MessageValues = {}) =>
    problems.push({ path, key, values })
  const sections = new Set<string>()
  const earlier = new Map<string, Question>()
  edition.sections.forEach((section, s) => {
    const here = `sections.${s}`
    if (sections.has(section.id)) say(`${here}.id`, 'consultations.edition.id-twice', { id: section.id })
    sections.add(section.id)
    section.questions.forEach((question, q) => {
      const path = `${here}.questions.${q}`
      if (earlier.has(question.id)) say(`${path}.id`, 'consultations.edition.id-twice', { id: question.id })
      for (const [list, choices] of listsOf(question)) {
        const ids = choices.map(({ id }) => id)
        const twice = ids.find((id, index) => ids.indexOf(id) !== index)
        if (twice !== undefined) say(`${path}.${list}`, 'consultations.edition.id-twice', { id: twice })
        for (const again of saidAgain(choices.map(({ label }) => label)))
          say(`${path}.${list}.${again}.label`, 'consultations.edition.said-twice', {
            label: question.label,
            choice: choices[again]?.label,
          })
      }
      if (hasCrossedBounds(question)) say(`${path}.max`, 'consultations.edition.bounds-crossed')
      const { showWhen } = question
      if (showWhen) {
        const decides = earlier.get(showWhen.questionId)
        const known = decides ? decidingOptions(decides) : []
        if (known.length === 0)
          say(`${path}.showWhen.questionId`, 'consultations.edition.condition-not-earlier', {
            label: question.label,
          })
        else if (!showWhen.anyOf.every((id) => known.includes(id)))
          say(`${path}.showWhen.anyOf`, 'consultations.edition.condition-unknown-choice', {
            label: question.label,
          })
      }
      earlier.set(question.id, question)
    })
  })
  return problems
}

/**
 * Where a list says again what it said before: nobody could tell the two apart when answering, nor their figures
 * afterwards. Capitals and blanks make no difference, nor does how an accent was typed.
 */
export function saidAgain(labels: readonly string[]): readonly number[] {
  const said = labels.map((label) => label.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase())
  return said.flatMap((each, index) => (each !== '' && said.indexOf(each) < index ? [index] : []))
}

/** The choices of a question on which another may depend; none for questions that are not choices. */
export function decidingOptions(question: Question): readonly string[] {
  switch (question.type) {
    case 'position':
      return positions
    case 'single-choice':
    case 'multiple-choice':
      return question.options.map(({ id }) => id)
    case 'short-text':
    case 'long-text':
    case 'ranking':
    case 'agreement-grid':
    case 'number':
    case 'date':
    case 'email':
    case 'engagement':
      return []
  }
}

function listsOf(question: Question): readonly (readonly [string, readonly Statement[]])[] {
  switch (question.type) {
    case 'single-choice':
    case 'multiple-choice':
    case 'ranking':
      return [['options', question.options]]
    case 'agreement-grid':
      return [
        ['statements', question.statements],
        ['scale', question.scale],
      ]
    case 'engagement':
      return [
        ['levels', question.levels],
        ['ways', question.ways],
      ]
    case 'short-text':
    case 'long-text':
    case 'position':
    case 'number':
    case 'date':
    case 'email':
      return []
  }
}

const hasCrossedBounds = (question: Question): boolean =>
  'min' in question &&
  'max' in question &&
  question.min !== undefined &&
  question.max !== undefined &&
  question.min > question.max
