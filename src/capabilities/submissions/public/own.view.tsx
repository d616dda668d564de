import type { ComponentChildren } from 'preact'
import {
  Button,
  ButtonGroup,
  Details,
  Form,
  Input,
  InsetText,
  Instant,
  Link,
  NotificationBanner,
  PageHeading,
  Panel,
  PublicShell,
  SummaryList,
  TaskList,
  Textarea,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import {
  ContactLines,
  describeAnswer,
  type Edition,
  NoticeView,
  type PublishedConsultation,
  shownQuestions,
} from '../../consultations/index.ts'
import type { Draft } from '../drafts.ts'
import { answersIn, type OwnSubmission } from '../own-submission.ts'
import { ownPath, type Step, stepPath } from '../steps.ts'
import { AnswerLines, SenderSummary } from './form.view.tsx'

function PrivateLink({ path }: { path: string }) {
  const { t } = useWords()
  const { settings } = useFrame()
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{t('submissions.own.link-title')}</strong> {t('submissions.own.link')}
      </p>
      <p class="govuk-body app-break-anywhere">
        <Link href={path}>{`${settings.baseUrl}${path}`}</Link>
      </p>
    </InsetText>
  )
}

/** Before the first question: what it is about, how long it takes, what happens with it. */
export function StartPage({ consultation, open }: { consultation: PublishedConsultation; open: boolean }) {
  const { t } = useWords()
  const { edition } = consultation
  const questions = edition.sections.flatMap((section) => section.questions).length
  return (
    <PublicShell title={t('submissions.start.title', { title: edition.title })} section="consultations">
      <PageHeading caption={edition.title}>{t('submissions.start.heading')}</PageHeading>
      {open ? (
        <>
          <p class="govuk-body-l">
            {t('submissions.start.lead', { questions, sections: edition.sections.length })}
          </p>
          <ul class="govuk-list govuk-list--bullet">
            <li>{t('submissions.start.optional')}</li>
            <li>{t('submissions.start.save')}</li>
            <li>{t('submissions.start.change')}</li>
            <li>
              {t('submissions.start.closes')}{' '}
              <Instant at={consultation.closesAt} timeZone={edition.timeZone} />
            </li>
          </ul>
          <p class="govuk-body">
            <Link href={`/consultations/${consultation.slug}/questions`}>
              {t('submissions.start.read-first')}
            </Link>
          </p>
          <h2 class="govuk-heading-m">{t('submissions.start.notice')}</h2>
          <NoticeView notice={edition.notice} contact={edition.contact} />
          <Form action={`/consultations/${consultation.slug}/submit`}>
            <Button start>{t('submissions.start.begin')}</Button>
          </Form>
        </>
      ) : (
        <Closed consultation={consultation} />
      )}
    </PublicShell>
  )
}

function Closed({ consultation }: { consultation: PublishedConsultation }) {
  const { t } = useWords()
  const { edition } = consultation
  return (
    <>
      <p class="govuk-body-l">
        {t('submissions.closed.lead')} <Instant at={consultation.closesAt} timeZone={edition.timeZone} />
      </p>
      <p class="govuk-body">{t('submissions.closed.advice')}</p>
      <ContactLines contact={edition.contact} />
    </>
  )
}

/** Too late to send: everything typed is shown, to be copied or sent another way. */
export function ClosedPage({
  consultation,
  draft,
  steps,
}: {
  consultation: PublishedConsultation
  draft: Draft
  steps: readonly Step[]
}) {
  const words = useWords()
  const { t } = words
  const { answers } = draft.content
  return (
    <PublicShell title={t('submissions.closed.title')} section="consultations">
      <PageHeading caption={consultation.edition.title}>{t('submissions.closed.title')}</PageHeading>
      <Closed consultation={consultation} />
      <h2 class="govuk-heading-m">{t('submissions.closed.kept')}</h2>
      {steps.map(
        (step) =>
          step.kind === 'section' && (
            <SummaryList
              key={step.id}
              rows={shownQuestions(step.section, answers)
                .filter((question) => answers[question.id] !== undefined)
                .map((question) => ({
                  key: question.label,
                  value: (
                    <AnswerLines lines={describeAnswer(question, answers[question.id] as never, words)} />
                  ),
                }))}
            />
          ),
      )}
    </PublicShell>
  )
}

/** A form in progress: where the person is, and the link with which to come back. */
export function DraftPage({
  keyText,
  consultation,
  draft,
  steps,
  correcting,
  mailed,
  problem,
  told,
}: {
  keyText: string
  consultation: PublishedConsultation
  draft: Draft
  steps: readonly Step[]
  correcting: boolean
  mailed?: boolean
  problem?: { value: string; message: string } | undefined
  told?: ComponentChildren
}) {
  const { t } = useWords()
  const { edition } = consultation
  const next = steps.find((step) => !draft.content.seen.includes(step.id)) ?? steps.at(-1)
  return (
    <PublicShell title={t('submissions.draft.title')} section="consultations" hasErrors={Boolean(problem)}>
      {mailed && <NotificationBanner type="success">{t('submissions.draft.mailed')}</NotificationBanner>}
      {told}
      <PageHeading caption={edition.title}>
        {correcting ? t('submissions.draft.correcting') : t('submissions.draft.title')}
      </PageHeading>
      <p class="govuk-body-l">
        {t('submissions.draft.lead')} <Instant at={consultation.closesAt} timeZone={edition.timeZone} />
      </p>
      <TaskList
        items={steps.map((step) => ({
          title: titleOf(step, t),
          href: stepPath(keyText, step),
          status: draft.content.seen.includes(step.id)
            ? t('submissions.draft.seen')
            : t('submissions.draft.to-do'),
        }))}
      />
      {next && <Button href={stepPath(keyText, next)}>{t('submissions.draft.continue')}</Button>}
      <PrivateLink path={ownPath(keyText)} />
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
  if (step.kind === 'about') return t('submissions.about.title')
  return step.kind === 'withhold' ? t('submissions.withhold.title') : t('submissions.check.title')
}

/** A person's own submission: proof, what was sent, what they can still do, what became of it. */
export function OwnPage({
  keyText,
  consultation,
  edition,
  submission,
  open,
  justReceived,
  panels,
}: {
  keyText: string
  consultation: PublishedConsultation
  /** The edition that was answered. */
  edition: Edition
  submission: OwnSubmission
  open: boolean
  justReceived: boolean
  panels: readonly ComponentChildren[]
}) {
  const words = useWords()
  const { t } = words
  const zone = edition.timeZone
  return (
    <PublicShell
      title={t('submissions.own.title', { reference: submission.reference })}
      section="consultations"
    >
      {justReceived && !submission.withdrawnAt ? (
        <Panel
          title={submission.version > 1 ? t('submissions.own.corrected') : t('submissions.own.received')}
        >
          {t('submissions.own.reference')} <strong>{submission.reference}</strong>
        </Panel>
      ) : (
        <PageHeading caption={edition.title}>
          {t('submissions.own.title', { reference: submission.reference })}
        </PageHeading>
      )}
      {submission.withdrawnAt && (
        <WarningText>
          {t('submissions.own.withdrawn')} <Instant at={submission.withdrawnAt} timeZone={zone} />
        </WarningText>
      )}
      <SummaryList
        rows={[
          { key: t('submissions.own.reference'), value: submission.reference },
          {
            key: t('submissions.own.received-at'),
            value: <Instant at={submission.receivedAt} timeZone={zone} />,
          },
          submission.version > 1
            ? {
                key: t('submissions.own.version'),
                value: (
                  <>
                    {t('submissions.own.version-number', { number: submission.version })}{' '}
                    <Instant at={submission.versionReceivedAt} timeZone={zone} />
                  </>
                ),
              }
            : false,
          {
            key: t('submissions.own.consultation'),
            value: <Link href={`/consultations/${consultation.slug}`}>{edition.title}</Link>,
          },
        ]}
      />
      <PrivateLink path={ownPath(keyText)} />
      <ul class="govuk-list">
        <li>
          <Link href={ownPath(keyText, 'receipt')}>{t('submissions.own.print')}</Link>
        </li>
        <li>
          <Link href={ownPath(keyText, 'receipt.json')}>{t('submissions.own.download')}</Link>
        </li>
      </ul>
      {panels}
      {!submission.withdrawnAt && (
        <>
          <h2 class="govuk-heading-m">{t('submissions.own.can-do')}</h2>
          {open ? (
            <Form action={ownPath(keyText, 'correct')}>
              <p class="govuk-body">
                {t('submissions.own.correct')} <Instant at={consultation.closesAt} timeZone={zone} />
              </p>
              <ButtonGroup>
                <Button kind="secondary">{t('submissions.own.correct-start')}</Button>
                <Link href={ownPath(keyText, 'withdraw')}>{t('submissions.own.withdraw')}</Link>
              </ButtonGroup>
            </Form>
          ) : (
            <p class="govuk-body">
              {t('submissions.own.no-correct')}{' '}
              <Link href={ownPath(keyText, 'withdraw')}>{t('submissions.own.withdraw')}</Link>
            </p>
          )}
        </>
      )}
      <h2 class="govuk-heading-m">{t('submissions.own.what-sent')}</h2>
      <SentAnswers edition={edition} submission={submission} />
      <Details summary={t('submissions.own.notice')}>
        <NoticeView notice={edition.notice} contact={edition.contact} />
      </Details>
    </PublicShell>
  )
}

export function SentAnswers({ edition, submission }: { edition: Edition; submission: OwnSubmission }) {
  const words = useWords()
  const { t } = words
  const answers = answersIn(edition, submission.content)
  const questions = edition.sections.flatMap((section) => section.questions)
  return (
    <>
      <SummaryList
        rows={questions
          .filter((question) => answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: <AnswerLines lines={describeAnswer(question, answers[question.id] as never, words)} />,
          }))}
      />
      <SenderSummary
        content={{
          sender: {
            kind: submission.kind,
            name: submission.name ?? undefined,
            organisation: submission.organisation ?? undefined,
            onBehalfOf: submission.onBehalfOf ?? undefined,
            email: submission.email ?? undefined,
            wantsResults: submission.wantsResults,
          },
        }}
      />
      {submission.content.withhold.length > 0 && (
        <SummaryList
          card={{ title: t('submissions.own.withhold') }}
          rows={submission.content.withhold.map((request) => ({
            key:
              questions.find((question) => question.id === request.questionId)?.label ??
              t('submissions.withhold.everything'),
            value: <AnswerLines lines={[...(request.quote ? [`“${request.quote}”`] : []), request.reason]} />,
          }))}
        />
      )}
    </>
  )
}

export function ReceiptPage({
  keyText,
  consultation,
  edition,
  submission,
}: {
  keyText: string
  consultation: PublishedConsultation
  edition: Edition
  submission: OwnSubmission
}) {
  const { t } = useWords()
  const { statement, signature } = submission.receipt
  return (
    <PublicShell
      title={t('submissions.receipt.title', { reference: submission.reference })}
      section="consultations"
    >
      <PageHeading caption={edition.title}>
        {t('submissions.receipt.title', { reference: submission.reference })}
      </PageHeading>
      <p class="govuk-body-l">{t('submissions.receipt.lead')}</p>
      <SummaryList
        rows={[
          { key: t('submissions.own.reference'), value: submission.reference },
          {
            key: t('submissions.own.received-at'),
            value: <Instant at={submission.versionReceivedAt} timeZone={edition.timeZone} />,
          },
          { key: t('submissions.own.consultation'), value: consultation.edition.title },
          { key: t('submissions.receipt.issuer'), value: statement.issuer },
          {
            key: t('submissions.receipt.content'),
            value: <code class="app-break-anywhere">{statement.contentHash}</code>,
          },
          {
            key: t('submissions.receipt.leaf'),
            value: <code class="app-break-anywhere">{statement.leafHash}</code>,
          },
          {
            key: t('submissions.receipt.signature'),
            value: <code class="app-break-anywhere">{`${signature} (${statement.keyId})`}</code>,
          },
        ]}
      />
      <p class="govuk-body">{t('submissions.receipt.meaning')}</p>
      <p class="govuk-body app-no-print">
        <Link href={ownPath(keyText)}>{t('submissions.receipt.back')}</Link>
      </p>
      <h2 class="govuk-heading-m">{t('submissions.own.what-sent')}</h2>
      <SentAnswers edition={edition} submission={submission} />
    </PublicShell>
  )
}

export function WithdrawPage({ keyText, submission }: { keyText: string; submission: OwnSubmission }) {
  const { t } = useWords()
  return (
    <PublicShell title={t('submissions.withdraw.title')} section="consultations">
      <PageHeading caption={submission.reference}>{t('submissions.withdraw.title')}</PageHeading>
      <p class="govuk-body">{t('submissions.withdraw.meaning')}</p>
      <p class="govuk-body">{t('submissions.withdraw.record')}</p>
      <Form action={ownPath(keyText, 'withdraw')}>
        <Textarea
          name="reason"
          label={t('submissions.withdraw.reason')}
          hint={t('submissions.withdraw.reason-hint')}
          rows={3}
        />
        <ButtonGroup>
          <Button kind="warning">{t('submissions.withdraw.confirm')}</Button>
          <Link href={ownPath(keyText)}>{t('submissions.withdraw.keep')}</Link>
        </ButtonGroup>
      </Form>
    </PublicShell>
  )
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
