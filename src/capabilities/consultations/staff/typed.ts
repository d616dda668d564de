import type { PostedForm } from '../../../platform/http/forms.ts'

/** What stands in the fields of a form: made from what is stored, or just as it was typed. */
export interface Typed {
  /** The first value of a field, or ''. */
  one(name: string): string
  all(name: string): readonly string[]
  /** The fields that were given. */
  readonly names: readonly string[]
}

export const typedForm = (form: PostedForm): Typed => ({
  one: (name) => form.values.get(name)?.[0] ?? '',
  all: (name) => form.values.get(name) ?? [],
  names: [...form.values.keys()],
})

export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

export const typedValues = (values: FieldValues): Typed => {
  const all = (name: string): readonly string[] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
  return { all, one: (name) => all(name)[0] ?? '', names: Object.keys(values) }
}

/** The same fields with some of them set anew. */
export const typedOver = (typed: Typed, values: FieldValues): Typed => {
  const over = typedValues(values)
  const has = (name: string) => Object.hasOwn(values, name)
  return {
    one: (name) => (has(name) ? over.one(name) : typed.one(name)),
    all: (name) => (has(name) ? over.all(name) : typed.all(name)),
    names: [...new Set([...typed.names, ...over.names])],
  }
}

/** Text without the blanks round it, or undefined when there is none. */
export const textOf = (typed: Typed, name: string): string | undefined => typed.one(name).trim() || undefined

/** The rows of a repeated group (`documents.0.title`, `documents.1.title`, …) in which one of these fields is filled. */
export function rowsIn(typed: Typed, prefix: string, fields: readonly string[]): number[] {
  const most = Math.min(Number(typed.one(`${prefix}.rows`)) || 0, 200)
  return Array.from({ length: most }, (_, row) => row).filter((row) =>
    fields.some((field) => typed.one(`${prefix}.${row}.${field}`).trim() !== ''),
  )
}

/** The value of the button that was pressed, such as `save`. */
export const pressed = (typed: Typed): string => typed.one('do')
