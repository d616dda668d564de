import { Table, useWords } from '../../../ui/index.ts'
import { type Edition, findQuestion } from '../../consultations/index.ts'
import type { RowRemark } from '../import/import.ts'
import type { RowRead } from '../import/row-read.ts'
import { ReceivedMoment } from '../received-moment.tsx'

export interface PreviewRow extends RowRead {
  readonly number: number
}

const shownLetters = 200

/** Rows as they would be received: moments in the consultation's zone, in which its register shows them. */
export function ImportPreview({
  rows,
  edition,
  tellsNoDate,
}: {
  rows: readonly PreviewRow[]
  edition: Edition
  /** Neither a column nor the mapping tells when they were received, which is said above. */
  tellsNoDate: boolean
}) {
  const words = useWords()
  const { t, named } = words
  return (
    <Table
      caption={<span class="govuk-visually-hidden">{t('submissions.import.preview-lead')}</span>}
      head={[
        { content: t('submissions.import.row'), numeric: true },
        t('submissions.import.fate'),
        t('submissions.import.received-at'),
        t('submissions.import.from'),
        t('submissions.import.words'),
        t('submissions.import.remarks'),
      ]}
      rows={rows.map((row) => [
        { content: words.number(row.number), numeric: true },
        waitsForDay(row) ? t('submissions.import.fate-no-day') : named(`submissions.import.fate.${row.fate}`),
        row.content ? <ReceivedMoment of={row.content} timeZone={edition.timeZone} short /> : '',
        <Sender row={row} />,
        <Words row={row} edition={edition} />,
        // Said once for all of them, above.
        <Remarks remarks={tellsNoDate ? row.remarks.filter(({ name }) => name !== noDate) : row.remarks} />,
      ])}
    />
  )
}

const noDate: RowRemark['name'] = 'date-missing'
/** Nothing else is wrong with it: where something is, this is not said. */
const waitsForDay = ({ remarks }: PreviewRow): boolean => remarks.some(({ name }) => name === noDate)

function Sender({ row: { says, reference, note } }: { row: PreviewRow }) {
  const { t, named } = useWords()
  const sender = says?.sender
  const who = [sender?.name, sender?.organisation, sender?.email].filter(Boolean)
  return (
    <>
      <bdi class="app-break-anywhere">{who.length > 0 ? who.join(', ') : t('submissions.import.nobody')}</bdi>
      {sender && sender.kind !== 'unstated' && (
        <span class="app-inbox__line">{named(`submissions.kind.${sender.kind}`)}</span>
      )}
      {[reference, note].map(
        (line) =>
          line && (
            <span class="app-inbox__line app-quiet">
              <bdi class="app-break-anywhere">{line}</bdi>
            </span>
          ),
      )}
    </>
  )
}

function Words({ row: { says }, edition }: { row: PreviewRow; edition: Edition }) {
  const { t } = useWords()
  if (!says) return null
  const answered = Object.entries(says.answers)
  const { body } = says
  if (!body && answered.length === 0) return <span class="app-quiet">{t('submissions.import.no-words')}</span>
  return (
    <>
      {body && (
        <p class="govuk-body-s app-break-anywhere">
          <bdi>{body.slice(0, shownLetters)}</bdi>
          {body.length > shownLetters &&
            ` … ${t('submissions.import.more-words', { count: body.length - shownLetters })}`}
        </p>
      )}
      {answered.length > 0 && (
        <ul class="govuk-list">
          {answered.slice(0, 8).map(([questionId, value]) => (
            <li>
              <span class="app-quiet">{findQuestion(edition, questionId)?.label ?? questionId}</span>{' '}
              <bdi class="app-break-anywhere">
                {(typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, shownLetters)}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What is to be said of a row, a line each. */
export function Remarks({ remarks }: { remarks: readonly RowRemark[] }) {
  return remarks.length === 0 ? null : (
    <ul class="govuk-list">
      {remarks.map((remark) => (
        <li>
          <RemarkText {...remark} />
        </li>
      ))}
    </ul>
  )
}

export function RemarkText({ name, column, value, message }: RowRemark) {
  const { named } = useWords()
  return (
    <>
      {column && <bdi class="app-break-anywhere">{column}: </bdi>}
      {value && <bdi class="app-break-anywhere">“{value}” </bdi>}
      {message ?? named(`submissions.import.remark.${name}`)}
    </>
  )
}
