import { wordChanges } from '../../../platform/word-changes.ts'
import { Details, Table, useWords } from '../../../ui/index.ts'
import type { SubjectKind } from '../change.ts'
import type { AnyContent, SessionContent } from '../schemas.ts'
import { fieldsOf, type RecordField } from './fields.ts'
import type { Picks } from './picks.ts'
import { valueText } from './value-text.ts'

interface Row {
  readonly label: string
  readonly before: string
  readonly after: string
  /** Words that somebody wrote, not a choice or a date: what changed in them is worth marking. */
  readonly written: boolean
}

export interface ComparisonProps {
  readonly kind: SubjectKind
  /** Null: it was not there. */
  readonly before: AnyContent | null
  /** Null: it shall go. */
  readonly after: AnyContent | null
  readonly picks: Picks
}

/** Old beside new, what changes first; of an addition what is new, of a removal what goes. */
export function Comparison({ kind, before, after, picks }: ComparisonProps) {
  const words = useWords()
  const { t } = words
  const rows = rowsOf(fieldsOf[kind], before, after).concat(scheduleRows(kind, after))
  const changed = rows.filter((row) => row.before !== row.after)
  const same = rows.filter((row) => row.before === row.after && row.after !== '')

  function rowsOf(fields: readonly RecordField[], old: Content, young: Content): Row[] {
    return fields.map((field) => ({
      label: words.named(`negotiations.field.${field.label}`),
      before: valueText(field, old?.[field.name], picks, words),
      after: valueText(field, young?.[field.name], picks, words),
      written: field.as === 'line' || field.as === 'text' || field.as === 'lines',
    }))
  }
  /** The first dates that come with a new session. */
  function scheduleRows(of: SubjectKind, content: AnyContent | null): Row[] {
    const schedule = of === 'session' ? (content as SessionContent | null)?.schedule : undefined
    return schedule ? rowsOf(fieldsOf.schedule, null, schedule as unknown as Content) : []
  }

  if (before && after)
    return (
      <>
        <Table
          class="app-comparison"
          caption={t('negotiations.change.what-changes')}
          captionSize="m"
          firstCellIsHeader
          scroll={false}
          head={[t('negotiations.change.field'), t('negotiations.change.old'), t('negotiations.change.new')]}
          rows={changed.map((row) => [
            row.label,
            {
              content: <Changed row={row} side="out" />,
              attributes: { 'data-label': t('negotiations.change.old') },
            },
            {
              content: <Changed row={row} side="in" />,
              attributes: { 'data-label': t('negotiations.change.new') },
            },
          ])}
        />
        {same.length > 0 ? (
          <Details summary={t('negotiations.change.what-stays')}>
            <Listing rows={same} />
          </Details>
        ) : null}
      </>
    )
  return (
    <Listing
      rows={changed}
      caption={t(after ? 'negotiations.change.what-is-new' : 'negotiations.change.what-goes')}
    />
  )
}

type Content = Readonly<Record<string, unknown>> | null

/** One side of a changed text, with the words marked that the other side does not have. */
function Changed({ row, side }: { row: Row; side: 'out' | 'in' }) {
  const { t } = useWords()
  const text = side === 'out' ? row.before : row.after
  if (text === '') return <span class="app-quiet">{t('negotiations.value.none')}</span>
  // Where all of it changes, marks would only be noise.
  if (!row.written || row.before === '' || row.after === '') return <span class="app-text">{text}</span>
  const Mark = side === 'out' ? 'del' : 'ins'
  return (
    <span class="app-text">
      {wordChanges(row.before, row.after)
        .filter((run) => run.kind === 'same' || run.kind === side)
        .map((run) => (run.kind === 'same' ? run.text : <Mark>{run.text}</Mark>))}
    </span>
  )
}

function Listing({ rows, caption }: { rows: readonly Row[]; caption?: string }) {
  const { t } = useWords()
  return (
    <Table
      class="app-comparison"
      {...(caption ? { caption, captionSize: 'm' as const } : {})}
      firstCellIsHeader
      scroll={false}
      head={[t('negotiations.change.field'), t('negotiations.change.value')]}
      rows={rows.map((row) => [row.label, <span class="app-text">{row.after || row.before}</span>])}
    />
  )
}
