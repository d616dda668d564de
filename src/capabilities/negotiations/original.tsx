import type { ComponentChildren } from 'preact'
import { useWords } from '../../ui/index.ts'

/** The language in which the record is kept. */
const recordLanguage = 'en'

/**
 * Words of the record, on a page that may be in another language: told apart for voices that read aloud, and kept
 * whole where the page runs from right to left.
 */
export function Original({ children }: { children: ComponentChildren }): ComponentChildren {
  const { language } = useWords()
  return language.code === recordLanguage ? children : <bdi lang={recordLanguage}>{children}</bdi>
}

/** The same for paragraphs and whole texts. */
export function OriginalText({ children }: { children: ComponentChildren }): ComponentChildren {
  const { language } = useWords()
  return language.code === recordLanguage ? (
    children
  ) : (
    <div lang={recordLanguage} dir="ltr">
      {children}
    </div>
  )
}
