import { EmptyState, Instant, Link, PageHeading, StaffShell, Table, useWords } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { filterQuery, type SelectionQuery } from '../schemas.ts'
import { DoneBanner } from './done-banner.tsx'
import type { doneOf } from './posted.ts'
import { pathOf } from './subject.ts'
import { WorkspaceNavigation } from './workspace-navigation.tsx'

export interface SelectionRow {
  readonly selectionId: string
  readonly purpose: string
  readonly filter: SelectionQuery
  readonly asOfIndex: number | null
  readonly createdAt: Date
  readonly savedBy: string | undefined
  readonly count: number
}

/** The selections saved for a consultation: what each is for, what it counts, as of when. */
export function SelectionsPage({
  consultation,
  rows,
  done,
}: {
  consultation: PublishedConsultation
  rows: readonly SelectionRow[]
  done: ReturnType<typeof doneOf>
}) {
  const words = useWords()
  const { t } = words
  const inbox = pathOf(consultation.consultationId, 'inbox')
  return (
    <StaffShell title={t('analysis.selections.title', { consultation: consultation.edition.title })}>
      <WorkspaceNavigation consultation={consultation} current="selections" />
      <DoneBanner done={done} />
      <PageHeading caption={consultation.edition.title} lead={t('analysis.selections.lead')}>
        {t('analysis.selections.heading')}
      </PageHeading>
      {rows.length === 0 ? (
        <EmptyState title={t('analysis.selections.none')}>
          <p>
            <Link href={inbox}>{t('analysis.selections.begin')}</Link>
          </p>
        </EmptyState>
      ) : (
        <Table
          caption={<span class="govuk-visually-hidden">{t('analysis.selections.heading')}</span>}
          attributes={{ 'data-list': '' }}
          head={[
            t('analysis.selections.purpose'),
            { content: t('analysis.selections.count'), numeric: true },
            { content: t('analysis.selections.as-of'), numeric: true },
            t('analysis.selections.saved'),
          ]}
          firstCellIsHeader
          rows={rows.map((row) => [
            <Link href={`${inbox}${filterQuery(row.filter)}`}>
              <bdi>{row.purpose}</bdi>
            </Link>,
            { content: words.number(row.count), numeric: true },
            {
              content: row.asOfIndex === null ? t('analysis.selections.now') : words.number(row.asOfIndex),
              numeric: true,
            },
            <>
              <Instant at={row.createdAt} timeZone={consultation.edition.timeZone} />
              {row.savedBy ? (
                <>
                  {', '}
                  <bdi>{row.savedBy}</bdi>
                </>
              ) : null}
            </>,
          ])}
        />
      )}
    </StaffShell>
  )
}
