import type { ComponentChildren } from 'preact'
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  Input,
  Link,
  NotificationBanner,
  PageHeading,
  PublicShell,
  TaskList,
  useWords,
} from '../../../ui/index.ts'
import { closingInWords, type PublishedConsultation } from '../../consultations/index.ts'
import type { Draft } from '../drafts.ts'
import { ownPath, type Step, stateOfStep, stepPath, unfinishedSteps } from '../steps.ts'
import { PrivateLink } from './private-link.tsx'

/** A form in progress: where the person is, and the link with which to come back. */
export function DraftPage({
  keyText,
  consultation,
  draft,
  steps,
  standing,
  grace,
  mailed,
  problem,
  told,
}: {
  keyText: string
  consultation: PublishedConsultation
  draft: Draft
  steps: readonly Step[]
  /** The reference of what was sent before, when this is a correction of it. */
  standing: string | undefined
  /** The consultation has closed; the form can be sent until then. */
  grace: Date | undefined
  mailed?: boolean
  problem?: { value: string; message: string } | undefined
  told?: ComponentChildren
}) {
  const words = useWords()
  const { t } = words
  const { edition } = consultation
  const title = t(standing ? 'submissions.draft.correcting' : 'submissions.draft.title')
  const unfinished = unfinishedSteps(edition, draft.content, words)
  const stateOf = (step: Step) => stateOfStep(step, draft.content, unfinished)
  const next = steps.find((step) => stateOf(step) !== 'saved') ?? steps.at(-1)
  return (
    <PublicShell title={title} section="consultations" hasErrors={Boolean(problem)}>
      <ErrorSummary errors={problem && [{ field: 'email', message: problem.message }]} />
      {mailed && <NotificationBanner type="success">{t('submissions.draft.mailed')}</NotificationBanner>}
      {told}
      <PageHeading caption={edition.title}>{title}</PageHeading>
      <p class="govuk-body-l">
        {grace ? (
          <>
            {t(standing ? 'submissions.draft.correcting-unsent' : 'submissions.draft.unsent')}{' '}
            {t('submissions.draft.grace', { until: words.instant(grace, edition.timeZone) })}
          </>
        ) : (
          <>
            {t(standing ? 'submissions.draft.correcting-lead' : 'submissions.draft.lead')}{' '}
            {closingInWords(consultation, words)}
          </>
        )}
      </p>
      <TaskList
        items={steps.map((step) => ({
          title: titleOf(step, t),
          href: stepPath(keyText, step),
          status: words.named(`submissions.draft.step.${stateOf(step)}`),
        }))}
      />
      {standing ? (
        <Form action={ownPath(keyText, 'leave-correction')}>
          <p class="govuk-body">{t('submissions.draft.stands', { reference: standing })}</p>
          <ButtonGroup>
            {next && <Button href={stepPath(keyText, next)}>{t('submissions.draft.continue')}</Button>}
            <Button kind="secondary">{t('submissions.draft.leave')}</Button>
            <Link href={ownPath(keyText, 'withdraw')}>{t('submissions.own.withdraw')}</Link>
          </ButtonGroup>
        </Form>
      ) : (
        next && <Button href={stepPath(keyText, next)}>{t('submissions.draft.continue')}</Button>
      )}
      <PrivateLink path={ownPath(keyText)} opens={standing ? 'open' : 'draft'} />
      <Form action={ownPath(keyText, 'mail-link')}>
        <Input
          name="email"
          type="email"
          label={t('submissions.draft.mail')}
          hint={t('submissions.draft.mail-hint')}
          autocomplete="email"
          width={20}
          value={problem?.value ?? draft.content.sender.email ?? ''}
          error={problem?.message}
        />
        <Button kind="secondary">{t('submissions.draft.mail-send')}</Button>
      </Form>
    </PublicShell>
  )
}

function titleOf(step: Step, t: ReturnType<typeof useWords>['t']): string {
  if (step.kind === 'section') return step.section.title
  if (step.kind === 'files') return t('submissions.files.title')
  if (step.kind === 'about') return t('submissions.about.title')
  return step.kind === 'withhold' ? t('submissions.withhold.title') : t('submissions.check.title')
}

/** The questionnaire changed while the person was writing: what is new, and that their answers were carried over. */
export function EditionTold({ lines }: { lines: readonly string[] }) {
  const { t } = useWords()
  return (
    <NotificationBanner title={t('submissions.edition.title')}>
      <p class="govuk-notification-banner__heading">{t('submissions.edition.told')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </NotificationBanner>
  )
}
