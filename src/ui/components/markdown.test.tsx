import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { TestFrame } from '../testing/frame.tsx'
import { Markdown } from './markdown.tsx'

const html = (source: string, language = 'en') =>
  render(
    <TestFrame language={language}>
      <Markdown source={source} />
    </TestFrame>,
  )

test('markup in the text is shown, never obeyed', () => {
  const shown = html('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> **bold**')
  expect(shown).not.toMatch(/<script|<img/)
  expect(shown).toContain('&lt;script&gt;')
  expect(shown).toContain('<strong>bold</strong>')
})

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//elsewhere.example/path',
  '/\\elsewhere.example',
  'file:///etc/passwd',
])('a link to %s runs nothing and leads to no other place', (address) => {
  const links = [...html(`[text](<${address}>)`).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  for (const href of links) {
    const { protocol, host } = new URL(String(href), 'https://consult.example.nz/page')
    expect([protocol, host]).toEqual(['https:', 'consult.example.nz'])
  }
})

test('links of ours stay in the language of the page, others are left as they are', () => {
  const shown = html('[ours](/privacy) [theirs](https://example.org/a?b=1&c=2) [here](#part)', 'mi')
  expect(shown).toContain('href="/mi/privacy"')
  expect(shown).toContain('href="https://example.org/a?b=1&amp;c=2"')
  expect(shown).toContain('href="#part"')
})

test('the outline continues the page, whatever level the writer began with', () => {
  expect(html('# One\n\n## Two')).toMatch(/<h2>One<\/h2>\s*<h3>Two<\/h3>/)
  expect(html('### One\n\n#### Two')).toMatch(/<h2>One<\/h2>\s*<h3>Two<\/h3>/)
})

test('pictures are not loaded from elsewhere', () => {
  expect(html('![track](https://example.org/pixel.png)')).not.toContain('<img')
})
