import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { barChart, stackedBarChart, timeChart, timeline } from '../index.ts'

const evil = '<script>alert("x")</script> & "quotes"'

const charts = {
  barChart: (direction: 'ltr' | 'rtl') =>
    barChart({
      title: 'Bars',
      description: evil,
      direction,
      bars: [
        { label: evil, value: 3 },
        { label: 'B', value: 0 },
      ],
    }),
  stackedBarChart: (direction: 'ltr' | 'rtl') =>
    stackedBarChart({
      title: 'Parts',
      direction,
      series: [
        { key: 's', label: evil },
        { key: 'o', label: 'Oppose' },
      ],
      rows: [
        { label: evil, values: { s: 3, o: 1 } },
        { label: 'Nobody answered', values: {} },
      ],
    }),
  timeChart: (direction: 'ltr' | 'rtl') =>
    timeChart({
      title: evil,
      direction,
      locale: 'en-NZ',
      points: [
        { date: '2022-08-20', value: 2 },
        { date: '2022-08-23', value: 7 },
      ],
    }),
  timeline: (direction: 'ltr' | 'rtl') =>
    timeline({
      title: 'Time',
      direction,
      lanes: [
        {
          label: evil,
          events: [{ label: evil, mark: '<1>', from: '2022-02-28', to: '2022-03-11', state: 'past' }],
        },
      ],
      today: '2026-11-24',
      todayLabel: evil,
    }),
}

describe.each(Object.entries(charts))('%s', (_, draw) => {
  test.each(['ltr', 'rtl'] as const)('carries no style, script or markup of others (%s)', (direction) => {
    const { svg } = draw(direction)
    expect(svg).not.toMatch(/<style|style=|<script|font-family|font-size/)
    const { document } = parseHTML(svg)
    expect(document.querySelectorAll('script')).toHaveLength(0)
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  test('has a name for people who do not see it, and hides its parts from them', () => {
    const { document } = parseHTML(draw('ltr').svg)
    const svg = document.querySelector('svg')
    expect(svg?.getAttribute('role')).toBe('img')
    const ids = (svg?.getAttribute('aria-labelledby') ?? '').split(' ')
    for (const id of ids) expect(document.getElementById(id)?.textContent).toBeTruthy()
    expect(svg?.querySelector('g')?.getAttribute('aria-hidden')).toBe('true')
  })

  test('is the same, byte for byte, each time', () => {
    expect(draw('ltr').svg).toBe(draw('ltr').svg)
  })
})

test('a bar is as long as its number', () => {
  const { svg } = barChart({
    title: 'Bars',
    bars: [
      { label: 'A', value: 40 },
      { label: 'B', value: 10 },
    ],
  })
  const lengths = [...parseHTML(svg).document.querySelectorAll('rect')].map((bar) =>
    Number(bar.getAttribute('width')),
  )
  expect(lengths).toHaveLength(2)
  expect(lengths[0]).toBeCloseTo(4 * (lengths[1] as number), 6)
})

test('two bars of one name both stand', () => {
  const { svg } = barChart({
    title: 'Bars',
    bars: [
      { label: 'A', value: 4 },
      { label: 'A', value: 1 },
    ],
  })
  expect(parseHTML(svg).document.querySelectorAll('rect')).toHaveLength(2)
})

test('an empty chart is drawn, not thrown', () => {
  expect(barChart({ title: 'Bars', bars: [] }).svg).toContain('<svg')
  expect(timeChart({ title: 'Time', points: [] }).svg).toContain('<svg')
  expect(stackedBarChart({ title: 'Parts', series: [], rows: [] }).svg).toContain('<svg')
  const none = timeline({ title: 'Time', lanes: [], today: '2026-11-24', todayLabel: 'Today' })
  expect(none.svg).toContain('<svg')
})

test('events of one lane never lie on one another', () => {
  const { svg } = timeline({
    title: 'Time',
    lanes: [
      {
        label: 'Sessions',
        events: ['2022-02-28', '2022-03-01', '2022-03-02', '2022-05-30'].map((from, index) => ({
          label: from,
          mark: String(index + 1),
          from,
          state: 'past' as const,
        })),
      },
    ],
    today: '2026-11-24',
    todayLabel: 'Today',
  })
  const boxes = [...parseHTML(svg).document.querySelectorAll('rect')].map((rect) => ({
    x: Number(rect.getAttribute('x')),
    y: Number(rect.getAttribute('y')),
    end: Number(rect.getAttribute('x')) + Number(rect.getAttribute('width')),
  }))
  expect(boxes).toHaveLength(4)
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1))
      expect(one.y !== other.y || one.end <= other.x || other.end <= one.x).toBe(true)
})

test('a bar for each statement of a scale of six, its words in lines that stay in the picture', () => {
  const scale = ['a', 'b', 'c', 'd', 'e', 'not-sure']
  const statement = 'New Zealand should refuse requests that could harm someone for their views'
  const { svg, legend } = stackedBarChart({
    title: 'How far do you agree?',
    series: scale.map((key) => ({ key, label: key })),
    rows: [{ label: statement, values: Object.fromEntries(scale.map((key) => [key, 2])) }],
  })
  expect(legend).toHaveLength(6)
  expect(svg).toContain('app-chart__part--6')
  const lines = [...svg.matchAll(/<tspan[^>]*>([^<]*)<\/tspan>/g)].map(([, line]) => line)
  expect(lines.join(' ')).toBe(statement)
  expect(Math.max(...lines.map((line) => line?.length ?? 0))).toBeLessThanOrEqual(56)
})
