import type { ComponentChildren } from 'preact'
import {
  Columns,
  Details,
  ErrorSummary,
  Instant,
  Link,
  Markdown,
  PageHeading,
  Prose,
  StaffShell,
  SummaryList,
  Tag,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import { describeAnswer, type Edition, findQuestion } from '../../consultations/index.ts'
import { answersIn, type VersionContent } from '../own-submission.ts'
import type { SubmissionReading } from '../reading.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import { Attachments, type FileShown } from './attachments.view.tsx'
import { type EntryFacts, EntryPanel } from './entry-panel.view.tsx'
import { exclusionErrors, type RegisterFacts, RegisterPanel } from './register-panel.view.tsx'

/** One submission as staff read it: the words as they were sent, with what the sender asked to withhold marked. */
export function ReadingPage({
  reading,
  edition,
  notice,
  register,
  entered,
  deadSince,
  files,
  panels,
}: {
  reading: SubmissionReading
  edition: Edition | undefined
  notice: string | undefined
  register: RegisterFacts
  entered: EntryFacts
  /** When somebody noted that mail does not reach the address. */
  deadSince: Date | undefined
  files: readonly FileShown[]
  panels: readonly ComponentChildren[]
}) {
  const words = useWords()
  const { t, named } = words
  const { settings } = useFrame()
  const { submission, version, versions, content } = reading
  const { sender } = version
  const zone = edition?.timeZone ?? settings.timeZone
  const errors = exclusionErrors(register.typed, words)
  return (
    <StaffShell
      title={t('submissions.staff.title', { reference: submission.reference })}
      wide
      hasErrors={errors !== undefined}
    >
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={
          <Link href={`/staff/consultations/${submission.consultationId}/inbox`}>
            {edition?.title ?? submission.consultationId}
          </Link>
        }
      >
        {t('submissions.staff.title', { reference: submission.reference })}
      </PageHeading>
      {submission.synthetic && (
        <p class="govuk-body">
          <Tag colour="purple">{t('submissions.staff.synthetic')}</Tag>
        </p>
      )}
      {submission.withdrawnAt && (
        <WarningText>
          {t('submissions.staff.withdrawn')} <Instant at={submission.withdrawnAt} timeZone={zone} />
          {submission.withdrawalReason && (
            <>
              <br />
              {t('submissions.staff.withdrawal-reason')} <bdi>{submission.withdrawalReason}</bdi>
            </>
          )}
        </WarningText>
      )}
      {version.versionId !== submission.currentVersionId && (
        <WarningText>
          {t(
            submission.withdrawnAt
              ? 'submissions.staff.looking-at-withdrawn'
              : 'submissions.staff.looking-at',
            {
              number: version.number,
            },
          )}
        </WarningText>
      )}
      <Columns
        aside={[
          <RegisterPanel facts={register} zone={zone} />,
          <EntryPanel
            facts={entered}
            submissionId={submission.submissionId}
            body={content.body?.text ?? ''}
            zone={zone}
          />,
          ...panels,
        ]}
      >
        <h2 class="govuk-heading-m">{t('submissions.staff.answers')}</h2>
        <Body content={content} />
        {edition && <Answers edition={edition} content={content} />}
        <Attachments submission={submission} files={files} />
        <Withheld edition={edition} content={content} />
        <h2 class="govuk-heading-m">{t('submissions.staff.sender')}</h2>
        <SummaryList
          rows={[
            { key: t('submissions.staff.kind'), value: named(`submissions.kind.${sender.kind}`) },
            sender.name ? { key: t('submissions.staff.name'), value: <bdi>{sender.name}</bdi> } : false,
            sender.organisation
              ? { key: t('submissions.staff.organisation'), value: <bdi>{sender.organisation}</bdi> }
              : false,
            sender.onBehalfOf
              ? { key: t('submissions.about.on-behalf-of'), value: <bdi>{sender.onBehalfOf}</bdi> }
              : false,
            sender.email
              ? {
                  key: t('submissions.staff.email'),
                  value: (
                    <>
                      <bdi>{sender.email}</bdi>
                      {deadSince && (
                        <>
                          <br />
                          <Tag colour="orange">{t('submissions.staff.dead-since')}</Tag>{' '}
                          <Instant at={deadSince} timeZone={zone} />
                        </>
                      )}
                    </>
                  ),
                }
              : false,
            {
              key: t('submissions.staff.channel'),
              value: named(`submissions.channel.${submission.channel}`),
            },
            {
              key: t('submissions.staff.received'),
              value: <ReceivedMoment of={submission} timeZone={zone} />,
            },
            {
              key: t('submissions.staff.results'),
              value: sender.wantsResults
                ? t('submissions.staff.results-yes')
                : t('submissions.staff.results-no'),
            },
          ]}
        />
        <h2 class="govuk-heading-m">{t('submissions.staff.versions')}</h2>
        <ul class="govuk-list">
          {versions.map((each) => (
            <li key={each.versionId}>
              <Link href={`/staff/submissions/${submission.submissionId}?version=${each.number}`}>
                {each.versionId === submission.currentVersionId
                  ? t(submission.withdrawnAt ? 'submissions.staff.last' : 'submissions.staff.current', {
                      number: each.number,
                    })
                  : t('submissions.staff.version', { number: each.number })}
              </Link>{' '}
              <ReceivedMoment of={each} timeZone={zone} />
            </li>
          ))}
        </ul>
        {notice ? (
          <Details summary={t('submissions.staff.notice')}>
            <Markdown source={notice} headingLevel={3} />
          </Details>
        ) : (
          <p class="govuk-body">{t('submissions.staff.no-notice')}</p>
        )}
      </Columns>
    </StaffShell>
  )
}

/** The words of a message or a letter, which answer no question in particular. */
function Body({ content }: { content: VersionContent }) {
  const { t } = useWords()
  const { body } = content
  if (!body) return null
  return (
    <section class="app-answer">
      <h3 class="govuk-heading-s">{t('submissions.staff.body')}</h3>
      <Prose>
        <p class="app-preserve-lines" dir="auto">
          <Marked text={body.text} textId={body.textId} content={content} />
        </p>
      </Prose>
    </section>
  )
}

/** What was answered, question by question. */
export function Answers({ edition, content }: { edition: Edition; content: VersionContent }) {
  const words = useWords()
  const answers = answersIn(edition, content)
  return (
    <>
      {content.parts.map((part) => {
        const question = findQuestion(edition, part.questionId)
        const answer = answers[part.questionId]
        if (!question || answer === undefined) return null
        const structured = part.text === undefined || part.value !== null
        const lines = structured
          ? describeAnswer(question, answer, words).filter((line) => line !== part.text)
          : []
        return (
          <section key={part.partNo} class="app-answer">
            <h3 class="govuk-heading-s">{question.label}</h3>
            {lines.map((line) => (
              <p key={line} class="govuk-body">
                <bdi>{line}</bdi>
              </p>
            ))}
            {part.text !== undefined && (
              <Prose>
                <p class="app-preserve-lines" dir="auto">
                  <Marked text={part.text} textId={part.textId} content={content} />
                </p>
              </Prose>
            )}
          </section>
        )
      })}
    </>
  )
}

/** The text with the passages the sender asked to withhold marked in place. Overlapping requests show as one. */
function Marked({ text, textId, content }: { text: string; textId: string | null; content: VersionContent }) {
  const spans = content.withhold
    .flatMap((request) => (request.span && request.textId === textId ? [request.span] : []))
    .sort((a, b) => a.start - b.start)
  const pieces: ComponentChildren[] = []
  let at = 0
  for (const span of spans) {
    const start = Math.max(at, span.start)
    if (span.end <= start) continue
    pieces.push(text.slice(at, start), <mark class="app-withhold">{text.slice(start, span.end)}</mark>)
    at = span.end
  }
  return (
    <>
      {pieces}
      {text.slice(at)}
    </>
  )
}

function Withheld({ edition, content }: { edition: Edition | undefined; content: VersionContent }) {
  const { t } = useWords()
  if (content.withhold.length === 0) return null
  return (
    <SummaryList
      card={{ title: t('submissions.staff.withhold') }}
      rows={content.withhold.map((request) => ({
        key:
          (edition && request.questionId && findQuestion(edition, request.questionId)?.label) ||
          t('submissions.staff.withhold-everything'),
        value: (
          <>
            <p class="govuk-body">
              <bdi>{request.quote ? `“${request.quote}”` : t('submissions.staff.withhold-whole')}</bdi>
            </p>
            <p class="govuk-body">{t('submissions.staff.because', { reason: request.reason })}</p>
            {request.quote && !request.span && (
              <WarningText>{t('submissions.staff.withhold-stray')}</WarningText>
            )}
          </>
        ),
      }))}
    />
  )
}
