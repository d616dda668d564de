import { Button, ButtonGroup, InsetText, Link, PageHeading, StaffShell, useWords } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { filterQuery, type SelectionQuery } from '../schemas.ts'
import { pathOf } from './subject.ts'
import { WorkspaceNavigation } from './workspace-navigation.tsx'

/** What an export holds, before one takes it: it leaves the house with personal information in it. */
export function ExportPage(props: {
  consultation: PublishedConsultation
  filter: SelectionQuery
  count: number
  asOfIndex: number
}) {
  const words = useWords()
  const { t } = words
  const { consultation, filter, count, asOfIndex } = props
  const { consultationId, edition } = consultation
  const query = filterQuery(filter)
  return (
    <StaffShell title={t('analysis.export.title', { consultation: edition.title })}>
      <WorkspaceNavigation consultation={consultation} current="export" />
      <PageHeading
        caption={edition.title}
        lead={t('analysis.export.lead', { count, index: words.number(asOfIndex) })}
      >
        {t('analysis.export.heading')}
      </PageHeading>
      {query ? (
        <p class="govuk-body">
          {t('analysis.export.filtered')}{' '}
          <Link href={`${pathOf(consultationId, 'inbox')}${query}`}>{t('analysis.export.see-filter')}</Link>{' '}
          <Link href={pathOf(consultationId, 'export')}>{t('analysis.export.all-instead')}</Link>
        </p>
      ) : (
        <p class="govuk-body">{t('analysis.export.whole')}</p>
      )}
      <InsetText>{t('analysis.export.personal')}</InsetText>
      <ButtonGroup>
        <Button href={`${pathOf(consultationId, 'export.csv')}${query}`}>{t('analysis.export.csv')}</Button>
        <Button kind="secondary" href={`${pathOf(consultationId, 'export.json')}${query}`}>
          {t('analysis.export.json')}
        </Button>
      </ButtonGroup>
      <h2 class="govuk-heading-m">{t('analysis.export.what')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('analysis.export.what.rows')}</li>
        <li>{t('analysis.export.what.columns')}</li>
        <li>{t('analysis.export.what.times', { zone: edition.timeZone })}</li>
        <li>{t('analysis.export.what.formulas')}</li>
        <li>{t('analysis.export.what.email')}</li>
      </ul>
    </StaffShell>
  )
}
