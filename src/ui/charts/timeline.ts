import { escapeText, frame } from './canvas.ts'
import type { Chart, ChartText } from './chart.ts'

export interface TimelineEvent {
  /** Shown when the pointer rests on the event; the table beside the picture says it to everyone. */
  readonly label: string
  /** At most three characters inside the event, which the table repeats: "1", "2", "R". */
  readonly mark?: string
  /** Civil dates; without `to` it is a single day. */
  readonly from: string
  readonly to?: string | null | undefined
  readonly state: 'past' | 'now' | 'planned'
}

export interface TimelineOptions extends ChartText {
  /** One kind of event a lane: sessions, consultations, steps. */
  readonly lanes: readonly { readonly label: string; readonly events: readonly TimelineEvent[] }[]
  /** Civil date of the line that says where we are. */
  readonly today: string
  readonly todayLabel: string
}

const width = 760
const side = 12
const top = 26
const laneLabel = 22
const rowHeight = 30
const barHeight = 22
const day = 86_400_000
const at = (civil: string) => Date.parse(`${civil.slice(0, 10)}T00:00:00Z`)

interface Placed {
  readonly event: TimelineEvent
  readonly start: number
  readonly end: number
  readonly row: number
}

/** Years from side to side, kinds of events from top to bottom. Drawn by hand: no chart has marks that make room. */
export function timeline(options: TimelineOptions): Chart {
  const { lanes, direction } = options
  const today = at(options.today)
  const all = lanes.flatMap((lane) =>
    lane.events.flatMap((event) => [at(event.from), at(event.to ?? event.from) + day]),
  )
  const firstYear = new Date(Math.min(today, ...all)).getUTCFullYear()
  const lastYear = new Date(Math.max(today, ...all)).getUTCFullYear() + 1
  const first = Date.UTC(firstYear, 0)
  const last = Date.UTC(lastYear, 0)
  const ltr = (time: number) => side + ((time - first) / (last - first)) * (width - 2 * side)
  const rtl = direction === 'rtl'
  /** Left edge of something `wide` that begins at `x`, seen from the reading side. */
  const place = (x: number, wide = 0) => (rtl ? width - x - wide : x)

  let y = top
  const drawn: string[] = []
  for (const lane of lanes) {
    const placed = arrange(lane.events, ltr)
    const edge = place(side)
    drawn.push(
      `<text class="app-timeline__lane" x="${edge}" y="${y + 15}" text-anchor="start">${escapeText(lane.label)}</text>`,
    )
    y += laneLabel
    for (const each of placed) drawn.push(drawEvent(each, y, place))
    y += (Math.max(0, ...placed.map((each) => each.row)) + 1) * rowHeight + 6
  }
  const bottom = y
  const years = Array.from({ length: lastYear - firstYear }, (_, index) => firstYear + index)
  const number = new Intl.NumberFormat(options.locale, { useGrouping: false })
  const grid = years.map((year) => {
    const x = place(round(ltr(Date.UTC(year, 0))))
    const label = place(round(ltr(Date.UTC(year, 6))))
    return (
      `<path class="app-timeline__year" d="M${x} ${top - 6}V${bottom}"/>` +
      `<text class="app-timeline__tick" x="${label}" y="${bottom + 16}">${number.format(year)}</text>`
    )
  })
  const now = place(round(ltr(today)))
  // The word stays inside the picture when today lies near its edge.
  const nowLabel = Math.min(width - 40, Math.max(40, now))
  const line =
    `<path class="app-timeline__today" d="M${now} ${top - 8}V${bottom}"/>` +
    `<text class="app-timeline__today-label" x="${nowLabel}" y="${top - 13}">${escapeText(options.todayLabel)}</text>`
  const content = `${grid.join('')}<path class="app-timeline__axis" d="M${side} ${bottom}H${width - side}"/>${line}${drawn.join('')}`
  return {
    svg: frame(options, `0 0 ${width} ${bottom + 24}`, content, 'app-chart app-timeline'),
    legend: [],
    wide: true,
  }
}

/** Gives every event a row in its lane in which it touches no other. */
function arrange(events: readonly TimelineEvent[], x: (time: number) => number): Placed[] {
  const rows: number[] = []
  return [...events]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map((event) => {
      const from = x(at(event.from))
      const to = x(at(event.to ?? event.from) + day)
      const least = event.mark ? 14 + event.mark.length * 8 : 10
      const start = to - from >= least ? from : Math.min(width - side - least, (from + to - least) / 2)
      const end = Math.max(start + least, to)
      let row = rows.findIndex((until) => until + 2 <= start)
      if (row < 0) row = rows.length
      rows[row] = end
      return { event, start, end, row }
    })
}

function drawEvent(
  { event, start, end, row }: Placed,
  y: number,
  place: (x: number, wide?: number) => number,
) {
  const wide = round(end - start)
  const x = round(place(start, wide))
  const middle = round(x + wide / 2)
  const line = y + row * rowHeight
  const mark = event.mark
    ? `<text class="app-timeline__mark" x="${middle}" y="${line + 16}">${escapeText(event.mark)}</text>`
    : ''
  return (
    `<g class="app-timeline__event app-timeline__event--${event.state}"><title>${escapeText(event.label)}</title>` +
    `<rect x="${x}" y="${line}" width="${wide}" height="${barHeight}" rx="3"/>${mark}</g>`
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
