import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { TestFrame } from '../testing/frame.tsx'
import { ErrorPage } from './error-page.tsx'
import { PublicShell } from './public-shell.tsx'
import { StaffShell } from './staff-shell.tsx'

const actor = { id: 'a', name: 'Mere Example', roles: [], permissions: new Set<string>() }

const publicPage = (language = 'en', isUntranslated = false) =>
  render(
    <TestFrame language={language} isUntranslated={isUntranslated}>
      <PublicShell
        title="Draft principles"
        description="What was asked"
        canonical="/consultations/first"
        section="consultations"
        feeds={[{ title: 'Updates', href: '/updates.atom' }]}
      >
        <h1>Draft principles</h1>
      </PublicShell>
    </TestFrame>,
  )

const staffPage = () =>
  render(
    <TestFrame frame={{ actor, navigation: [{ path: '/staff/inbox', label: 'Inbox', current: true }] }}>
      <StaffShell title="Inbox">
        <h1>Inbox</h1>
      </StaffShell>
    </TestFrame>,
  )

describe('every page', () => {
  test.each([
    ['a public page', publicPage()],
    ['a public page from right to left', publicPage('ar')],
    ['a page of the workspace', staffPage()],
    [
      'an error page',
      render(
        <TestFrame>
          <ErrorPage title="Not here" advice="Go to the home page." />
        </TestFrame>,
      ),
    ],
  ])('%s has no script or style of its own, and loads nothing from elsewhere', (_, html) => {
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src="\/assets\/)|\son\w+=/)
    const loaded = [
      ...html.matchAll(/<(?:script|img|link rel="(?:stylesheet|preload|icon)")[^>]*(?:src|href)="([^"]*)"/g),
    ]
    expect(loaded.length).toBeGreaterThan(3)
    for (const [, address] of loaded) expect(address).toMatch(/^\/assets\//)
  })

  test('says its language and direction, and takes the style sheet of that direction', () => {
    expect(publicPage()).toMatch(/<html lang="en" dir="ltr"/)
    expect(publicPage()).toContain('href="/assets/site.css"')
    expect(publicPage('ar')).toMatch(/<html lang="ar" dir="rtl"/)
    expect(publicPage('ar')).toContain('href="/assets/site.rtl.css"')
  })

  test('begins with a link that skips to the main content', () => {
    for (const html of [publicPage(), staffPage()]) {
      expect(html).toMatch(/<body[^>]*><a href="#content" class="govuk-skip-link"/)
      expect(html).toMatch(/<main[^>]* id="content"/)
    }
  })
})

describe('a public page', () => {
  test('names the site after itself, and an error before itself', () => {
    expect(publicPage()).toContain('<title>Draft principles – Travaux</title>')
    const wrong = render(
      <TestFrame>
        <PublicShell title="About you" hasErrors>
          <h1>About you</h1>
        </PublicShell>
      </TestFrame>,
    )
    expect(wrong).toContain('<title>Error: About you – Travaux</title>')
  })

  test('leads to the same page in every language, each named in itself', () => {
    const html = publicPage()
    expect(html).toContain('<link rel="canonical" href="https://consult.example.nz/consultations/first"')
    expect(html).toContain('hreflang="mi" href="https://consult.example.nz/mi/consultations/first?page=2"')
    expect(html).toMatch(/<a href="\/mi\/consultations\/first\?page=2"[^>]*lang="mi"[^>]*>Te reo Māori<\/a>/)
    expect(html).toMatch(/<span aria-current="true" lang="en">English<\/span>/)
  })

  test('says of a language that is not whole that it is not, on the link to it and on its pages', () => {
    expect(publicPage()).toMatch(/>Te reo Māori<\/a> <span>\(in part\)/)
    expect(publicPage()).not.toContain('app-language-notice')
    expect(publicPage('ar')).toContain('<p class="app-language-notice">أجزاء')
    expect(publicPage('ar')).not.toMatch(/<main [^>]*lang=/)
  })

  test('that is not translated is English inside a shell in the person’s language, and says so in both', () => {
    const html = publicPage('mi', true)
    expect(html).toMatch(/<html lang="mi"/)
    expect(html).toMatch(
      /<p class="app-language-notice">Kei roto i te reo Ingarihi.*<span lang="en" dir="ltr">This page/,
    )
    expect(html).toMatch(/<main [^>]*lang="en"/)
    expect(html).toMatch(/<footer [^>]*lang="en"/)
    expect(html).toMatch(/<a [^>]*href="\/mi\/treaties">Ngā tiriti/)
    expect(html).toMatch(/<a [^>]*href="\/mi\/consultations" lang="en"[^>]*>Consultations/)
  })

  test('stays in its language on every link of the shell', () => {
    const html = publicPage('mi')
    expect(html).toContain('href="/mi/updates"')
    expect(html).toContain('href="/mi/accessibility"')
    expect(html).toContain('href="/mi/updates.atom"')
  })

  test('asks for help to improve this very page', () => {
    expect(publicPage()).toContain('href="/improve?page=%2Fconsultations%2Ffirst%3Fpage%3D2"')
  })

  test('says which part of the site it stands in', () => {
    expect(publicPage()).toMatch(
      /<a class="app-navigation__link" href="\/consultations" aria-current="true">/,
    )
  })
})

describe('a page of the workspace', () => {
  test('says who is signed in and lets them sign out with a token', () => {
    const html = staffPage()
    expect(html).toContain('Signed in as Mere Example')
    expect(html).toMatch(
      /<form method="post" action="\/staff\/sign-out"><input[^>]*name="_csrf" value="token"/,
    )
  })

  test('is kept out of search engines', () => {
    expect(staffPage()).toContain('<meta name="robots" content="noindex"')
  })
})
