import type { ComponentChildren } from 'preact'
import { Button, ButtonGroup, Form, Select, useWords } from '../../../ui/index.ts'
import type { InboxModel } from './inbox.view.tsx'
import { pathOf } from './subject.ts'

/** The form round the table: what can be done with the submissions that are ticked, one button for each deed. */
export function BulkActions({
  model,
  back,
  children,
}: {
  model: InboxModel
  back: string
  children: ComponentChildren
}) {
  const { t } = useWords()
  const { consultationId } = model.consultation
  const offered = model.labels.filter((label) => label.retiredAt === null)
  const to = (deed: string) => pathOf(consultationId, `inbox/${deed}`)
  return (
    <Form action={to('read')}>
      <input type="hidden" name="back" value={back} />
      <fieldset class="govuk-fieldset app-bulk">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t('analysis.bulk.legend')}</legend>
        <div class="app-bulk__row">
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id="all" type="checkbox" name="all" value="page" />
              <label class="govuk-label govuk-checkboxes__label" for="all">
                {t('analysis.bulk.all', { count: model.rows.length })}
              </label>
            </div>
          </div>
          <ButtonGroup>
            <Button kind="secondary" formAction={to('read')}>
              {t('analysis.bulk.read')}
            </Button>
            <Button kind="secondary" formAction={to('unread')}>
              {t('analysis.bulk.unread')}
            </Button>
          </ButtonGroup>
          <div class="app-bulk__pair">
            <Select
              name="assignee"
              label={t('analysis.bulk.assignee')}
              items={[
                { value: '', label: t('analysis.inbox.nobody') },
                ...model.assignees.map(({ staffId, name }) => ({ value: staffId, label: name })),
              ]}
            />
            <Button kind="secondary" formAction={to('assign')}>
              {t('analysis.bulk.assign')}
            </Button>
          </div>
          {offered.length > 0 ? (
            <div class="app-bulk__pair">
              <Select
                name="label"
                id="bulk-label"
                label={t('analysis.bulk.label')}
                items={offered.map(({ labelId, name }) => ({ value: labelId, label: name }))}
              />
              <Button kind="secondary" formAction={to('label')}>
                {t('analysis.bulk.put-label')}
              </Button>
            </div>
          ) : null}
        </div>
      </fieldset>
      {children}
    </Form>
  )
}
