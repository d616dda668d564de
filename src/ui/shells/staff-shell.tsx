import type { ComponentChildren } from 'preact'
import { Csrf } from '../components/form.tsx'
import { SkipLink } from '../components/skip-link.tsx'
import { useFrame } from '../frame.tsx'
import { Document } from './document.tsx'
import { Navigation } from './navigation.tsx'
import { WordMark } from './word-mark.tsx'

export interface StaffShellProps {
  readonly title: string
  readonly hasErrors?: boolean
  /** Takes the whole width of the screen: inboxes, two columns of reading. */
  readonly wide?: boolean
  readonly beforeContent?: ComponentChildren
  readonly children: ComponentChildren
}

/** What surrounds every page of the workspace; denser than the portal. */
export function StaffShell({ title, hasErrors, wide, beforeContent, children }: StaffShellProps) {
  const { words, around, settings, actor, navigation } = useFrame()
  const { t } = words
  const container = wide ? 'app-wide-container' : 'govuk-width-container'
  return (
    <Document title={title} hasErrors={hasErrors} style="staff" bodyClass="app-staff">
      <SkipLink />
      <header class="app-header app-header--staff" id="top">
        <div class={`${container} app-header__container`}>
          <WordMark name={settings.siteName} href={words.href(actor ? '/staff' : '/')} />
          <Navigation items={navigation} label={t('ui.navigation')} />
          {actor ? (
            <div class="app-header__person">
              <span>{t('ui.staff.signed-in', { name: actor.name })}</span>
              <a href={words.href('/')}>{t('ui.staff.portal')}</a>
              <form method="post" action={words.href('/staff/sign-out')}>
                <Csrf />
                <button class="app-link-button" type="submit">
                  {t('ui.staff.sign-out')}
                </button>
              </form>
            </div>
          ) : null}
        </div>
      </header>
      <div class={`${container} app-page`}>
        {beforeContent}
        <main class="govuk-main-wrapper" id="content" lang={words === around ? undefined : 'en'}>
          {children}
        </main>
      </div>
      {actor ? <Shortcuts /> : null}
    </Document>
  )
}

/** The list of keys, opened by `?`; hidden until then and without scripts. */
function Shortcuts() {
  const { t } = useFrame().words
  const keys = [
    ['j', t('ui.shortcuts.next')],
    ['k', t('ui.shortcuts.previous')],
    ['o', t('ui.shortcuts.open')],
    ['/', t('ui.shortcuts.search')],
    ['?', t('ui.shortcuts.help')],
  ] as const
  return (
    <dialog class="app-shortcuts" id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 class="govuk-heading-m" id="shortcuts-title">
        {t('ui.shortcuts.title')}
      </h2>
      <dl class="app-shortcuts__list">
        {keys.map(([key, does]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button class="govuk-button govuk-button--secondary" type="submit">
          {t('ui.shortcuts.close')}
        </button>
      </form>
    </dialog>
  )
}
