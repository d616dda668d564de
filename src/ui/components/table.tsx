import { type ComponentChildren, isValidElement } from 'preact'
import { useId } from 'preact/hooks'
import { classes } from '../classes.ts'
import type { Attributes } from './attributes.ts'

export interface CellContent {
  readonly content: ComponentChildren
  /** Figures stand at the far edge, digits under digits. */
  readonly numeric?: boolean
  readonly colspan?: number
  readonly rowspan?: number
  readonly class?: string
  readonly attributes?: Attributes
}

export type Cell = CellContent | ComponentChildren

export interface TableProps {
  readonly rows: readonly (readonly Cell[] | null | false | undefined)[]
  readonly head?: readonly Cell[]
  readonly caption?: ComponentChildren
  readonly captionSize?: 's' | 'm' | 'l' | 'xl'
  /** The first cell of each row names the row. */
  readonly firstCellIsHeader?: boolean
  /** Lets a wide table scroll by itself on a narrow screen. On by default from five columns. */
  readonly scroll?: boolean
  /** On a narrow screen each row is a block, and each cell but the first says under which heading it stands. */
  readonly stacks?: boolean
  /** The identifier of what names a table that may scroll; its caption, unless told. */
  readonly labelledBy?: string
  readonly class?: string
  readonly attributes?: Attributes
}

const asContent = (cell: Cell): CellContent =>
  typeof cell === 'object' &&
  cell !== null &&
  !Array.isArray(cell) &&
  !isValidElement(cell) &&
  'content' in cell
    ? (cell as CellContent)
    : { content: cell as ComponentChildren }

export function Table(props: TableProps) {
  const { head, caption, captionSize, firstCellIsHeader } = props
  const columns = head?.length ?? 0
  const scrolls = props.stacks ? false : (props.scroll ?? columns > 4)
  const labels = props.stacks ? (head ?? []).map((cell) => asContent(cell).content) : []
  const labelOf = (index: number) => {
    const label = index > 0 ? labels[index] : undefined
    return typeof label === 'string' ? { 'data-label': label } : {}
  }
  const captionId = useId()
  const table = (
    <table
      class={classes('govuk-table', props.stacks && 'app-table-stacks', props.class)}
      {...props.attributes}
    >
      {caption ? (
        <caption
          id={scrolls ? captionId : undefined}
          class={classes('govuk-table__caption', captionSize && `govuk-table__caption--${captionSize}`)}
        >
          {caption}
        </caption>
      ) : null}
      {head ? (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map(asContent).map((cell) => (
              <th
                scope="col"
                class={classes(
                  'govuk-table__header',
                  cell.numeric && 'govuk-table__header--numeric',
                  cell.class,
                )}
                colspan={cell.colspan}
                rowspan={cell.rowspan}
                {...cell.attributes}
              >
                {cell.content}
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody class="govuk-table__body">
        {props.rows.map((row) =>
          row ? (
            <tr class="govuk-table__row">
              {row.map(asContent).map((cell, index) =>
                index === 0 && firstCellIsHeader ? (
                  <th
                    scope="row"
                    class={classes('govuk-table__header', cell.class)}
                    colspan={cell.colspan}
                    rowspan={cell.rowspan}
                    {...cell.attributes}
                  >
                    {cell.content}
                  </th>
                ) : (
                  <td
                    class={classes(
                      'govuk-table__cell',
                      cell.numeric && 'govuk-table__cell--numeric',
                      cell.class,
                    )}
                    colspan={cell.colspan}
                    rowspan={cell.rowspan}
                    {...labelOf(index)}
                    {...cell.attributes}
                  >
                    {cell.content}
                  </td>
                ),
              )}
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  )
  if (!scrolls) return table
  const labelledBy = props.labelledBy ?? (caption ? captionId : undefined)
  return (
    // A region that scrolls must be reachable by keyboard, and then say what it is.
    <div
      class="app-table-scroll"
      tabindex={0}
      {...(labelledBy ? { role: 'region', 'aria-labelledby': labelledBy } : {})}
    >
      {table}
    </div>
  )
}
