import { EmptyState, Link, Pagination, StaffShell, Table, useWords } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { type RowFate, rowFates } from '../import/import.ts'
import type { ImportRow, StaffImport } from '../import/queries.ts'
import { referenceOf } from '../reference.ts'
import { ImportHeading } from './import-heading.tsx'
import { Remarks } from './import-preview.tsx'
import { importPath } from './imports.view.tsx'

export interface ImportRowsModel {
  readonly consultation: PublishedConsultation
  readonly made: StaffImport
  readonly fates: ReadonlyMap<RowFate, number>
  readonly fate: RowFate | undefined
  readonly rows: readonly ImportRow[]
  readonly hasMore: boolean
}

/** Every row of an import, with what became of it. */
export function ImportRowsPage({ consultation, made, fates, fate, rows, hasMore }: ImportRowsModel) {
  const words = useWords()
  const { t, named } = words
  const path = `${importPath(made.importId)}/rows`
  const chosen = fate ? `fate=${fate}&` : ''
  const last = rows.at(-1)
  return (
    <StaffShell title={t('submissions.import.rows-title')} wide>
      <ImportHeading consultation={consultation} made={made} />
      <nav class="app-workspace-navigation" aria-label={t('submissions.import.fate')}>
        <ul>
          <li>
            <Link href={path} attributes={fate ? {} : { 'aria-current': 'page' }}>
              {t('submissions.import.rows-all')}
            </Link>
          </li>
          {rowFates
            .filter((each) => each === fate || (fates.get(each) ?? 0) > 0)
            .map((each) => (
              <li key={each}>
                <Link
                  href={`${path}?fate=${each}`}
                  attributes={each === fate ? { 'aria-current': 'page' } : {}}
                >
                  {`${named(`submissions.import.fate.${each}`)} (${words.number(fates.get(each) ?? 0)})`}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={t('submissions.import.rows-empty')}>
          <p>{t('submissions.import.rows-empty-meaning')}</p>
        </EmptyState>
      ) : (
        <Table
          stacks
          caption={<span class="govuk-visually-hidden">{t('submissions.import.rows-title')}</span>}
          attributes={{ 'data-list': '' }}
          head={[
            { content: t('submissions.import.row'), numeric: true },
            t('submissions.import.target.reference'),
            t('submissions.import.fate'),
            t('submissions.import.remarks'),
            t('submissions.import.note'),
          ]}
          rows={rows.map((row) => [
            // Where rows are stacked, its number is the first line of each, and says so.
            {
              content: words.number(row.rowNo),
              numeric: true,
              attributes: { 'data-label': t('submissions.import.row') },
            },
            row.sourceReference && <bdi class="app-break-anywhere">{row.sourceReference}</bdi>,
            <>
              {named(`submissions.import.fate.${row.fate}`)}
              {row.submissionId && (
                <>
                  {' '}
                  <Link href={`/staff/submissions/${row.submissionId}`}>{referenceOf(row.submissionId)}</Link>
                </>
              )}
            </>,
            <Remarks remarks={row.remarks} />,
            row.note && <bdi class="app-break-anywhere">{row.note}</bdi>,
          ])}
        />
      )}
      <Pagination
        landmark={t('submissions.import.rows-pages')}
        next={hasMore && last ? `${path}?${chosen}after=${last.rowNo}` : undefined}
      />
    </StaffShell>
  )
}
