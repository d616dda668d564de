import {
  Button,
  ErrorSummary,
  Form,
  Input,
  Link,
  PageHeading,
  StaffShell,
  Table,
  Tag,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import type { Label } from '../queries/labels.ts'
import { filterQuery } from '../schemas.ts'
import { DoneBanner } from './done-banner.tsx'
import type { Refused } from './labels.routes.tsx'
import type { doneOf } from './posted.ts'
import { pathOf } from './subject.ts'
import { WorkspaceNavigation } from './workspace-navigation.tsx'

export interface LabelsModel {
  readonly consultation: PublishedConsultation
  readonly labels: readonly Label[]
  readonly counts: ReadonlyMap<string, number>
  readonly refused: Refused | undefined
  readonly done: ReturnType<typeof doneOf>
}

/** The labels of a consultation: made, renamed and retired in one place. */
export function LabelsPage({ consultation, labels, counts, refused, done }: LabelsModel) {
  const words = useWords()
  const { t } = words
  const { actor } = useFrame()
  const mayAnnotate = actor?.permissions.has('submission.annotate') ?? false
  const path = pathOf(consultation.consultationId, 'labels')
  const inbox = pathOf(consultation.consultationId, 'inbox')
  const errorFor = (labelId: string) => (refused?.labelId === labelId ? t(refused.reason) : undefined)
  const fieldFor = (labelId: string) => (labelId === '' ? 'name' : `name-${labelId}`)
  return (
    <StaffShell
      title={t('analysis.labels.title', { consultation: consultation.edition.title })}
      hasErrors={Boolean(refused)}
    >
      <WorkspaceNavigation consultation={consultation} current="labels" />
      <DoneBanner done={done} />
      <ErrorSummary errors={refused && [{ field: fieldFor(refused.labelId), message: t(refused.reason) }]} />
      <PageHeading caption={consultation.edition.title} lead={t('analysis.labels.lead')}>
        {t('analysis.labels.heading')}
      </PageHeading>
      {labels.length > 0 ? (
        <Table
          caption={<span class="govuk-visually-hidden">{t('analysis.labels.heading')}</span>}
          scroll={false}
          head={[
            t('analysis.labels.name'),
            { content: t('analysis.labels.used'), numeric: true },
            ...(mayAnnotate ? [t('analysis.labels.change')] : []),
          ]}
          firstCellIsHeader
          rows={labels.map(({ labelId, name, retiredAt }) => [
            <>
              <bdi>{name}</bdi> {retiredAt ? <Tag colour="grey">{t('analysis.labels.retired')}</Tag> : null}
            </>,
            {
              content: (
                <Link href={`${inbox}${filterQuery({ label: labelId })}`}>
                  {words.number(counts.get(labelId) ?? 0)}
                  <span class="govuk-visually-hidden">{t('analysis.labels.used-with', { name })}</span>
                </Link>
              ),
              numeric: true,
            },
            ...(mayAnnotate
              ? [
                  retiredAt ? null : (
                    <Form action={`${path}/${labelId}/rename`} class="app-bulk__pair">
                      <Input
                        name={fieldFor(labelId)}
                        label={
                          <span class="govuk-visually-hidden">{t('analysis.labels.new-name', { name })}</span>
                        }
                        value={refused?.labelId === labelId ? refused.typed : name}
                        error={errorFor(labelId)}
                        width={20}
                      />
                      <Button kind="secondary">
                        {t('analysis.labels.rename')}
                        <span class="govuk-visually-hidden"> {name}</span>
                      </Button>
                      <Button kind="secondary" formAction={`${path}/${labelId}/retire`}>
                        {t('analysis.labels.retire')}
                        <span class="govuk-visually-hidden"> {name}</span>
                      </Button>
                    </Form>
                  ),
                ]
              : []),
          ])}
        />
      ) : (
        <p class="govuk-body">{t('analysis.labels.none')}</p>
      )}
      {mayAnnotate ? (
        <Form action={path}>
          <h2 class="govuk-heading-m">{t('analysis.labels.add-heading')}</h2>
          <Input
            name="name"
            label={t('analysis.labels.name')}
            hint={t('analysis.labels.name-hint')}
            value={refused?.labelId === '' ? refused.typed : ''}
            error={errorFor('')}
            width={20}
          />
          <Button>{t('analysis.labels.add')}</Button>
        </Form>
      ) : null}
    </StaffShell>
  )
}
