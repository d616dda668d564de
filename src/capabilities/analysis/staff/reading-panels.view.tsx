import {
  Button,
  ButtonGroup,
  Form,
  Instant,
  Link,
  Select,
  Tag,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Assignee, Desk } from '../queries/desks.ts'
import type { Label } from '../queries/labels.ts'
import { filterQuery, readFilter } from '../schemas.ts'
import { DoneBanner } from './done-banner.tsx'
import { doneOf } from './posted.ts'
import { pathOf } from './subject.ts'

/** The filter and order of the list the page was opened from: they are in its address. */
function useList() {
  const query = Object.fromEntries(new URLSearchParams(useFrame().path.split('?')[1] ?? ''))
  const order = query.order === 'oldest' ? 'oldest' : undefined
  return { filter: readFilter(query), order, query }
}

/** Paths to the neighbours in that list. */
function useSteps(consultationId: string, submissionId: string) {
  const { filter, order } = useList()
  const step = (name: string) =>
    `${pathOf(consultationId, `inbox/${name}`)}${filterQuery(filter, { order, from: submissionId })}`
  const list = `${pathOf(consultationId, 'inbox')}${filterQuery(filter, { order })}`
  return { next: step('next'), previous: step('previous'), nextUnread: step('next-unread'), list }
}

export function StepsPanel({
  submissionId,
  consultationId,
}: {
  submissionId: string
  consultationId: string
}) {
  const { t } = useWords()
  const { filter, query } = useList()
  const steps = useSteps(consultationId, submissionId)
  const done = doneOf(query)
  return (
    <>
      <DoneBanner done={done} />
      <nav class="app-steps" aria-label={t('analysis.steps')}>
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={steps.nextUnread} data-key="n">
              {t('analysis.steps.next-unread')}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={steps.next} rel="next" data-key="l">
              {t('analysis.steps.next')}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={steps.previous} rel="prev" data-key="h">
              {t('analysis.steps.previous')}
            </a>
          </li>
          <li>
            <a class="govuk-link" href={steps.list} data-key="u">
              {Object.keys(filter).length > 0 ? t('analysis.steps.filtered-list') : t('analysis.steps.list')}
            </a>
          </li>
        </ul>
      </nav>
    </>
  )
}

export interface DeskModel {
  readonly submissionId: string
  readonly consultationId: string
  /** Undefined while the submission is not sorted in yet. */
  readonly desk: Desk | undefined
  readonly names: ReadonlyMap<string, string>
  readonly labels: readonly { readonly labelId: string; readonly name: string }[]
  readonly offered: readonly Label[]
  readonly assignees: readonly Assignee[]
  readonly mayAnnotate: boolean
}

export function DeskPanel(model: DeskModel) {
  const { t } = useWords()
  const { path, settings } = useFrame()
  const { desk, submissionId, consultationId, names, labels, mayAnnotate } = model
  const steps = useSteps(consultationId, submissionId)
  if (!desk) return <p class="govuk-body">{t('analysis.desk.not-yet')}</p>
  const to = (deed: string) => pathOf(consultationId, `inbox/${deed}`)
  const own = <input type="hidden" name="submission" value={submissionId} />
  const unused = model.offered.filter((label) => !labels.some((each) => each.labelId === label.labelId))
  return (
    <section aria-labelledby="desk-title">
      <h2 class="govuk-heading-s" id="desk-title">
        {t('analysis.desk.title')}
      </h2>
      <p class="govuk-body">
        {desk.unread ? (
          <Tag colour="blue">{t('analysis.inbox.unread')}</Tag>
        ) : desk.readAt ? (
          <>
            {t('analysis.desk.read-by', {
              name: names.get(desk.readBy ?? '') ?? t('analysis.desk.somebody'),
            })}{' '}
            <Instant at={desk.readAt} timeZone={settings.timeZone} />
          </>
        ) : null}
      </p>
      {mayAnnotate ? (
        <Form action={to(desk.unread ? 'read' : 'unread')}>
          {own}
          <ButtonGroup>
            {desk.unread ? (
              <>
                <Button name="back" value={steps.nextUnread} attributes={{ 'data-key': 'r' }}>
                  {t('analysis.desk.read-and-next')}
                </Button>
                <Button kind="secondary" name="back" value={path}>
                  {t('analysis.desk.mark-read')}
                </Button>
              </>
            ) : (
              <Button kind="secondary" name="back" value={path}>
                {t('analysis.desk.mark-unread')}
              </Button>
            )}
          </ButtonGroup>
        </Form>
      ) : null}
      <h3 class="govuk-heading-s">{t('analysis.inbox.assigned')}</h3>
      {mayAnnotate ? (
        <Form action={to('assign')} class="app-bulk__pair">
          {own}
          <input type="hidden" name="back" value={path} />
          <Select
            name="assignee"
            label={<span class="govuk-visually-hidden">{t('analysis.bulk.assignee')}</span>}
            value={desk.assignedTo ?? ''}
            items={[
              { value: '', label: t('analysis.inbox.nobody') },
              ...model.assignees.map(({ staffId, name }) => ({ value: staffId, label: name })),
            ]}
          />
          <Button kind="secondary">{t('analysis.bulk.assign')}</Button>
        </Form>
      ) : (
        <p class="govuk-body">{names.get(desk.assignedTo ?? '') ?? t('analysis.inbox.nobody')}</p>
      )}
      <h3 class="govuk-heading-s">{t('analysis.desk.labels')}</h3>
      {labels.length === 0 ? <p class="govuk-body app-quiet">{t('analysis.desk.no-labels')}</p> : null}
      {labels.map((label) => (
        <Form action={to('unlabel')} class="app-bulk__pair">
          {own}
          <input type="hidden" name="back" value={path} />
          <input type="hidden" name="label" value={label.labelId} />
          <Tag colour="grey">
            <bdi>{label.name}</bdi>
          </Tag>
          {mayAnnotate ? (
            <button class="app-link-button" type="submit">
              {t('analysis.desk.take-off')}
              <span class="govuk-visually-hidden"> {label.name}</span>
            </button>
          ) : null}
        </Form>
      ))}
      {mayAnnotate && unused.length > 0 ? (
        <Form action={to('label')} class="app-bulk__pair">
          {own}
          <input type="hidden" name="back" value={path} />
          <Select
            name="label"
            label={<span class="govuk-visually-hidden">{t('analysis.bulk.label')}</span>}
            items={unused.map(({ labelId, name }) => ({ value: labelId, label: name }))}
          />
          <Button kind="secondary">{t('analysis.bulk.put-label')}</Button>
        </Form>
      ) : null}
      {mayAnnotate ? (
        <p class="govuk-body-s">
          <Link href={pathOf(consultationId, 'labels')}>{t('analysis.desk.manage-labels')}</Link>
        </p>
      ) : null}
    </section>
  )
}
