import { civilDateAt } from '../../../platform/civil-time.ts'
import {
  type AnswerValue,
  type EngagementAnswer,
  type Option,
  type Position,
  positions,
  type Question,
} from '../../consultations/index.ts'
import { readMoment } from './dates.ts'
import type { Mapping } from './import.ts'

/** What a column gives for an answer: a value, or the piece of the cell that fits none. */
export type CellAnswer =
  | { readonly ok: true; readonly value: AnswerValue | undefined }
  | { readonly ok: false; readonly wrong: string }

const bare = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[.:;,]+$/, '')
    .trim()

/** An option by its label or its identifier, whatever its case. */
function optionOf(options: readonly Option[], written: string): string | undefined {
  const wanted = bare(written)
  return options.find(({ id, label }) => bare(label) === wanted || id === wanted)?.id
}

/** Several options in one cell, set apart by lines, semicolons, bars or, where no label has one, commas. */
function optionsOf(options: readonly Option[], written: string): { ids: string[]; wrong?: string } {
  const whole = optionOf(options, written)
  if (whole) return { ids: [whole] }
  let firstWrong: string | undefined
  for (const separator of [/\n/, /[;\n]/, /[|\n]/, /[,\n]/]) {
    const pieces = written.split(separator).filter((piece) => piece.trim() !== '')
    const ids = pieces.map((piece) => optionOf(options, piece))
    const wrong = pieces.find((_, i) => ids[i] === undefined)
    if (wrong === undefined) return { ids: [...new Set(ids as string[])] }
    if (pieces.length > 1) firstWrong ??= wrong.trim()
  }
  return { ids: [], wrong: firstWrong ?? written }
}

const yes = /^(1|y|yes|true|x|✓|✔|on|selected|checked|āe|ae)$/i
const no = /^(0|n|no|false|off|not selected|unchecked|n\/a|-|kāo|kao)?$/i

/** True, false, or undefined for what is neither. */
export function isYes(written: string): boolean | undefined {
  const text = written.trim()
  return yes.test(text) ? true : no.test(text) ? false : undefined
}

/** Whether moderators elsewhere refused it: Polis writes -1, others a word. */
export const isRejected = (written: string): boolean =>
  /^(-1(\.0+)?|reject(ed)?|refused|hidden|removed|blocked|spam)$/i.test(written.trim())

const positionWords: readonly (readonly [Position, RegExp])[] = [
  [
    'support-with-changes',
    /^(support with (changes|amendments?)|support in part|partly support|qualified support)$/,
  ],
  ['support', /^(support|supports?|strongly (support|agree)|agree|in favou?r|for|yes)$/],
  ['oppose', /^(oppose|opposes?|strongly (oppose|disagree)|disagree|against|no)$/],
  ['no-view', /^(no view|neutral|neither( agree nor disagree)?|unsure|don t know|not sure|no opinion)$/],
]

function positionOf(written: string): Position | undefined {
  const text = bare(written)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return (
    positions.find((each) => each.replaceAll('-', ' ') === text) ??
    positionWords.find(([, pattern]) => pattern.test(text))?.[0]
  )
}

/** Puts one cell into the answer to a question, with what other columns gave for it before. */
export function answerFrom(
  question: Question,
  part: 'level' | 'ways' | undefined,
  itemId: string | undefined,
  text: string,
  before: AnswerValue | undefined,
  mapping: Pick<Mapping, 'dateFormat' | 'timeZone'>,
): CellAnswer {
  const given = (value: AnswerValue | undefined): CellAnswer => ({ ok: true, value })
  const wrong: CellAnswer = { ok: false, wrong: text }
  switch (question.type) {
    case 'short-text':
    case 'long-text':
      return given(typeof before === 'string' ? `${before}\n\n${text}` : text)
    case 'email':
      return given(text)
    case 'number': {
      const number = Number(text.replace(/[\s\u00a0]/g, '').replace(/,(?=\d{3}(\D|$))/g, ''))
      return Number.isFinite(number) ? given(number) : wrong
    }
    case 'date': {
      const read = readMoment(text, mapping.dateFormat, mapping.timeZone)
      return read ? given(civilDateAt(read.at, mapping.timeZone)) : wrong
    }
    case 'single-choice': {
      const option = optionOf(question.options, text)
      return option ? given(option) : wrong
    }
    case 'multiple-choice': {
      const list = Array.isArray(before) ? (before as readonly string[]) : []
      if (itemId !== undefined) {
        // Some programs write the option's own words into its column.
        const chosen = optionOf(question.options, text) === itemId ? true : isYes(text)
        if (chosen === undefined) return wrong
        return given(chosen ? [...list, itemId] : list.length > 0 ? list : undefined)
      }
      const { ids, wrong: piece } = optionsOf(question.options, text)
      return piece === undefined ? given([...new Set([...list, ...ids])]) : { ok: false, wrong: piece }
    }
    case 'ranking': {
      const { ids, wrong: piece } = optionsOf(question.options, text)
      return piece === undefined ? given(ids) : { ok: false, wrong: piece }
    }
    case 'agreement-grid': {
      const option = optionOf(question.scale, text)
      if (!option || itemId === undefined) return wrong
      return given({ ...(before as Record<string, string> | undefined), [itemId]: option })
    }
    case 'position': {
      const choice = positionOf(text)
      return choice ? given({ choice }) : wrong
    }
    case 'engagement': {
      const known: EngagementAnswer = (before as EngagementAnswer | undefined) ?? { ways: [], contact: false }
      const { ids, wrong: piece } = optionsOf(part === 'level' ? question.levels : question.ways, text)
      if (piece !== undefined) return { ok: false, wrong: piece }
      return given(part === 'level' ? { ...known, level: ids[0] } : { ...known, ways: ids })
    }
  }
}
