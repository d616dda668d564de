import { type TextRun, wordChanges } from '../../../platform/word-changes.ts'
import {
  BackLink,
  Button,
  EmptyState,
  Form,
  Link,
  PageHeading,
  Radios,
  StaffShell,
  SummaryList,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { PublishedConsultation } from '../../consultations/index.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import type { ComparedWhole } from '../register/repeats.ts'
import { registerPath } from './register.view.tsx'

/** Two submissions that may be one person's, whole, with the words marked that the other does not have. */
export function CompareRepeatsPage({
  consultation,
  one,
  other,
}: {
  consultation: PublishedConsultation
  one: ComparedWhole
  other: ComparedWhole
}) {
  const { t } = useWords()
  const path = `${registerPath(consultation.consultationId)}/repeats`
  const zone = consultation.edition.timeZone
  const runs = wordChanges(one.text, other.text)
  const isSame = one.text === other.text
  const isCut = one.isCut || other.isCut
  return (
    <StaffShell
      title={t('submissions.repeats.compare-title')}
      wide
      beforeContent={<BackLink href={path}>{t('submissions.repeats.title')}</BackLink>}
    >
      <PageHeading caption={consultation.edition.title}>{t('submissions.repeats.compare-title')}</PageHeading>
      <p class="govuk-body">
        {t(
          isCut
            ? 'submissions.repeats.cut'
            : isSame
              ? 'submissions.repeats.same-words'
              : 'submissions.repeats.marked',
        )}
      </p>
      <div class="app-compare">
        <Side side={one} runs={runs} own="out" zone={zone} />
        <Side side={other} runs={runs} own="in" zone={zone} />
      </div>
      <Form action={path}>
        {[one, other].map(({ submissionId }) => (
          <input key={submissionId} type="hidden" name="submission" value={submissionId} />
        ))}
        <Radios
          name="counts"
          label={t('submissions.repeats.decide')}
          items={[
            ...[one, other].map(({ submissionId, reference }) => ({
              value: submissionId,
              label: t('submissions.repeats.counts', { reference }),
            })),
            { value: 'different', label: t('submissions.repeats.different') },
          ]}
        />
        <Button>{t('submissions.repeats.save')}</Button>
      </Form>
    </StaffShell>
  )
}

function Side({
  side,
  runs,
  own,
  zone,
}: {
  side: ComparedWhole
  runs: readonly TextRun[]
  own: 'out' | 'in'
  zone: string
}) {
  const { t, named } = useWords()
  const { actor } = useFrame()
  const mayRead = actor?.permissions.has('submission.read')
  const row = (key: string, value: string | null) =>
    mayRead && value ? { key, value: <bdi class="app-break-anywhere">{value}</bdi> } : (false as const)
  return (
    <section aria-labelledby={side.submissionId}>
      <h2 class="govuk-heading-m" id={side.submissionId}>
        <Link href={`/staff/submissions/${side.submissionId}`}>{side.reference}</Link>
      </h2>
      <SummaryList
        rows={[
          {
            key: t('submissions.register.received-at'),
            value: <ReceivedMoment of={side} timeZone={zone} />,
          },
          { key: t('submissions.register.channel'), value: named(`submissions.channel.${side.channel}`) },
          row(t('submissions.person.name'), side.name),
          row(t('submissions.staff.organisation'), side.organisation),
          row(t('submissions.staff.email'), side.email),
        ]}
      />
      {side.text === '' ? (
        <EmptyState title={t('submissions.repeats.no-words')}>
          <p>{t('submissions.repeats.no-words-meaning')}</p>
        </EmptyState>
      ) : (
        <p class="app-compare__words app-preserve-lines" dir="auto">
          {mayRead &&
            runs
              .filter(({ kind }) => kind === 'same' || kind === own)
              .map(({ kind, text }) => (kind === 'same' ? text : <mark class="app-withhold">{text}</mark>))}
        </p>
      )}
    </section>
  )
}
