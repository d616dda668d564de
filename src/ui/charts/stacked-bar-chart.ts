import { barX, text } from '@observablehq/plot'
import { draw, width } from './canvas.ts'
import { type Chart, type ChartText, colours } from './chart.ts'

export interface StackedBarChartOptions extends ChartText {
  /** What the parts are, in the order in which they lie along the bar. At most six. */
  readonly series: readonly { readonly key: string; readonly label: string }[]
  readonly rows: readonly { readonly label: string; readonly values: Readonly<Record<string, number>> }[]
}

/** Drawn height of a bar with one line of words above it, and of each further line. */
const row = 50
const line = 16

/** Letters that fit in a line above a bar. */
const lineLength = 56

/** One bar a row, as long as all others: the parts of each whole, with their counts inside where they fit. */
export function stackedBarChart(options: StackedBarChartOptions): Chart {
  const { series, rows } = options
  if (series.length > colours) throw new Error(`a stacked chart has at most ${colours} parts`)
  const numbers = new Intl.NumberFormat(options.locale)
  const rtl = options.direction === 'rtl'
  const labels = rows.map((each) => inLines(each.label))
  const above = line * (Math.max(1, ...labels.map((lines) => lines.length)) - 1)
  const insetTop = 22 + above
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
      height: Math.max(1, rows.length) * (row + above) + 4,
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
              insetTop,
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
              dy: (insetTop - 4) / 2,
              className: `app-chart__count app-chart__count--${colour + 1}`,
            },
          ),
        ),
        text(
          labels.map((lines, index) => ({ index, label: lines.join('\n') })),
          {
            x: 0,
            y: 'index',
            text: 'label',
            textAnchor: 'start',
            lineAnchor: 'bottom',
            dy: insetTop - 5 - (row + above) / 2,
            className: 'app-chart__label',
          },
        ),
      ],
    },
    series.map(({ label }, index) => ({ label, colour: index + 1 })),
  )
}

/** A picture does not wrap words by itself, and a long statement would run out of it. */
function inLines(label: string): string[] {
  const lines: string[] = []
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lineLength)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
