import { barX, text } from '@observablehq/plot'
import { draw, width } from './canvas.ts'
import type { Chart, ChartText } from './chart.ts'

export interface BarChartOptions extends ChartText {
  /** From the top down. */
  readonly bars: readonly { readonly label: string; readonly value: number }[]
}

const row = 46

/** One bar a line, its name above it and its number at its end; lengths begin at nought. */
export function barChart(options: BarChartOptions): Chart {
  const { bars, direction } = options
  const numbers = new Intl.NumberFormat(options.locale)
  const rtl = direction === 'rtl'
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  // By number, not by name: two bars of one name must not fall together.
  const data = bars.map((bar, index) => ({ ...bar, index, shown: numbers.format(bar.value) }))
  return draw(options, {
    height: Math.max(1, bars.length) * row + 4,
    margin: 0,
    // Room for the number after the longest bar.
    x: { domain: [0, most], range: rtl ? [width - 2, 52] : [2, width - 52], axis: null },
    y: { domain: data.map((bar) => bar.index), axis: null, padding: 0 },
    marks: [
      barX(data, { x: 'value', y: 'index', insetTop: 22, insetBottom: 4, className: 'app-chart__bar' }),
      text(data, {
        x: 0,
        y: 'index',
        text: 'label',
        textAnchor: 'start',
        frameAnchor: rtl ? 'right' : 'left',
        dy: -12,
        className: 'app-chart__label',
      }),
      text(data, {
        x: 'value',
        y: 'index',
        text: 'shown',
        textAnchor: 'start',
        dx: rtl ? -6 : 6,
        dy: 9,
        className: 'app-chart__value',
      }),
    ],
  })
}
