import type { ComponentChildren } from 'preact'
import { Button, Fieldset, useWords } from '../../../ui/index.ts'
import { type FieldValues, rowsIn, type Typed, typedOver } from './typed.ts'

/** Blank rows offered below those that are filled. */
const spare = 2

/** How many rows to draw: those that were drawn before, or the filled ones and a few blank ones. */
const rowCount = (typed: Typed, prefix: string): number =>
  Math.min(Number(typed.one(`${prefix}.rows`)) || spare, 200)

/** The fields of a list of things, as rows. */
export const rowsFrom = (prefix: string, rows: readonly FieldValues[]): FieldValues => ({
  ...Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(row).map(([field, value]) => [`${prefix}.${index}.${field}`, value]),
    ),
  ),
  [`${prefix}.rows`]: String(rows.length + spare),
})

/**
 * The rows in which something was typed, moved together, so that row and item have the same number.
 *
 * @param telling the fields that make a row a row; the others come along
 */
export function compactRows(
  typed: Typed,
  prefix: string,
  telling: readonly string[],
  others: readonly string[] = [],
): Typed {
  const row = (number: number | undefined): FieldValues =>
    Object.fromEntries(
      [...telling, ...others].map((field) => [
        field,
        number === undefined ? [] : typed.all(`${prefix}.${number}.${field}`),
      ]),
    )
  const kept = rowsIn(typed, prefix, telling)
  const emptied = Array.from({ length: rowCount(typed, prefix) - kept.length }, () => row(undefined))
  return typedOver(typed, {
    ...rowsFrom(prefix, [...kept.map(row), ...emptied]),
    [`${prefix}.rows`]: String(kept.length + spare),
  })
}

/** After "add more rows". */
export const moreRows = (typed: Typed, prefix: string): Typed =>
  typedOver(typed, { [`${prefix}.rows`]: String(rowCount(typed, prefix) + 3) })

/** Repeated groups of fields; a button adds blank ones without losing what was typed. */
export function Rows(props: {
  typed: Typed
  prefix: string
  legend(row: number): string
  children(row: number, name: (field: string) => string): ComponentChildren
}) {
  const { typed, prefix } = props
  const { t } = useWords()
  const count = rowCount(typed, prefix)
  return (
    <>
      <input type="hidden" name={`${prefix}.rows`} value={String(count)} />
      {Array.from({ length: count }, (_, row) => (
        <Fieldset legend={props.legend(row + 1)} legendSize="s" class="app-row">
          {props.children(row, (field) => `${prefix}.${row}.${field}`)}
        </Fieldset>
      ))}
      <Button kind="secondary" name="do" value={`more:${prefix}`}>
        {t('consultations.staff.more-rows')}
      </Button>
    </>
  )
}
