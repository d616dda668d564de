import type { Db } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/ids.ts'
import type { Words } from '../../../platform/translation/words.ts'
import type { StaffConsultation } from '../../consultations/index.ts'
import { listByReference, referenceOf } from '../../submissions/index.ts'
import type { FormRefused } from '../add-entry.ts'
import { readEvidence } from '../evidence.ts'
import type { EntryVersion } from '../queries.ts'
import { type EntryForm, type Evidence, emptyContent, mostPicked } from '../report.ts'
import { type FieldProblem, readReferences, type TypedEntry } from '../schemas.ts'

export const emptyEntry: TypedEntry = {
  content: emptyContent,
  evidence: 'none',
  selectionId: '',
  references: '',
  sessionIds: [],
  statementIds: [],
  versionId: '',
  revision: 0,
}

/** What stands in the form when a version is opened for editing. */
export async function typedOf(db: Db, version: EntryVersion): Promise<TypedEntry> {
  const evidence = await readEvidence(db, version.selectionId)
  return {
    content: version.content,
    evidence: evidence.kind,
    selectionId: evidence.kind === 'saved' ? evidence.selectionId : '',
    references: evidence.kind === 'picked' ? evidence.submissionIds.map(referenceOf).join('\n') : '',
    sessionIds: version.sessionIds,
    statementIds: version.statementIds,
    versionId: version.versionId,
    revision: version.revision,
  }
}

export type EntryChecked = { ok: true; form: EntryForm } | { ok: false; problems: readonly FieldProblem[] }

/**
 * Makes of what was typed what the verbs take: references become submissions of this consultation. One that was
 * withdrawn is refused, because it would not be counted; one that stood there `before` it was withdrawn may stay, so
 * that a sender's withdrawal does not keep an entry from being edited.
 */
export async function checkEntry(
  db: Db,
  words: Words,
  consultation: StaffConsultation,
  typed: TypedEntry,
  before: EntryVersion | undefined,
): Promise<EntryChecked> {
  const evidence = await checkEvidence(db, words, consultation, typed, before)
  if ('field' in evidence) return { ok: false, problems: [evidence] }
  const { content, sessionIds, statementIds } = typed
  return { ok: true, form: { content, evidence, sessionIds, statementIds } }
}

async function checkEvidence(
  db: Db,
  words: Words,
  { consultationId, edition }: StaffConsultation,
  typed: TypedEntry,
  before: EntryVersion | undefined,
): Promise<Evidence | FieldProblem> {
  if (typed.evidence === 'none') return { kind: 'none' }
  if (typed.evidence === 'saved')
    return isId(typed.selectionId)
      ? { kind: 'saved', selectionId: typed.selectionId }
      : { field: 'selection', message: words.t('reporting.form.no-selection') }
  const field = 'references'
  const { references, unreadable } = readReferences(typed.references)
  if (unreadable.length > 0)
    return { field, message: words.t('reporting.form.bad-references', { list: words.list(unreadable) }) }
  if (references.length === 0) return { field, message: words.t('reporting.form.no-references') }
  if (references.length > mostPicked)
    return { field, message: words.t('reporting.form.too-many-references', { limit: mostPicked }) }
  const found = await listByReference(db, consultationId, references)
  const unknown = references.filter((reference) => !found.some((each) => each.reference === reference))
  if (unknown.length > 0)
    return {
      field,
      message: words.t('reporting.form.unknown-references', { list: words.list(unknown.slice(0, 5)) }),
    }
  const kept = await readEvidence(db, before?.selectionId ?? null)
  const keptIds = new Set(kept.kind === 'picked' ? kept.submissionIds : [])
  const withdrawn = found.flatMap(({ submissionId, reference, withdrawnAt }) =>
    withdrawnAt && !keptIds.has(submissionId)
      ? [
          words.t('reporting.form.withdrawn-on', {
            reference,
            day: words.day(withdrawnAt, edition.timeZone),
          }),
        ]
      : [],
  )
  if (withdrawn.length > 0)
    return {
      field,
      message: words.t('reporting.form.withdrawn-references', {
        count: withdrawn.length,
        list: words.list(withdrawn),
      }),
    }
  return { kind: 'picked', submissionIds: found.map((each) => each.submissionId) }
}

/** Where on the form a refusal of the verbs belongs. */
export const fieldOfRefusal: Partial<Record<FormRefused['reason'], string>> = {
  'unknown-selection': 'selection',
  'unknown-submission': 'references',
  'too-many-submissions': 'references',
  'unknown-session': 'session',
  'unknown-statement': 'statement',
}
