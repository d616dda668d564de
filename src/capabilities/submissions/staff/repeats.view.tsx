import {
  Button,
  EmptyState,
  Form,
  Link,
  PageHeading,
  Radios,
  StaffShell,
  Table,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import type { listCompared, PossibleRepeat } from '../register/repeats.ts'
import { RegisterDone, registerPath } from './register.view.tsx'

export interface RepeatGroup {
  readonly by: PossibleRepeat['by']
  readonly count: number
  readonly submissions: Awaited<ReturnType<typeof listCompared>>
}

/** Submissions that may be one person's, side by side; a person decides. */
export function RepeatsPage({
  consultation,
  groups,
  done,
}: {
  consultation: PublishedConsultation
  groups: readonly RepeatGroup[]
  done: string | undefined
}) {
  const { t } = useWords()
  const path = registerPath(consultation.consultationId)
  return (
    <StaffShell title={t('submissions.repeats.title')} wide>
      <RegisterDone done={done} />
      <PageHeading
        caption={<Link href={path}>{t('submissions.register.heading')}</Link>}
        lead={t('submissions.repeats.lead')}
      >
        {t('submissions.repeats.title')}
      </PageHeading>
      {groups.length === 0 && (
        <EmptyState title={t('submissions.repeats.none')}>
          <p>{t('submissions.repeats.none-advice')}</p>
        </EmptyState>
      )}
      {groups.map((group, i) => (
        <Group
          key={group.submissions[0]?.submissionId}
          group={group}
          number={i + 1}
          action={`${path}/repeats`}
          zone={consultation.edition.timeZone}
        />
      ))}
    </StaffShell>
  )
}

function Group({
  group,
  number,
  action,
  zone,
}: {
  group: RepeatGroup
  number: number
  action: string
  zone: string
}) {
  const { t, named } = useWords()
  const { submissions } = group
  const [first] = submissions
  return (
    <section aria-labelledby={`group-${number}`}>
      <h2 class="govuk-heading-m" id={`group-${number}`}>
        {t(group.by === 'address' ? 'submissions.repeats.by-address' : 'submissions.repeats.by-words', {
          count: group.count,
        })}
      </h2>
      {group.count > submissions.length && (
        <p class="govuk-body">{t('submissions.repeats.more', { shown: submissions.length })}</p>
      )}
      <Table
        stacks
        caption={<span class="govuk-visually-hidden">{t('submissions.repeats.compared')}</span>}
        head={[
          t('submissions.register.reference'),
          t('submissions.register.received-at'),
          t('submissions.register.channel'),
          t('submissions.staff.sender'),
          t('submissions.repeats.beginning'),
        ]}
        rows={submissions.map((each) => [
          <Link href={`/staff/submissions/${each.submissionId}`}>{each.reference}</Link>,
          <ReceivedMoment of={each} timeZone={zone} />,
          named(`submissions.channel.${each.channel}`),
          senderOf(each) && <bdi>{senderOf(each)}</bdi>,
          <>
            <bdi>{each.beginning ?? ''}</bdi>
            {first && each !== first && (
              <span class="app-inbox__line">
                <Link href={`${action}/compare?one=${first.submissionId}&other=${each.submissionId}`}>
                  {t('submissions.repeats.compare-with', { reference: first.reference })}
                  <span class="govuk-visually-hidden"> {each.reference}</span>
                </Link>
              </span>
            )}
          </>,
        ])}
      />
      <Form action={action}>
        {submissions.map((each) => (
          <input key={each.submissionId} type="hidden" name="submission" value={each.submissionId} />
        ))}
        <Radios
          name="counts"
          id={`counts-${number}`}
          label={t('submissions.repeats.decide')}
          items={[
            ...submissions.map((each) => ({
              value: each.submissionId,
              label: t('submissions.repeats.counts', { reference: each.reference }),
            })),
            { value: 'different', label: t('submissions.repeats.different') },
          ]}
        />
        <Button kind="secondary">{t('submissions.repeats.save')}</Button>
      </Form>
    </section>
  )
}

const senderOf = ({ name, organisation, email }: Awaited<ReturnType<typeof listCompared>>[number]): string =>
  [name, organisation, email].filter(Boolean).join(', ')
