/**
 * How far a statement can be trusted.
 * `stated`: a public source says it. `computed`: follows by arithmetic from stated facts.
 * `general-knowledge`: known to people in the field, not re-checked in a source.
 * `uncertain`: sources disagree, are second-hand, or are old; check before relying on it.
 */
export type Certainty = 'stated' | 'computed' | 'general-knowledge' | 'uncertain'

/** Where a statement comes from. Every row and every single fact carries it. */
export interface Attribution {
  /** A short citation for people, for example "UNODC AHC home page". */
  source: string
  certainty: Certainty
}

/** One value with its source. */
export interface Fact<T> extends Attribution {
  value: T
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: no more precise than the source. */
export type PartialDate = string

export interface Contact {
  name: string
  email?: string
  phone?: string
  post?: string
}
