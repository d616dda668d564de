import { axisX, axisY, gridY, rectY, ruleY } from '@observablehq/plot'
import { draw, width } from './canvas.ts'
import { type Chart, type ChartText, colours } from './chart.ts'

export interface TimeChartOptions extends ChartText {
  /** How many on each civil date; days that are left out count as none. */
  readonly points: readonly { readonly date: string; readonly value: number; readonly series?: string }[]
  /** With series: what they are, from the bottom up. At most six. */
  readonly series?: readonly { readonly key: string; readonly label: string }[]
}

const day = 86_400_000
const at = (civil: string) => Date.parse(`${civil.slice(0, 10)}T00:00:00Z`)

/** Columns by day, or by week when there are too many days to tell apart. */
export function timeChart(options: TimeChartOptions): Chart {
  const { points, locale } = options
  const series = options.series ?? [{ key: '', label: '' }]
  if (series.length > colours) throw new Error(`a chart has at most ${colours} series`)
  const rtl = options.direction === 'rtl'
  const times = points.map((point) => at(point.date))
  const first = times.length ? Math.min(...times) : 0
  const last = (times.length ? Math.max(...times) : 0) + day
  const step = last - first > 130 * day ? 7 * day : day
  const columns = stack(options.points, series, first, step)
  const most = Math.max(1, ...columns.map((column) => column.top))
  const numbers = new Intl.NumberFormat(locale)
  const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const years = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const labels = last - first > 200 * day ? years : dates
  const ends = [first, Math.max(last, first + 7 * day)]
  return draw(
    options,
    {
      height: 220,
      marginTop: 16,
      marginBottom: 28,
      marginLeft: rtl ? 8 : 34,
      marginRight: rtl ? 34 : 8,
      x: { type: 'utc', domain: ends, range: rtl ? [width - 34, 8] : [34, width - 8] },
      y: { domain: [0, most] },
      marks: [
        gridY({ ticks: wholeTicks(most), className: 'app-chart__grid' }),
        series.map((_, colour) =>
          rectY(
            columns.filter((column) => column.colour === colour && column.top > column.base),
            {
              x1: (column: { from: number }) => new Date(column.from),
              x2: (column: { from: number }) => new Date(column.from + step),
              y1: 'base',
              y2: 'top',
              insetLeft: 0.5,
              insetRight: 0.5,
              className: `app-chart__part app-chart__part--${colour + 1}`,
            },
          ),
        ),
        ruleY([0], { className: 'app-chart__axis' }),
        axisX(dateTicks(ends[0] as number, ends[1] as number), {
          tickFormat: (date: Date) => labels.format(date),
          tickSize: 4,
          label: null,
          className: 'app-chart__tick',
        }),
        axisY(wholeTicks(most), {
          anchor: rtl ? 'right' : 'left',
          textAnchor: 'end',
          tickFormat: (value: number) => numbers.format(value),
          tickSize: 0,
          label: null,
          className: 'app-chart__tick',
        }),
      ],
    },
    options.series ? series.map(({ label }, index) => ({ label, colour: index + 1 })) : [],
  )
}

interface Column {
  readonly from: number
  readonly colour: number
  readonly base: number
  readonly top: number
}

function stack(
  points: TimeChartOptions['points'],
  series: readonly { readonly key: string }[],
  first: number,
  step: number,
): Column[] {
  const totals = new Map<number, Map<string, number>>()
  for (const point of points) {
    const from = first + Math.floor((at(point.date) - first) / step) * step
    const here = totals.get(from) ?? new Map<string, number>()
    const key = point.series ?? series[0]?.key ?? ''
    here.set(key, (here.get(key) ?? 0) + point.value)
    totals.set(from, here)
  }
  return [...totals].flatMap(([from, values]) => {
    let base = 0
    return series.map(({ key }, colour) => {
      const column = { from, colour, base, top: base + (values.get(key) ?? 0) }
      base = column.top
      return column
    })
  })
}

/** Nought, the middle and the top, in whole numbers: people are counted, and nobody is half. */
function wholeTicks(most: number): number[] {
  const raw = most / 4
  const size = 10 ** Math.floor(Math.log10(Math.max(raw, 1)))
  const step = [1, 2, 5, 10].map((each) => each * size).find((each) => each >= raw) ?? size
  const ticks: number[] = []
  for (let value = 0; value <= most; value += Math.max(1, step)) ticks.push(value)
  return ticks
}

/** About four days, evenly apart. */
function dateTicks(first: number, last: number): Date[] {
  const days = Math.max(1, Math.round((last - first) / day) - 1)
  const every = Math.max(1, Math.ceil(days / 4))
  const ticks: Date[] = []
  for (let index = 0; index <= days; index += every) ticks.push(new Date(first + index * day))
  return ticks
}
