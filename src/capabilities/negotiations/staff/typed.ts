import type { SubjectKind } from '../change.ts'
import { fieldsOf, type RecordField } from './fields.ts'

/** What stands in the fields of a form, by their names: made from the record, or just as it was typed. */
export type Typed = ReadonlyMap<string, readonly string[]>

export const one = (typed: Typed, name: string): string => typed.get(name)?.[0] ?? ''
export const all = (typed: Typed, name: string): readonly string[] => typed.get(name) ?? []

/** Rows of relations a form can hold. */
const mostRows = 60

/** A new session's form has the fields of its first dates too, under this prefix. */
export const schedulePrefix = 'schedule.'

type Content = Readonly<Record<string, unknown>>

/** The fields of a form, filled from what stands in the record. */
export function typedFrom(kind: SubjectKind, content: Content): Typed {
  const typed = new Map<string, readonly string[]>()
  for (const field of fieldsOf[kind]) {
    const value = content[field.name]
    if (value === null || value === undefined) continue
    if (field.as === 'date') {
      const [year, month, day] = String(value).split('-')
      const parts = { year, month: month && String(Number(month)), day: day && String(Number(day)) }
      for (const [part, text] of Object.entries(parts)) if (text) typed.set(`${field.name}-${part}`, [text])
    } else if (field.as === 'lines') typed.set(field.name, [(value as string[]).join('\n')])
    else if (field.as === 'yes') typed.set(field.name, value ? ['yes'] : [])
    else if (field.as === 'relations')
      for (const [row, relation] of (value as { kind: string; symbol: string }[]).entries()) {
        typed.set(`relations.${row}.kind`, [relation.kind])
        typed.set(`relations.${row}.symbol`, [relation.symbol])
      }
    else typed.set(field.name, Array.isArray(value) ? value.map(String) : [String(value)])
  }
  return typed
}

/** What was typed, in the shape in which it is proposed. The schemas say what of it may stand. */
export function contentIn(kind: SubjectKind, typed: Typed, isNew: boolean): Content {
  const content = readFields(fieldsOf[kind], typed, '')
  if (kind !== 'session') return content
  return { ...content, schedule: isNew ? scheduleIn(typed) : null }
}

/** The first dates of a new session; none when nothing of them was filled in. */
function scheduleIn(typed: Typed): Content | null {
  const content = readFields(fieldsOf.schedule, typed, schedulePrefix)
  const { status, certainty: _, ...rest } = content
  return status === 'planned' && Object.values(rest).every((value) => value === '') ? null : content
}

function readFields(fields: readonly RecordField[], typed: Typed, prefix: string): Content {
  return Object.fromEntries(fields.map((field) => [field.name, readField(field, typed, prefix + field.name)]))
}

function readField(field: RecordField, typed: Typed, name: string): unknown {
  switch (field.as) {
    case 'date':
      return dateIn(typed, name)
    case 'number':
      // Nothing typed is no number; the schema would read '' as 0.
      return one(typed, name).trim() || undefined
    case 'lines':
      return one(typed, name)
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
    case 'several':
      return all(typed, name)
    case 'in-order':
      return all(typed, name).filter(Boolean)
    case 'yes':
      return one(typed, name) === 'yes'
    case 'relations':
      return relationRows(typed).flatMap((row) => {
        const symbol = one(typed, `relations.${row}.symbol`).trim()
        return symbol ? [{ kind: one(typed, `relations.${row}.kind`), symbol }] : []
      })
    default:
      return one(typed, name)
  }
}

/** `2022`, `2022-05` or `2022-05-30`; what cannot be read so is left for the schema to refuse. */
function dateIn(typed: Typed, name: string): string {
  const part = (which: string, digits: number) =>
    one(typed, `${name}-${which}`)
      .trim()
      .replace(/^\d+$/, (number) => number.padStart(digits, '0'))
  const [year, month, day] = [part('year', 4), part('month', 2), part('day', 2)]
  if (day) return `${year}-${month || '?'}-${day}`
  if (month) return `${year}-${month}`
  return year
}

/** The rows of the document's relations that were filled in or shown. */
export const relationRows = (typed: Typed): number[] =>
  Array.from({ length: mostRows }, (_, row) => row).filter((row) => typed.has(`relations.${row}.symbol`))
