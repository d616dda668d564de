import type { PostedForm } from '../../../platform/http/forms.ts'
import type { Words } from '../../../platform/translation/words.ts'
import type { FieldError } from '../../../ui/index.ts'
import type { SubjectKind } from '../change.ts'
import type { ContentProblem } from '../schemas.ts'
import { fieldsOf, type RecordField } from './fields.ts'
import { schedulePrefix } from './typed.ts'

/** Problems of a proposal as messages beside their fields, in the order of the form, one a field. */
export function fieldErrors(
  kind: SubjectKind,
  problems: readonly ContentProblem[],
  words: Words,
): FieldError[] {
  const named = new Map<string, RecordField>([
    ...fieldsOf[kind].map((field) => [field.name, field] as const),
    ...fieldsOf.schedule.map((field) => [schedulePrefix + field.name, field] as const),
  ])
  const order = [...named.keys()]
  return problems
    .filter((each, index) => problems.findIndex((other) => other.field === each.field) === index)
    .toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
    .map(({ field, problem }) => {
      const found = named.get(field)
      if (!found) return { message: words.named(`negotiations.problem.${problem}`) }
      const label = words.named(`negotiations.field.${found.label}`)
      return { field, message: words.named(`negotiations.problem.${spoken(found, problem)}`, { label }) }
    })
}

/** A choice left open is missing, whatever the schema calls it. */
const spoken = (field: RecordField, problem: string): string =>
  (field.as === 'choice' || field.as === 'one') && (problem === 'wrong' || problem === 'missing')
    ? 'choose'
    : problem

/** Fields whose text could not be read as it was sent. */
export const mendedErrors = (form: PostedForm, words: Words): FieldError[] =>
  [...form.mended.keys()].map((field) => ({ field, message: words.t('negotiations.problem.mended') }))
