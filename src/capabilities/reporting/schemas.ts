import { fieldOf, fieldsOf, type PostedForm } from '../../platform/http/forms.ts'
import { isId } from '../../platform/ids.ts'
import type { Words } from '../../platform/translation/words.ts'
import type { Certainty } from '../negotiations/index.ts'
import { readReference } from '../submissions/index.ts'
import { type EntryContent, type EntryPart, type EntryPartName, entryParts } from './report.ts'

export const certainties: readonly Certainty[] = ['stated', 'computed', 'general-knowledge', 'uncertain']

const evidenceKinds = ['none', 'saved', 'picked'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** The form of an entry as it was typed: kept whole, also when it is refused. */
export interface TypedEntry {
  readonly content: EntryContent
  readonly evidence: EvidenceKind
  readonly selectionId: string
  /** References of submissions, as written. */
  readonly references: string
  readonly sessionIds: readonly string[]
  readonly statementIds: readonly string[]
  /** The version that was before the person, and how often it had been saved; '' and 0 for a new entry. */
  readonly versionId: string
  readonly revision: number
}

/** A message beside a field. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

const longest = { title: 200, text: 20_000, source: 500, references: 60_000 }

/** Reads the form of an entry. A draft may be as unfinished as it likes; only what cannot be kept is a problem. */
export function readTypedEntry(
  form: PostedForm,
  words: Words,
): { readonly typed: TypedEntry; readonly problems: FieldProblem[] } {
  const problems: FieldProblem[] = []
  const text = (field: string, label: string, most: number): string => {
    const value = fieldOf(form, field).trim()
    const problem = (message: string) => problems.push({ field, message })
    if (form.mended.has(field)) problem(words.t('reporting.form.mended', { field: label }))
    else if (value.length > most) problem(words.t('reporting.form.too-long', { field: label, limit: most }))
    return value
  }
  const part = (name: EntryPartName): EntryPart => ({
    text: text(name, words.t(`reporting.form.${name}`), longest.text),
    source: text(`${name}-source`, words.t('reporting.form.source'), longest.source) || null,
    certainty: certainties.find((each) => each === fieldOf(form, `${name}-certainty`)) ?? 'stated',
  })
  const title = text('title', words.t('reporting.form.title'), longest.title)
  const [asked, said, did] = entryParts.map(part) as [EntryPart, EntryPart, EntryPart]
  const revision = Number(fieldOf(form, 'revision'))
  return {
    typed: {
      content: { title, asked, said, did },
      evidence: evidenceKinds.find((each) => each === fieldOf(form, 'evidence')) ?? 'none',
      selectionId: fieldOf(form, 'selection'),
      references: text('references', words.t('reporting.form.references'), longest.references),
      sessionIds: fieldsOf(form, 'session').filter(isId),
      statementIds: fieldsOf(form, 'statement').filter(isId),
      versionId: fieldOf(form, 'version'),
      revision: Number.isSafeInteger(revision) ? revision : 0,
    },
    problems,
  }
}

/** References in a text, one a line or parted by commas; and the first pieces that cannot be one. */
export function readReferences(written: string): {
  readonly references: readonly string[]
  readonly unreadable: readonly string[]
} {
  const references = new Set<string>()
  const unreadable: string[] = []
  for (const piece of written.split(/[\n,;]+/)) {
    if (piece.trim() === '') continue
    const reference = readReference(piece)
    if (reference) references.add(reference)
    else unreadable.push(piece.trim().slice(0, 40))
  }
  return { references: [...references], unreadable: unreadable.slice(0, 5) }
}
