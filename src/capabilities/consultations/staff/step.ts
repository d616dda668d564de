import type { VNode } from 'preact'
import type { Words } from '../../../platform/translation/words.ts'
import type { FieldError } from '../../../ui/index.ts'
import { fingerprintOf } from '../../ledger/index.ts'
import type { Edition } from '../edition.ts'
import type { StaffConsultation } from '../queries.ts'
import type { EditionProblem } from '../schemas.ts'
import type { Typed } from './typed.ts'

export const stepNames = ['about', 'dates', 'people', 'documents', 'session', 'questions', 'notice'] as const
export type StepName = (typeof stepNames)[number]

/** Something to choose, with the name that is stored. */
export interface Pick {
  readonly slug: string
  readonly name: string
}

/** What a step of the builder may look at. */
export interface StepContext {
  readonly consultation: StaffConsultation
  readonly words: Words
  readonly now: Date
  readonly sessions: readonly (Pick & { readonly begins: string | undefined })[]
  /** `structure` says which text a chapter belongs to: the same title often stands in several. */
  readonly chapters: readonly (Pick & { readonly structure: string })[]
  readonly agencies: readonly Pick[]
}

export interface StepPage {
  readonly typed: Typed
  readonly errors: readonly FieldError[] | undefined
  readonly edition: Edition
  readonly context: StepContext
}

export interface StepRead {
  readonly edition: Edition
  readonly errors: readonly FieldError[]
  /** The fields in order again, where reading moved them (an emptied row went out). */
  readonly typed?: Typed
}

/** One page of the builder: the parts of an edition it writes, as fields and back. */
export interface Step {
  readonly name: Exclude<StepName, 'questions'>
  readonly parts: readonly (keyof Edition)[]
  typedFrom(edition: Edition, words: Words): Typed
  read(typed: Typed, edition: Edition, context: StepContext): StepRead
  /** The fields after a button that only changes the form, such as "add a row"; undefined for saving. */
  rework?(typed: Typed, context: StepContext): Typed | undefined
  Fields(page: StepPage): VNode
}

/**
 * Names what a page was made from. Saving compares it with what stands now, so that two people on different pages
 * of one draft do not get in each other's way, and two on the same page are told.
 */
export const partsFingerprint = (edition: Edition, parts: readonly (keyof Edition)[]): string =>
  fingerprintOf(Object.fromEntries(parts.map((part) => [part, edition[part]])))

/** Problems of an edition beside the fields, which bear the names of the paths. */
export const fieldErrors = (problems: readonly EditionProblem[], words: Words): FieldError[] =>
  problems.map(({ path, key, values }) => ({ field: path, message: words.t(key, values) }))
