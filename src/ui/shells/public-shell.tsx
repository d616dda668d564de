import type { ComponentChildren, VNode } from 'preact'
import { SkipLink } from '../components/skip-link.tsx'
import { Around, useFrame } from '../frame.tsx'
import { useHref } from '../links.ts'
import { Document, type DocumentProps } from './document.tsx'
import { LanguageSwitch, Navigation } from './navigation.tsx'
import { WordMark } from './word-mark.tsx'

export interface PublicShellProps
  extends Pick<DocumentProps, 'title' | 'description' | 'canonical' | 'feeds' | 'hasErrors'> {
  /** Which entry of the navigation the page stands under. */
  readonly section?: 'home' | 'treaties' | 'consultations' | 'updates'
  /** Back link or breadcrumbs. */
  readonly beforeContent?: ComponentChildren
  readonly children: ComponentChildren
}

/** What surrounds every page of the portal. */
export function PublicShell({ section, beforeContent, children, ...document }: PublicShellProps) {
  const { words: ofPage, around: words, settings } = useFrame()
  const isInEnglish = ofPage !== words
  const entry = (key: 'home' | 'treaties' | 'consultations' | 'updates', path: string) => ({
    path,
    label: words.t(`ui.navigation.${key}`),
    lang: words.fallbackOf(`ui.navigation.${key}`),
    current: section === key,
  })
  const navigation = [
    entry('home', '/'),
    entry('treaties', '/treaties'),
    entry('consultations', '/consultations'),
    entry('updates', '/updates'),
  ]
  return (
    <Document {...document} style="site">
      <Around>
        <SkipLink attributes={{ lang: words.fallbackOf('ui.skip-to-content') }} />
        <header class="app-header" id="top">
          <div class="govuk-width-container app-header__container">
            <WordMark name={settings.siteName} href={words.href('/')} />
            <Navigation items={navigation} label={words.t('ui.navigation')} />
            <LanguageSwitch />
          </div>
        </header>
      </Around>
      <div class="govuk-width-container app-page">
        {isInEnglish && beforeContent ? <div lang="en">{beforeContent}</div> : beforeContent}
        <LanguageNotice />
        {/* Voices that read aloud go by the language: where the page is not translated, that is English. */}
        <main class="govuk-main-wrapper" id="content" lang={isInEnglish ? 'en' : undefined}>
          {children}
        </main>
      </div>
      <Around>
        <Footer />
      </Around>
    </Document>
  )
}

/** Says, in the page's own language, that not all of it is. */
function LanguageNotice() {
  const { words, around } = useFrame()
  if (!around.language.pagesOf) return null
  const isInEnglish = words !== around
  return (
    <aside aria-label={around.t('ui.language')}>
      <p class="app-language-notice">
        {around.t(isInEnglish ? 'ui.language.notice-untranslated' : 'ui.language.notice')}
        {isInEnglish ? (
          <>
            <br />
            <span lang="en" dir="ltr">
              {words.t('ui.language.notice-untranslated')}
            </span>
          </>
        ) : null}
      </p>
    </aside>
  )
}

/** The address of a page without the key of a private link: it must not travel in another address, nor be stored. */
const withoutKey = (path: string): string => path.replace(/^((?:\/\w+)?\/my)\/[^/?#]+/, '$1/…')

/** Behind a private link nobody is told that the text may be used again: it is what somebody wrote to us. */
const isPrivate = (path: string): boolean => /^\/my(?:[/?]|$)/.test(path)

function Footer() {
  const { words, path } = useFrame()
  const to = useHref()
  const { t } = words
  const links = [
    ['/accessibility', t('ui.footer.accessibility')],
    ['/privacy', t('ui.footer.privacy')],
    ['/sitemap', t('ui.footer.sitemap')],
    [`/improve?page=${encodeURIComponent(withoutKey(path))}`, t('ui.footer.improve')],
  ] as const
  return (
    <footer class="app-footer" lang={words.fallbackOf('ui.footer.licence')}>
      <div class="govuk-width-container">
        <h2 class="govuk-visually-hidden">{t('ui.footer.support')}</h2>
        <ul class="app-footer__links">
          {links.map(([href, label]) => (
            <li>
              <a class="app-footer__link" href={to(href)}>
                {label}
              </a>
            </li>
          ))}
        </ul>
        {isPrivate(path) ? null : (
          <p class="app-footer__text">
            {words.rich<VNode>('ui.footer.licence', {
              link: (children: string[]) => (
                <a class="app-footer__link" rel="license" href="https://creativecommons.org/licenses/by/4.0/">
                  {children.join('')}
                </a>
              ),
            })}
          </p>
        )}
        <p class="app-footer__text">{t('ui.footer.software')}</p>
      </div>
    </footer>
  )
}
