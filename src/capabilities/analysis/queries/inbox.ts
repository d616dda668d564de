import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import { listStaffNames } from '../../accounts/index.ts'
import { type Channel, listFilesOf, type SubmitterKind } from '../../submissions/index.ts'
import { groupedBy } from '../grouped-by.ts'
import { beginningOf, type Passage, passagesOf } from '../highlight.ts'
import type { SearchQuery } from '../search-query.ts'
import { listLabelsOn } from './labels.ts'
import '../tables.ts'

/** Words of a submission shown in a list: its first ones, or where the words looked for stand. */
export interface Excerpt {
  /** The question answered; null for a note, a file, and the words of a message. */
  readonly questionId: string | null
  /** The file in which it stands. */
  readonly file?: { readonly name: string; readonly page: number } | undefined
  readonly isNote: boolean
  readonly passage: Passage
}

export interface InboxRow {
  readonly submissionId: string
  readonly reference: string
  readonly receivedAt: Date
  readonly kind: SubmitterKind
  readonly channel: Channel
  readonly synthetic: boolean
  readonly name: string | null
  readonly organisation: string | null
  readonly versionNumber: number
  readonly withholdAsked: boolean
  readonly withdrawn: boolean
  readonly excluded: boolean
  readonly unread: boolean
  readonly assignedTo: string | null
  readonly assignee: string | undefined
  readonly labels: readonly { readonly labelId: string; readonly name: string }[]
  readonly excerpts: readonly Excerpt[]
}

const beginning = 160
/** Code units under which a beginning says little. */
const sayingLittle = 60
const mostBeginnings = 2
const around = 70
const mostPassages = 3
/** Of a file, in which passages are looked for. */
const mostPages = 100

/** What the inbox shows of a page's submissions, in the page's order. */
export async function listInboxRows(
  db: Db,
  documents: readonly { readonly submissionId: string; readonly versionId: string }[],
  search: SearchQuery | undefined,
): Promise<InboxRow[]> {
  if (documents.length === 0) return []
  const submissionIds = documents.map((document) => document.submissionId)
  const rows = await db
    .selectFrom('analysisDocument as d')
    .innerJoin('submission as s', 's.submissionId', 'd.submissionId')
    .innerJoin('analysisReading as r', 'r.submissionId', 'd.submissionId')
    .select([
      'd.submissionId',
      'd.versionId',
      'd.receivedAt',
      'd.kind',
      'd.channel',
      'd.synthetic',
      'd.versionNumber',
      'd.withholdAsked',
      'd.withdrawnIndex',
      's.reference',
      's.name',
      's.organisation',
      's.excludedAs',
      'r.unread',
      'r.assignedTo',
    ])
    .where('d.submissionId', 'in', submissionIds)
    .where(
      'd.versionId',
      'in',
      documents.map((document) => document.versionId),
    )
    .execute()
  const labels = groupedBy(await listLabelsOn(db, submissionIds), (label) => label.submissionId)
  const names = await listStaffNames(
    db,
    rows.map((row) => row.assignedTo).filter((id) => id !== null),
  )
  const excerpts = search ? await findPassages(db, documents, search) : await findBeginnings(db, documents)
  const byId = new Map(rows.map((row) => [row.submissionId, row]))
  return documents.flatMap(({ submissionId }) => {
    const row = byId.get(submissionId)
    if (!row) return []
    return {
      ...row,
      withdrawn: row.withdrawnIndex !== null,
      excluded: row.excludedAs !== null,
      assignee: row.assignedTo === null ? undefined : names.get(row.assignedTo),
      labels: labels.get(submissionId) ?? [],
      excerpts: excerpts.get(submissionId) ?? [],
    }
  })
}

type Versions = readonly { readonly submissionId: string; readonly versionId: string }[]

const textsOf = (db: Db, versions: Versions) =>
  db
    .selectFrom('submissionText as t')
    .innerJoin('submissionPart as p', (join) =>
      join
        .onRef('p.submissionId', '=', 't.submissionId')
        .onRef('p.versionId', '=', 't.versionId')
        .onRef('p.partNo', '=', 't.partNo'),
    )
    .select(['t.submissionId', 'p.questionId', 'p.attachmentId', 'p.page'])
    .where(
      't.submissionId',
      'in',
      versions.map((version) => version.submissionId),
    )
    .where(
      't.versionId',
      'in',
      versions.map((version) => version.versionId),
    )
    // Of a long file the first pages: what stands further back is found and not quoted.
    .where((eb) => eb.or([eb('p.page', 'is', null), eb('p.page', '<=', mostPages)]))

/**
 * The first words of each submission as its sender wrote them: of the first answer in words, in the order of the form.
 * A few words in a small field ("Something else: …") say little of a submission: the next answer then follows.
 */
async function findBeginnings(db: Db, versions: Versions): Promise<Map<string, Excerpt[]>> {
  const rows = await textsOf(db, versions)
    .select(sql<string>`left(regexp_replace(t.body, '^\\s+', ''), ${beginning * 2})`.as('body'))
    .where(sql<boolean>`t.body ~ '\\S'`)
    .orderBy('t.submissionId')
    .orderBy('t.partNo')
    .execute()
  const found = new Map<string, Excerpt[]>()
  for (const { submissionId, questionId, body } of rows) {
    const known = found.get(submissionId) ?? []
    if (known.some(({ passage }) => lengthOf(passage) >= sayingLittle) || known.length === mostBeginnings)
      continue
    known.push({ questionId, isNote: false, passage: beginningOf(body, beginning) })
    found.set(submissionId, known)
  }
  return found
}

const lengthOf = ({ segments }: Passage): number => segments.reduce((sum, { text }) => sum + text.length, 0)

/** Where the words looked for stand, by submission: in the answers first, then in notes. */
export async function findPassages(
  db: Db,
  versions: Versions,
  search: SearchQuery,
  most = mostPassages,
): Promise<Map<string, Excerpt[]>> {
  const texts = await textsOf(db, versions).select('t.body').orderBy('t.partNo').execute()
  const notes = await db
    .selectFrom('analysisNote')
    .select(['submissionId', 'body'])
    .where(
      'submissionId',
      'in',
      versions.map((version) => version.submissionId),
    )
    .where('struckAt', 'is', null)
    .orderBy('writtenAt')
    .execute()
  const files = texts.some(({ attachmentId }) => attachmentId) ? await listFilesOf(db, versions) : []
  const names = new Map(files.map(({ attachmentId, name }) => [attachmentId, name]))
  const found = new Map<string, Excerpt[]>()
  const add = (submissionId: string, body: string, about: Omit<Excerpt, 'passage'>) => {
    const known = found.get(submissionId) ?? []
    for (const passage of passagesOf(body, search, most - known.length, around))
      known.push({ ...about, passage })
    found.set(submissionId, known)
  }
  for (const { submissionId, body, questionId, attachmentId, page } of texts) {
    const name = attachmentId ? names.get(attachmentId) : undefined
    add(submissionId, body, { questionId, isNote: false, file: name ? { name, page: page ?? 1 } : undefined })
  }
  for (const note of notes) add(note.submissionId, note.body, { questionId: null, isNote: true })
  return found
}
