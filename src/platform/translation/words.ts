import { IntlMessageFormat } from 'intl-messageformat'
import { civilDate, civilDateTime, shortCivilDateTime } from '../civil-time.ts'
import { isolateValues } from './isolate-values.ts'
import { english, findLanguage, type Language } from './languages.ts'
import type { Catalogue, Catalogues, MessageKey } from './messages.ts'

export type MessageValues = Readonly<Record<string, string | number | Date | null | undefined>>

/** What a view needs to speak one language. */
export interface Words {
  readonly language: Language
  /** The message for a key, filled with values. Falls back to English, key by key. */
  t(key: MessageKey, values?: MessageValues): string
  /** As `t`, for a key made at run time (`consultations.state.${state}`); throws when English lacks it. */
  named(key: string, values?: MessageValues): string
  /** True when English has the key. */
  has(key: string): boolean
  /** The language a key's message is in, where that is not the language itself: for `lang`, which voices go by. */
  fallbackOf(key: MessageKey): 'en' | undefined
  /** A message with tags (`<link>…</link>`); each tag is given its children and returns a node. */
  rich<Node>(key: MessageKey, values: Readonly<Record<string, unknown>>): (string | Node)[]
  /** A civil date `2022-08-23` as "23 August 2022". */
  date(civil: string): string
  /** An instant in a zone as "5:00 pm on Tuesday 23 August 2022 (NZST)": hour, year and zone always said. */
  instant(at: Date, timeZone: string): string
  /** An instant in a list as "23 Aug 2022, 5:00 pm"; what says the zone is not far. */
  shortInstant(at: Date, timeZone: string): string
  /** An instant's civil date in a zone, "23 August 2022". */
  day(at: Date, timeZone: string): string
  number(value: number): string
  list(items: readonly string[]): string
  /** An address of this site in the current language. */
  href(path: string): string
}

export interface Translator {
  readonly languages: readonly Language[]
  /** Words in a language; an unknown code gives English. */
  in(code: string): Words
  /** English words for a page that is not translated, whose links stay in the language of the person. */
  englishWithin(code: string): Words
}

/** Puts the catalogues of all capabilities together. Two capabilities claiming one key is a programming error. */
export function createTranslator(all: readonly Catalogues[], languages: readonly Language[]): Translator {
  const merged = new Map<string, Record<string, string>>()
  for (const catalogues of all) {
    for (const [code, catalogue] of Object.entries(catalogues)) {
      const into = merged.get(code) ?? {}
      for (const [key, message] of Object.entries(catalogue)) {
        if (key in into) throw new Error(`message key ${key} stands in two catalogues`)
        into[key] = message
      }
      merged.set(code, into)
    }
  }
  const base = merged.get(english.code) ?? {}
  const words = new Map(
    languages.map((language) => [language.code, speak(language, merged.get(language.code) ?? {}, base)]),
  )
  const fallback = words.get(english.code)
  if (!fallback) throw new Error('English must be among the languages')
  const wordsIn = (code: string) => words.get(findLanguage(code)?.code ?? english.code) ?? fallback
  return {
    languages,
    in: wordsIn,
    englishWithin: (code) => ({ ...fallback, href: wordsIn(code).href }),
  }
}

// `//elsewhere` is the address of another site, and browsers read a backslash as a slash and skip white space.
const slashes = /^\/[/\\\s]+/

function speak(language: Language, own: Catalogue, base: Catalogue): Words {
  const compiled = new Map<string, string | IntlMessageFormat>()

  const compile = (key: string): string | IntlMessageFormat => {
    const known = compiled.get(key)
    if (known !== undefined) return known
    const message = own[key] ?? base[key]
    if (message === undefined) throw new Error(`no message ${key}`)
    const isOwn = own[key] !== undefined
    const locale = isOwn ? language.pluralsAs : english.pluralsAs
    let made = /[{<']/.test(message) ? new IntlMessageFormat(message, locale) : message
    if (isOwn && language.letters && typeof made !== 'string')
      made = new IntlMessageFormat(isolateValues(made.getAst()), locale)
    compiled.set(key, made)
    return made
  }

  const format = (key: string, values?: MessageValues): string => {
    const message = compile(key)
    return typeof message === 'string' ? message : String(message.format(values as Record<string, string>))
  }

  const numbers = new Intl.NumberFormat(language.locale)
  // New Zealand English puts no comma before the last "and".
  const near = language.pluralsAs === english.pluralsAs ? english.locale : language.pluralsAs
  const lists = new Intl.ListFormat(near, { type: 'conjunction' })

  return {
    language,
    t: format,
    named: format,
    has: (key) => key in base,
    fallbackOf: (key) => (language.code === english.code || key in own ? undefined : 'en'),
    rich(key, values) {
      const message = compile(key)
      if (typeof message === 'string') return [message]
      const parts = message.format(values as Record<string, string>)
      return (Array.isArray(parts) ? parts : [parts]) as never
    },
    date: (civil) => civilDate(civil, language.locale),
    instant: (at, timeZone) => civilDateTime(at, timeZone, language),
    shortInstant: (at, timeZone) => shortCivilDateTime(at, timeZone, language.locale),
    day: (at, timeZone) =>
      new Intl.DateTimeFormat(language.locale, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone,
      }).format(at),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    href: (path) => {
      const own = path.replace(slashes, '/')
      return language.code === english.code ? own : `/${language.code}${own}`
    },
  }
}
