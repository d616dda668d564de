import { expect, test } from 'vitest'
import { english, findLanguage, type Language } from '../platform/translation/languages.ts'
import { tellOtherLanguageApart } from './other-language.ts'

const arabic = findLanguage('ar') as Language
const apart = (html: string) => tellOtherLanguageApart(html, arabic)
const told = (html: string) => `<span lang="en" dir="ltr">${html}</span>`

test('a line in another language is told apart, whole, with the links inside it', () => {
  expect(apart('<p>Read <a href="/x">the paper</a>, then answer.</p>')).toBe(
    `<p>${told('Read <a href="/x">the paper</a>, then answer.')}</p>`,
  )
  expect(apart('<label for="a">What matters?</label><hr/>')).toBe(
    `<label for="a">${told('What matters?')}</label><hr/>`,
  )
})

test('inside a part in the other language the lines still need their direction', () => {
  expect(apart('<main lang="en"><h1>Have your say</h1></main>')).toBe(
    `<main lang="en"><h1>${told('Have your say')}</h1></main>`,
  )
})

test('in a line of the page’s own language only the parts with their own element are told apart', () => {
  expect(apart('<p>ينتهي Draft <b>Draft principles</b></p>')).toBe(
    `<p>ينتهي Draft <b>${told('Draft principles')}</b></p>`,
  )
})

test('elements that stand side by side are told apart one by one, so that they keep the order of the page', () => {
  expect(apart('<li><a href="/a">One</a> <strong>Open</strong></li>')).toBe(
    `<li><a href="/a">${told('One')}</a> <strong>${told('Open')}</strong></li>`,
  )
})

test('what says its language already, figures, drawings, fields and titles are left alone', () => {
  for (const html of [
    '<p><bdi lang="en">Draft principles</bdi></p>',
    '<div dir="auto">What I wrote</div>',
    '<p lang="mi">Tēnā koutou</p>',
    '<td>1,024</td>',
    '<p>&nbsp;&amp;</p>',
    '<svg viewBox="0 0 1 1"><text>May</text></svg>',
    '<title>Have your say</title>',
    '<select><option value="a">One</option></select>',
  ])
    expect(apart(html)).toBe(html)
})

test('an address or a title with an angle bracket ends no tag', () => {
  expect(apart('<a title="a > b" href="/x?a>b">Two</a>')).toBe(
    `<a title="a > b" href="/x?a>b">${told('Two')}</a>`,
  )
})

test('a field runs the way of what is typed into it', () => {
  expect(apart('<textarea id="a">What I wrote &lt;b></textarea>')).toBe(
    '<textarea dir="auto" id="a">What I wrote &lt;b></textarea>',
  )
  expect(apart('<input name="a" type="text" value="b"/>')).toBe(
    '<input dir="auto" name="a" type="text" value="b"/>',
  )
  for (const html of [
    '<input type="hidden" value="b"/>',
    '<input name="a" type="radio"/>',
    '<textarea dir="ltr"></textarea>',
  ])
    expect(apart(html)).toBe(html)
})

test('text that nests without end is left as it is, and costs no more than its length', () => {
  const deep = `<p>${'<strong>'.repeat(50_000)}Deep${'</strong>'.repeat(50_000)}</p>`
  expect(apart(deep)).toBe(deep)
  const shallow = `<p>${'<strong>'.repeat(50)}Deep${'</strong>'.repeat(50)}</p>`
  expect(apart(shallow)).toContain(`${told('Deep')}</strong>`)
})

test('a page in English is given back as it is', () => {
  expect(tellOtherLanguageApart('<p>Read.</p>', english)).toBe('<p>Read.</p>')
})
