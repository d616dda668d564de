/** An interface language. `code` is a BCP 47 tag and the first part of the address (`/mi/treaties/…`). */
export interface Language {
  readonly code: string
  /** The language's name in itself, for the language switch. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /**
   * Locale whose plural rules stand in. ICU has none for te reo Māori, and Intl then silently takes the
   * process's own locale, which would make pages differ from server to server.
   */
  readonly pluralsAs: string
  /** Locale for dates and numbers. */
  readonly locale: string
  /**
   * The capabilities whose public pages are translated; pages of others are in English inside a shell in this
   * language, dates and numbers included. Absent where everything is translated.
   */
  readonly pagesOf?: readonly string[]
  /** The letters of its script, where that is not the Latin one. */
  readonly letters?: RegExp
  /** How a moment is said: `{time}`, `{day}` and `{zone}` stand where the language puts them. */
  readonly moment: string
}

export const english: Language = {
  code: 'en',
  name: 'English',
  direction: 'ltr',
  pluralsAs: 'en',
  locale: 'en-NZ',
  moment: '{time} on {day} ({zone})',
}

export const languages: readonly Language[] = [
  english,
  {
    code: 'mi',
    name: 'Te reo Māori',
    direction: 'ltr',
    pluralsAs: 'en',
    locale: 'mi-NZ',
    pagesOf: [],
    moment: '{time}, {day} ({zone})',
  },
  {
    code: 'ar',
    name: 'العربية',
    direction: 'rtl',
    pluralsAs: 'ar',
    locale: 'ar-u-nu-latn',
    pagesOf: ['portal', 'reporting', 'engagement'],
    letters: /\p{Script=Arabic}/u,
    moment: '{time}، {day} ({zone})',
  },
]

export const findLanguage = (code: string): Language | undefined =>
  languages.find((language) => language.code === code)
