import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import {
  Button,
  barChart,
  Checkboxes,
  DateInput,
  DateRange,
  dateInputValue,
  ErrorSummary,
  Figure,
  Form,
  Input,
  Instant,
  Link,
  Radios,
  Textarea,
} from '../index.ts'
import { TestFrame } from '../testing/frame.tsx'

const html = (view: VNode, language = 'en') => render(<TestFrame language={language}>{view}</TestFrame>)
const text = (view: VNode, language = 'en') => html(view, language).replace(/<[^>]+>/g, '')

describe('the link of an error summary reaches the field', () => {
  const items = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ]
  test.each<[string, VNode, RegExp]>([
    ['input', <Input name="f" label="F" error="E" />, /<input[^>]*id="f"/],
    ['textarea', <Textarea name="f" label="F" error="E" />, /<textarea[^>]*id="f"/],
    [
      'radios, the first choice',
      <Radios name="f" label="F" error="E" items={items} />,
      /<input[^>]*id="f"[^>]*value="yes"/,
    ],
    [
      'checkboxes, the first choice',
      <Checkboxes name="f" label="F" error="E" items={items} />,
      /<input[^>]*id="f"[^>]*value="yes"/,
    ],
    [
      'date, the first part',
      <DateInput name="f" label="F" error="E" />,
      /<input[^>]*id="f"[^>]*name="f-day"/,
    ],
    [
      'date, the first part that is wrong',
      <DateInput name="f" label="F" error="E" wrong={['month', 'year']} />,
      /<input[^>]*id="f"[^>]*name="f-month"/,
    ],
  ])('%s', (_, view, field) => {
    expect(html(<ErrorSummary errors={[{ field: 'f', message: 'E' }]} />)).toContain('href="#f"')
    const shown = html(view)
    expect(shown).toMatch(field)
    expect(shown.match(/ id="f"/g)).toHaveLength(1)
    expect(shown).toMatch(/aria-describedby="[^"]*f-error/)
  })
})

test('what was typed comes back as it was, markup and all', () => {
  const typed = '</textarea><script>alert("x")</script> & Māori'
  expect(html(<Textarea name="f" label="F" value={typed} />)).toContain(
    '&lt;/textarea>&lt;script>alert(&quot;x&quot;)&lt;/script> &amp; Māori</textarea>',
  )
  expect(html(<Input name="f" label="F" value={'"><b>'} />)).toContain('value="&quot;>&lt;b>"')
})

test('a textarea keeps an empty first line', () => {
  // The parser drops one line end after the tag; without another the person's own would be lost.
  expect(html(<Textarea name="f" label="F" value={'\nsecond'} />)).toMatch(/<textarea[^>]*>\n\nsecond/)
})

test('an error summary without errors is not there', () => {
  expect(html(<ErrorSummary errors={[]} />)).toBe('')
  expect(html(<ErrorSummary errors={undefined} />)).toBe('')
})

test('a form posts with its token and leaves the checks to the server', () => {
  const shown = html(
    <Form action="/drafts" autosave="/drafts/1/autosave">
      <Button>Save</Button>
    </Form>,
    'mi',
  )
  expect(shown).toMatch(/<form method="post" action="\/mi\/drafts" novalidate/)
  expect(shown).toContain('data-autosave="/mi/drafts/1/autosave"')
  expect(shown).toContain('<input type="hidden" name="_csrf" value="token"')
})

test('an address that would run as a script leads nowhere', () => {
  const script = ['java', 'script:alert(1)'].join('')
  expect(html(<Link href={script}>x</Link>)).toContain('href="#"')
  expect(html(<Button href="//elsewhere.example">x</Button>)).toContain('href="#"')
})

test('a range says once what both ends share', () => {
  expect(text(<DateRange from="2022-02-28" to="2022-03-11" />)).toBe('28 February to 11 March 2022')
  expect(text(<DateRange from="2023-01-09" to="2023-01-20" />)).toBe('9 to 20 January 2023')
  expect(text(<DateRange from="2021-12-30" to="2022-01-02" />)).toBe('30 December 2021 to 2 January 2022')
  expect(text(<DateRange from="2022-02-28" to="2022-02-28" />)).toBe('28 February 2022')
  expect(text(<DateRange from="2022-02-28" />)).toBe('from 28 February 2022')
  expect(text(<DateRange to="2022-02-28" />)).toBe('until 28 February 2022')
  expect(html(<DateRange from="2023-01-09" to="2023-01-20" />)).toContain(
    '<time datetime="2023-01-09">9</time>',
  )
})

test('an instant is said with its hour, day, year and zone', () => {
  const shown = html(<Instant at={new Date('2022-08-23T05:00:00Z')} timeZone="Pacific/Auckland" />)
  expect(shown).toMatch(
    /^<time datetime="2022-08-23T05:00:00.000Z">5:00 pm on Tuesday 23 August 2022 \(NZST\)<\/time>$/,
  )
})

test('a civil date fills the three fields, and nonsense fills none', () => {
  expect(dateInputValue('2022-08-03')).toEqual({ year: '2022', month: '8', day: '3' })
  expect(dateInputValue('soon')).toEqual({})
  expect(dateInputValue(null)).toEqual({})
})

test('a picture never stands without its table', () => {
  const chart = barChart({ title: 'Who answered', bars: [{ label: 'Individuals', value: 41 }] })
  const shown = html(
    <Figure
      title="Who answered"
      chart={chart}
      table={{ head: ['Kind', 'Count'], rows: [['Individuals', '41']] }}
    />,
  )
  expect(shown).toContain('<svg')
  expect(shown).toMatch(/<table[\s\S]*Individuals[\s\S]*41/)
})
