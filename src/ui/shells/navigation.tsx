import { findLanguage } from '../../platform/translation/languages.ts'
import { classes } from '../classes.ts'
import { type NavigationLink, useFrame } from '../frame.tsx'
import { useHref } from '../links.ts'

/** The main navigation. The current entry says so in words, in weight and in colour. */
export function Navigation({ items, label }: { items: readonly NavigationLink[]; label: string }) {
  const to = useHref()
  if (items.length === 0) return null
  return (
    <nav aria-label={label} class="app-navigation">
      <ul class="app-navigation__list">
        {items.map((item) => (
          <li class={classes('app-navigation__item', item.current && 'app-navigation__item--current')}>
            <a
              class="app-navigation__link"
              href={to(item.path)}
              lang={item.lang}
              aria-current={item.current ? 'true' : undefined}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The same page in other languages, each named in itself; one that is not whole says so in the language of the page. */
export function LanguageSwitch() {
  const { languages, words } = useFrame()
  if (languages.length < 2) return null
  return (
    <nav class="app-languages" aria-label={words.t('ui.language')}>
      <ul class="app-languages__list">
        {languages.map((language) => (
          <li class="app-languages__item">
            {language.current ? (
              <span aria-current="true" lang={language.code}>
                {language.name}
              </span>
            ) : (
              <a href={language.path} rel="alternate" lang={language.code} hreflang={language.code}>
                {language.name}
              </a>
            )}
            {findLanguage(language.code)?.pagesOf ? (
              <>
                {' '}
                <span lang={words.fallbackOf('ui.language.in-part')}>{words.t('ui.language.in-part')}</span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}
