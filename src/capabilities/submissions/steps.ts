import type { Words } from '../../platform/translation/words.ts'
import {
  checkAnswers,
  type Edition,
  filledSections,
  type Section,
  sectionsOf,
} from '../consultations/index.ts'
import { fingerprintOf } from '../ledger/index.ts'
import { hasFilesPage } from './attachments/form-files.ts'
import { emptyDraft } from './drafts.ts'
import type { DraftContent } from './submissions.ts'

/** A page of the form, in the order people go through it. */
export type Step =
  | { readonly kind: 'section'; readonly id: string; readonly section: Section }
  | { readonly kind: 'files' | 'about' | 'withhold' | 'check'; readonly id: string }

/** The pages that this person's answers lead through. */
export function stepsOf(edition: Edition, content: DraftContent): Step[] {
  return [
    ...sectionsOf(edition, content.answers).map((section) => ({
      kind: 'section' as const,
      id: section.id,
      section,
    })),
    ...(hasFilesPage(edition, content) ? [filesStep] : []),
    ...ownSteps,
  ]
}

const filesStep: Step = { kind: 'files', id: 'files' }

/** After the questions. */
const ownSteps: readonly Step[] = [
  { kind: 'about', id: 'about-you' },
  { kind: 'withhold', id: 'withhold' },
  { kind: 'check', id: 'check' },
]

/** Every page there is, whatever the answers. */
export const everyStep = (edition: Pick<Edition, 'sections' | 'files'>): Step[] => [
  ...filledSections(edition).map((section) => ({ kind: 'section' as const, id: section.id, section })),
  ...(edition.files ? [filesStep] : []),
  ...ownSteps,
]

/** Paths of a person's own pages. A preview has a path in the key's place. */
export const ownPath = (key: string, ...rest: string[]): string =>
  [key.startsWith('/') ? key : `/my/${key}`, ...rest].join('/')

export const stepPath = (key: string, step: Pick<Step, 'kind' | 'id'>): string =>
  step.kind === 'section' ? ownPath(key, 'part', step.id) : ownPath(key, step.id)

/**
 * The parts of the questionnaire in which something asked for is missing, or wrong: also one that was gone through before
 * an answer elsewhere, or a newer edition, made it ask for more.
 *
 * @returns identifiers of steps
 */
export function unfinishedSteps(edition: Edition, { answers }: DraftContent, words: Words): Set<string> {
  const flawed = new Set(checkAnswers(edition, answers, words).map(({ questionId }) => questionId))
  const parts = edition.sections.filter(({ questions }) => questions.some(({ id }) => flawed.has(id)))
  return new Set(parts.map(({ id }) => id))
}

/** How far a page is: gone through and nothing asked for is missing, begun, or still to do. */
export function stateOfStep(
  step: Step,
  { seen, answers, files, sender, withhold }: DraftContent,
  unfinished: ReadonlySet<string>,
) {
  if (seen.includes(step.id)) return unfinished.has(step.id) ? 'begun' : 'saved'
  const begun =
    step.kind === 'section'
      ? step.section.questions.some(({ id }) => answers[id] !== undefined)
      : step.kind === 'files'
        ? (files?.length ?? 0) > 0
        : step.kind === 'about'
          ? fingerprintOf(sender) !== fingerprintOf(emptyDraft.sender)
          : step.kind === 'withhold' && withhold.length > 0
  return begun ? 'begun' : 'to-do'
}

/** A page opened from the check page, to change one thing: it leads back there. */
export const toChange = (path: string): string => `${path}?from=check`

/**
 * Where a page opened from the check page leads: back there, unless the person has not been through another part, or
 * something asked for in it is missing, because what was changed opened it. Those come first, one after the other.
 */
export function stepAfterChange(
  steps: readonly Step[],
  id: string,
  seen: readonly string[],
  unfinished: ReadonlySet<string>,
): Pick<Step, 'kind' | 'id'> {
  const open = steps.find(
    (step) =>
      step.kind === 'section' && step.id !== id && (!seen.includes(step.id) || unfinished.has(step.id)),
  )
  return open ?? { kind: 'check', id: 'check' }
}

/**
 * The page that follows another.
 *
 * @param every all pages there are, where the other may be one that these answers do not lead through
 */
export function stepAfter(steps: readonly Step[], id: string, every = steps): Step | undefined {
  const later = every.slice(every.findIndex((step) => step.id === id) + 1).map((step) => step.id)
  return steps.find((step) => later.includes(step.id))
}

export function stepBefore(steps: readonly Step[], id: string): Step | undefined {
  return steps[steps.findIndex((step) => step.id === id) - 1]
}
