import { sha256 } from '../../../platform/ids.ts'
import type { Words } from '../../../platform/translation/words.ts'
import {
  type AnswerValue,
  checkAnswers,
  type Edition,
  findQuestion,
  type PositionAnswer,
  type PublishedConsultation,
  partsOf,
  withoutHidden,
} from '../../consultations/index.ts'
import { Email, longestReason } from '../schemas.ts'
import { readCell, readLine } from './cell-text.ts'
import { answerFrom, isRejected, isYes } from './closed-answer.ts'
import { dayForAllRows, readMoment } from './dates.ts'
import type { Mapping, PlainTarget, RemarkName, RowRemark, TableColumn } from './import.ts'
import { kindOf } from './kind-of.ts'
import type { RowRead, RowWords } from './row-read.ts'
import type { TableRow } from './table.ts'
import { readTarget, type Target } from './targets.ts'

/** A body longer than this is no submission of one person; it can come as a file. */
const longestBody = 200_000
const longestName = 200
const longestReference = 200
const longestNote = 2_000
const mostRemarks = 12

/** Reads the rows of one import: what each would become, and all that is to be said of it. Pure. */
export function rowReader(
  columns: readonly TableColumn[],
  mapping: Mapping,
  consultation: Pick<PublishedConsultation, 'edition' | 'opensAt' | 'closesAt'>,
  words: Words,
  now: Date,
): (row: TableRow) => RowRead {
  const { edition } = consultation
  const targets = mapping.targets.map((written) => readTarget(written, edition))
  const names = columns.map(({ name }, i) => name || words.t('submissions.import.column', { number: i + 1 }))
  const bodies = targets.filter((target) => isPlain(target, 'body')).length
  // What was not asked, or not answered, elsewhere is not missing here.
  const lenient: Pick<Edition, 'sections'> = {
    sections: edition.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({ ...question, required: false })),
    })),
  }

  return ({ cells }) => {
    const remarks: RowRemark[] = []
    const remark = (name: RemarkName, i?: number, value?: string, message?: string) => {
      if (remarks.length < mostRemarks)
        remarks.push({
          name,
          column: i === undefined ? undefined : names[i],
          value: value === undefined ? undefined : shortened(value),
          message,
        })
    }
    const cellsHash = sha256(JSON.stringify(cells?.filter((_, i) => targets[i]) ?? null))
    if (!cells) {
      remark('unreadable-record')
      return {
        fate: 'refused',
        content: undefined,
        says: undefined,
        remarks,
        reference: undefined,
        note: undefined,
        cellsHash,
      }
    }
    const lines: Record<'reference' | 'name' | 'organisation' | 'email' | 'kind', string[]> = {
      reference: [],
      name: [],
      organisation: [],
      email: [],
      kind: [],
    }
    const body: string[] = []
    const notes: string[] = []
    // Beside what was said: a row that has only these is blank all the same.
    const asides: string[] = []
    const answers: Record<string, AnswerValue> = {}
    const reasons = new Map<string, string>()
    let withhold: string | undefined
    let receivedAt: Date | undefined
    let receivedDayOnly = false
    let refused = false
    let leftOut: { readonly name: RemarkName; readonly column: number } | undefined
    const refuse = (name: RemarkName, i?: number, value?: string, message?: string) => {
      refused = true
      remark(name, i, value, message)
    }

    targets.forEach((target, i) => {
      const cell = cells[i] ?? ''
      if (!target || cell.trim() === '') return
      const { text, hadControls, isBroken } = readCell(cell, mapping.html)
      if (hadControls) remark('control-characters', i)
      if (isBroken) remark('broken-encoding', i, cell)
      if (text === '') return
      if ('answer' in target) {
        const { question, part, itemId } = target.answer
        if (part === 'why') {
          reasons.set(question.id, text)
          return
        }
        const read = answerFrom(question, part, itemId, text, answers[question.id], mapping)
        if (read.ok) {
          if (read.value !== undefined) answers[question.id] = read.value
          return
        }
        // What fits no option was said all the same: it is kept in the person's words.
        remark('answer-wrong', i, read.wrong)
        body.push(`${names[i]}\n${text}`)
        return
      }
      switch (target.plain) {
        case 'reference':
        case 'name':
        case 'organisation':
        case 'email':
        case 'kind':
          lines[target.plain].push(readLine(cell, mapping.html))
          break
        case 'received': {
          const read = readMoment(text, mapping.dateFormat, mapping.timeZone, edition.timeZone)
          receivedAt = read?.at
          receivedDayOnly = read?.dayOnly ?? false
          if (!receivedAt) refuse('date-unreadable', i, text)
          else if (receivedAt > now) refuse('date-future', i, text)
          break
        }
        case 'body':
          body.push(bodies > 1 ? `${names[i]}\n${text}` : text)
          break
        case 'withhold': {
          const said = isYes(text)
          if (said !== false) withhold = said ? words.t('submissions.import.withhold-unreasoned') : text
          break
        }
        case 'attachments':
          if (isYes(text) !== false) notes.push(`${names[i]}: ${text}`)
          break
        case 'note':
          asides.push(`${names[i]}: ${text}`)
          break
        case 'moderated':
          if (isRejected(text)) leftOut = { name: 'rejected-by-moderators', column: i }
          break
        case 'leave-out':
          if (isYes(text) === true) leftOut = { name: 'marked-withdrawn', column: i }
          break
        case 'document-type':
          if (!/submission|comment/i.test(text)) leftOut = { name: 'not-a-submission', column: i }
          break
      }
    })

    const reference = lines.reference.join(' / ').slice(0, longestReference) || undefined
    const email = lines.email[0]?.replace(/^mailto:/i, '')
    const isEmail = email === undefined || Email.safeParse(email).success
    if (!isEmail) {
      remark(
        'email-wrong',
        targets.findIndex((target) => isPlain(target, 'email')),
        email,
      )
      notes.push(`${words.t('submissions.import.target.email')}: ${email}`)
    }
    const name = lines.name.join(' ') || undefined
    const organisation = lines.organisation.join(', ') || undefined
    for (const [target, value] of [
      ['name', name],
      ['organisation', organisation],
    ] as const)
      if (value && value.length > longestName)
        refuse(
          'too-long',
          targets.findIndex((each) => isPlain(each, target)),
          value,
        )
    const said = lines.kind[0]
    const kind = said === undefined ? 'unstated' : (kindOf(said) ?? 'unstated')
    if (said !== undefined && kind === 'unstated')
      remark(
        'kind-unknown',
        targets.findIndex((each) => isPlain(each, 'kind')),
        said,
      )

    for (const [questionId, why] of reasons) {
      const answer = answers[questionId]
      if (isPosition(answer)) answers[questionId] = { ...answer, why }
      else body.push(`${findQuestion(edition, questionId)?.label ?? questionId}\n${why}`)
    }
    const shown = withoutHidden(edition, answers)
    for (const { questionId, text } of partsOf(withoutConditions(edition), answers)) {
      if (shown[questionId] !== undefined) continue
      const label = findQuestion(edition, questionId)?.label ?? questionId
      remark('answer-hidden', undefined, label)
      // Words are kept whatever the questionnaire asks.
      if (text) body.push(`${label}\n${text}`)
    }
    for (const problem of checkAnswers(lenient, answers, words))
      refuse('answer-wrong', undefined, undefined, problem.message)

    const allWords = body.join('\n\n')
    if (allWords.length > longestBody)
      refuse(
        'too-long',
        targets.findIndex((target) => isPlain(target, 'body')),
        allWords,
      )
    if (withhold !== undefined && withhold.length > longestReason)
      refuse(
        'too-long',
        targets.findIndex((target) => isPlain(target, 'withhold')),
        withhold,
      )
    const note = [...notes, ...asides].join('\n').slice(0, longestNote) || undefined
    const says: RowWords = {
      sender: { kind, name, organisation, email: isEmail ? email : undefined, wantsResults: false },
      answers,
      body: allWords === '' ? undefined : allWords,
    }
    const common = { says, remarks, reference, note, cellsHash }
    if (leftOut) {
      remark(leftOut.name, leftOut.column)
      return { ...common, fate: 'left-out', content: undefined }
    }
    if (allWords === '' && Object.keys(shown).length === 0 && notes.length === 0)
      return { ...common, fate: 'blank', content: undefined }
    if (allWords === '' && Object.keys(shown).length === 0) remark('words-elsewhere')
    if (!receivedAt) {
      receivedAt = dayForAllRows(mapping.day, edition.timeZone, now)
      receivedDayOnly = true
    }
    if (!receivedAt && !refused) refuse('date-missing')
    if (refused || !receivedAt) return { ...common, fate: 'refused', content: undefined }
    if (receivedAt >= consultation.closesAt) remark('after-closing')
    if (receivedAt < consultation.opensAt) remark('before-opening')
    return {
      ...common,
      fate: 'ready',
      content: {
        ...says,
        withhold: withhold === undefined ? [] : [{ questionId: 'everything', reason: withhold }],
        receivedAt,
        receivedDayOnly,
      },
    }
  }
}

const isPlain = (target: Target | undefined, plain: PlainTarget): boolean =>
  target !== undefined && 'plain' in target && target.plain === plain

const isPosition = (value: AnswerValue | undefined): value is PositionAnswer =>
  typeof value === 'object' && 'choice' in value

const shortened = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value)

const withoutConditions = (edition: Edition): Pick<Edition, 'sections'> => ({
  sections: edition.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({ ...question, showWhen: undefined })),
  })),
})
