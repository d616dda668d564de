import { barX, text } from '@observablehq/plot'
import { draw, width } from './canvas.ts'
import { type Chart, type ChartText, colours } from './chart.ts'

export interface StackedBarChartOptions extends ChartText {
  /** What the parts are, in the order in which they lie along the bar. At most five. */
  readonly series: readonly { readonly key: string; readonly label: string }[]
  readonly rows: readonly { readonly label: string; readonly values: Readonly<Record<string, number>> }[]
}

const row = 50

/** One bar a row, as long as all others: the parts of each whole, with their counts inside where they fit. */
export function stackedBarChart(options: StackedBarChartOptions): Chart {
  const { series, rows } = options
  if (series.length > colours) throw new Error(`a stacked chart has at most ${colours} parts`)
  const numbers = new Intl.NumberFormat(options.locale)
  const rtl = options.direction === 'rtl'
  const parts = rows.flatMap((each, index) => {
    const total = series.reduce((sum, { key }) => sum + (each.values[key] ?? 0), 0)
    let from = 0
    return series.map(({ key }, colour) => {
      const value = each.values[key] ?? 0
      const share = total === 0 ? 0 : value / total
      const part = {
        index,
        colour,
        from,
        to: from + share,
        shown: share >= 0.07 ? numbers.format(value) : '',
      }
      from = part.to
      return part
    })
  })
  return draw(
    options,
    {
      height: Math.max(1, rows.length) * row + 4,
      margin: 0,
      x: { domain: [0, 1], range: rtl ? [width, 0] : [0, width], axis: null },
      y: { domain: rows.map((_, index) => index), axis: null, padding: 0 },
      marks: [
        series.map((_, colour) =>
          barX(
            parts.filter((part) => part.colour === colour && part.to > part.from),
            {
              x1: 'from',
              x2: 'to',
              y: 'index',
              insetTop: 22,
              insetBottom: 4,
              className: `app-chart__part app-chart__part--${colour + 1}`,
            },
          ),
        ),
        series.map((_, colour) =>
          text(
            parts.filter((part) => part.colour === colour && part.shown),
            {
              x: (part: { from: number; to: number }) => (part.from + part.to) / 2,
              y: 'index',
              text: 'shown',
              dy: 9,
              className: `app-chart__count app-chart__count--${colour + 1}`,
            },
          ),
        ),
        text(
          rows.map((each, index) => ({ index, label: each.label })),
          {
            x: 0,
            y: 'index',
            text: 'label',
            textAnchor: 'start',
            dy: -14,
            className: 'app-chart__label',
          },
        ),
      ],
    },
    series.map(({ label }, index) => ({ label, colour: index + 1 })),
  )
}
