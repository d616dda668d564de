import * as z from 'zod'
import { type Edition, positions, type Question, questionsOf } from '../../consultations/index.ts'

const ids = (options: readonly { readonly id: string }[]) =>
  z.enum(options.map(({ id }) => id) as [string, ...string[]])

const isUnique = (list: readonly string[]): boolean => new Set(list).size === list.length

/** The shape of an answer. Whether it keeps the question's limits, `checkAnswers` says in words. */
function answerShape(question: Question): z.ZodType {
  switch (question.type) {
    case 'short-text':
    case 'long-text':
    case 'email':
    case 'date':
      return z.string().min(1)
    case 'number':
      return z.number()
    case 'single-choice':
      return ids(question.options)
    case 'multiple-choice':
    case 'ranking':
      return z
        .array(ids(question.options))
        .min(1)
        .max(question.options.length)
        .refine(isUnique, 'names one thing twice')
    case 'agreement-grid':
      return z.strictObject(
        Object.fromEntries(question.statements.map(({ id }) => [id, ids(question.scale).optional()])),
      )
    case 'position':
      return z.strictObject({ choice: z.enum(positions), why: z.string().min(1).optional() })
    case 'engagement':
      return z.strictObject({
        level: ids(question.levels).optional(),
        ways:
          question.ways.length > 0
            ? z.array(ids(question.ways)).refine(isUnique, 'names one thing twice')
            : z.array(z.never()),
        contact: z.boolean(),
        email: z.string().min(1).optional(),
      })
  }
}

/** What the answers to this edition's questions may be. None is asked for here: conditions decide which must be there. */
export const answersShape = (edition: Pick<Edition, 'sections'>) =>
  z.strictObject(
    Object.fromEntries(
      questionsOf(edition).map((question) => [
        question.id,
        answerShape(question).meta({ description: question.label }).optional(),
      ]),
    ),
  )
