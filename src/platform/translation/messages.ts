/**
 * Every string a person reads. Empty here: each capability (and ui) adds its own keys by declaration
 * merging from its English catalogue, so that `t('…')` with an unknown key does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Messages {}

export type MessageKey = keyof Messages & string

/** One language's strings by key, in ICU MessageFormat. */
export type Catalogue = Readonly<Record<string, string>>

/** The catalogues of one capability. English is complete; other languages fall back to it key by key. */
export type Catalogues = Readonly<{ en: Catalogue }> & Readonly<Record<string, Catalogue>>
