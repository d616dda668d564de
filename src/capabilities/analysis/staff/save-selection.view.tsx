import { Button, Details, Form, Input, useWords } from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { filterQuery, type SelectionQuery } from '../schemas.ts'
import { pathOf } from './subject.ts'

/** Keeps the filter of the page under a purpose, so that a report can stand on exactly these submissions. */
export function SaveSelection({
  consultation,
  filter,
}: {
  consultation: PublishedConsultation
  filter: SelectionQuery
}) {
  const { t } = useWords()
  return (
    <Details summary={t('analysis.selection.save')}>
      <p class="govuk-body">{t('analysis.selection.explained')}</p>
      <Form action={pathOf(consultation.consultationId, 'selections')}>
        <input type="hidden" name="filter" value={filterQuery(filter)} />
        <Input
          name="purpose"
          label={t('analysis.selection.purpose')}
          hint={t('analysis.selection.purpose-hint')}
          attributes={{ maxlength: 200 }}
        />
        <Button kind="secondary">{t('analysis.selection.save-button')}</Button>
      </Form>
    </Details>
  )
}
