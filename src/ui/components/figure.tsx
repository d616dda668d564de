import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Chart } from '../charts/chart.ts'
import { Details } from './details.tsx'
import { Table, type TableProps } from './table.tsx'

export interface FigureProps {
  readonly title: ComponentChildren
  /** A picture made by `barChart`, `stackedBarChart`, `timeChart` or `timeline`; none when there is nothing to draw. */
  readonly chart?: Chart | undefined
  /** The same figures to read: some people would rather read than look. */
  readonly table: TableProps
  /** What a long table is folded under; without it the table stands open. */
  readonly tableSummary?: ComponentChildren
  /** What is counted, as of when, what is left out. */
  readonly note?: ComponentChildren
  /** Where there is room, the table stands beside the picture. */
  readonly beside?: boolean
  readonly headingLevel?: 2 | 3 | 4
  readonly id?: string
}

export function Figure(props: FigureProps) {
  const { title, chart, note, beside, headingLevel = 3, id } = props
  // With large letters on a phone more than two columns do not fit.
  const titleId = useId()
  const named = props.table.caption ? {} : { labelledBy: titleId }
  const table = <Table scroll={(props.table.head?.length ?? 0) > 2} {...named} {...props.table} />
  const Heading = `h${headingLevel}` as 'h3'
  return (
    <figure class={beside ? 'app-figure app-figure--beside' : 'app-figure'} id={id}>
      <figcaption class="app-figure__caption">
        <Heading class="app-figure__title" id={titleId}>
          {title}
        </Heading>
      </figcaption>
      <div class="app-figure__content">
        {chart ? (
          <div class="app-figure__picture">
            {chart.legend.length ? (
              <ul class="app-legend">
                {chart.legend.map((entry) => (
                  <li class={`app-legend__entry app-legend__entry--${entry.colour}`}>{entry.label}</li>
                ))}
              </ul>
            ) : null}
            {/* Drawn by us; its texts were escaped when they were drawn. */}
            <div
              class={chart.wide ? 'app-figure__drawing app-figure__drawing--wide' : 'app-figure__drawing'}
              // What is moved sideways must be reachable by keyboard.
              tabindex={chart.wide ? 0 : undefined}
              dangerouslySetInnerHTML={{ __html: chart.svg }}
            />
          </div>
        ) : null}
        <div class="app-figure__table">
          {props.tableSummary ? <Details summary={props.tableSummary}>{table}</Details> : table}
        </div>
      </div>
      {note ? <p class="app-figure__note">{note}</p> : null}
    </figure>
  )
}
