import type { ComponentChildren } from 'preact'
import { Details, Link, useHref, useWords } from '../../../ui/index.ts'

/** More are a click away, in the file itself. */
export const mostPagesShown = 30

export interface Sheet {
  readonly name: string
  /** Where the file itself is. */
  readonly href: string | undefined
  /** How many of its pages can be drawn. */
  readonly pages: number
  /** Where page 1, 2, … is as a picture. */
  readonly picture: (page: number) => string
  /** What was read from it; undefined while it is not read. */
  readonly text: string | undefined
}

/** One scan as it came: its pages as pictures, and the words that were read from them. */
export function ScanSheet({
  sheet,
  wordsOpen,
  beside,
}: {
  sheet: Sheet
  /** Whoever types copies from the words. */
  wordsOpen?: boolean
  beside?: ComponentChildren
}) {
  const { t } = useWords()
  const to = useHref()
  const { name, href, pages, picture, text } = sheet
  const shown = Math.min(pages, mostPagesShown)
  return (
    <div class="app-scan">
      <p class="app-scan__name">
        {href ? (
          <Link href={href}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi>{name}</bdi>
        )}{' '}
        {beside}
      </p>
      {shown > 0 && (
        // Scrolls by itself, and so must be reachable by keyboard.
        <div
          class="app-scan__pages"
          tabindex={0}
          {...{ role: 'region', 'aria-label': t('submissions.scan.pages', { name }) }}
        >
          {Array.from({ length: shown }, (_, i) => (
            <img
              key={i}
              src={to(picture(i + 1))}
              alt={t('submissions.scan.page', { page: i + 1, name })}
              loading={i === 0 ? 'eager' : 'lazy'}
            />
          ))}
        </div>
      )}
      {pages > shown && <p class="govuk-body-s">{t('submissions.scan.more', { shown })}</p>}
      {text === undefined ? (
        <p class="govuk-body-s app-quiet" data-scan-waiting={t('submissions.scan.words-of', { name })}>
          {t('submissions.entry.reading')}
        </p>
      ) : (
        <Details summary={t('submissions.scan.words')} open={wordsOpen ?? false}>
          <textarea
            class="govuk-textarea app-scan__text"
            aria-label={t('submissions.scan.words-of', { name })}
            dir="auto"
            rows={8}
            readOnly
          >
            {text || t('submissions.entry.no-text')}
          </textarea>
        </Details>
      )}
    </div>
  )
}
