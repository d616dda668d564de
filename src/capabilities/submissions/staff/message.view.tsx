import {
  ErrorSummary,
  Instant,
  Link,
  NotificationBanner,
  PageHeading,
  Prose,
  StaffShell,
  SummaryList,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import type { ListedConsultation, PublishedConsultation } from '../../consultations/index.ts'
import type { Corrected } from '../mail/corrected.ts'
import { byMachines } from '../mail/messages.ts'
import type { findMessage } from '../mail/queries.ts'
import { settleable } from '../mail/settle-message.ts'
import type { findEntry } from '../register/queries.ts'
import { Settle, WillRead } from './settle-message.view.tsx'

/** A decision that could not be carried out, as it was made. */
export interface TypedSettlement {
  readonly as: string
  readonly consultation: string
  readonly how: string
  readonly reference: string
  readonly note: string
  /** What becomes of it, as a person cut it; undefined where it was not asked. */
  readonly words: string | undefined
  /** Undefined while it is only looked at. */
  readonly refused?:
    | 'no-choice'
    | 'no-such-submission'
    | 'no-such-consultation'
    | 'no-address'
    | 'settled-already'
    | 'withdrawn'
    | 'not-sure'
    | 'no-how'
    | 'no-words'
    | 'note-long'
}

/** The field that each refusal is about. */
const fieldOf: Readonly<Record<NonNullable<TypedSettlement['refused']>, string>> = {
  'no-choice': 'as',
  'no-such-submission': 'reference',
  'no-such-consultation': 'consultation',
  'no-address': 'reference',
  'settled-already': 'as',
  withdrawn: 'reference',
  'not-sure': 'sure',
  'no-how': 'how',
  'no-words': 'words',
  'note-long': 'note',
}

export interface MessageModel {
  readonly message: NonNullable<Awaited<ReturnType<typeof findMessage>>>
  readonly about: Awaited<ReturnType<typeof findEntry>>
  readonly consultation: PublishedConsultation | undefined
  readonly consultations: readonly ListedConsultation[]
  readonly names: ReadonlyMap<string, string>
  readonly done: string | undefined
  readonly typed: TypedSettlement | undefined
  /** The correction that was typed, as the submission would read with it. */
  readonly corrected: Corrected | undefined
}

/** What its sender hears of in another way, or has heard. */
const neverAnswered: ReadonlySet<string> = new Set(['attached', 'duplicate'])

/** Of a message that cannot be downloaded. */
const refusals = ['found', 'unchecked'] as const

/** One message as it came, and what a person decides about it. */
export function MessagePage(model: MessageModel) {
  const { t, named } = useWords()
  const { settings, actor } = useFrame()
  const { message, about, consultation, done, typed } = model
  const errors = typed?.refused && [
    { field: fieldOf[typed.refused], message: named(`submissions.message.refused.${typed.refused}`) },
  ]
  const zone = settings.timeZone
  const maySettle = actor?.permissions.has('message.settle') && settleable.includes(message.state)
  return (
    <StaffShell title={t('submissions.message.title')} wide hasErrors={errors !== undefined}>
      <ErrorSummary errors={errors} />
      {refusals.some((each) => each === done) && (
        <NotificationBanner>
          {`${t('submissions.register.not-done')} ${named(`submissions.message.refused.${done}`)}`}
        </NotificationBanner>
      )}
      <PageHeading caption={<Link href="/staff/messages">{t('submissions.messages.title')}</Link>}>
        <bdi>{message.subject || t('submissions.messages.no-subject')}</bdi>
      </PageHeading>
      {message.reason && maySettle && (
        <WarningText>
          {named(`submissions.messages.reason.${message.reason}`)}.{' '}
          {named(`submissions.messages.advice.${message.reason}`)}
        </WarningText>
      )}
      <SummaryList
        rows={[
          {
            key: t('submissions.messages.from'),
            value: (
              <bdi>
                {[message.fromName, message.fromAddress].filter(Boolean).join(', ') ||
                  t('submissions.messages.nobody')}
              </bdi>
            ),
          },
          {
            key: t('submissions.message.to'),
            value: (
              <bdi>{[...new Set([...message.envelope.to, ...(message.recipients ?? [])])].join(', ')}</bdi>
            ),
          },
          {
            key: t('submissions.messages.received'),
            value: <Instant at={message.receivedAt} timeZone={zone} />,
          },
          message.acknowledgedAt || (message.fromAddress && !neverAnswered.has(message.state))
            ? {
                key: t('submissions.register.acknowledged'),
                value: message.acknowledgedAt ? (
                  <Instant at={message.acknowledgedAt} timeZone={zone} />
                ) : (
                  t(
                    message.reason && byMachines.has(message.reason)
                      ? 'submissions.message.not-acknowledged'
                      : 'submissions.register.not-acknowledged',
                  )
                ),
              }
            : false,
          consultation && {
            key: t('submissions.messages.consultation'),
            value: consultation.edition.title,
          },
          {
            key: t('submissions.messages.state'),
            value: named(`submissions.messages.state.${message.state}`),
          },
          message.wish && message.state !== 'settled'
            ? {
                key: t('submissions.message.guess'),
                value: named(`submissions.messages.wish.${message.wish}`),
              }
            : false,
          message.authentication
            ? {
                key: t('submissions.message.authentication'),
                value: <bdi class="app-break-anywhere">{message.authentication}</bdi>,
              }
            : false,
          about
            ? {
                key: t('submissions.message.about'),
                value: <Link href={`/staff/submissions/${about.submissionId}`}>{about.reference}</Link>,
              }
            : false,
          message.settledAt
            ? {
                key: t('submissions.message.settled'),
                value: (
                  <>
                    {message.settledAs && named(`submissions.messages.settled.${message.settledAs}`)},{' '}
                    <bdi>{model.names.get(message.settledBy ?? '') ?? t('submissions.register.someone')}</bdi>
                    , <Instant at={message.settledAt} timeZone={zone} />
                    {message.settledNote && (
                      <>
                        <br />
                        <bdi>{message.settledNote}</bdi>
                      </>
                    )}
                  </>
                ),
              }
            : false,
        ]}
      />
      <Words message={message} />
      <p class="govuk-body">
        <Link href={`/staff/messages/${message.messageId}/raw`}>{t('submissions.message.raw')}</Link>
      </p>
      {model.corrected && <WillRead corrected={model.corrected} />}
      {maySettle && <Settle model={model} errors={errors} />}
    </StaffShell>
  )
}

function Words({ message }: { message: MessageModel['message'] }) {
  const { t } = useWords()
  if (message.words === null)
    return message.submissionId ? null : <WarningText>{t('submissions.message.unreadable')}</WarningText>
  const files = message.files ?? []
  return (
    <>
      <h2 class="govuk-heading-m">{t('submissions.staff.body')}</h2>
      {message.words.trim() === '' ? (
        <p class="govuk-body app-quiet">{t('submissions.message.no-words')}</p>
      ) : (
        <Prose>
          <p class="app-preserve-lines" dir="auto">
            {message.words}
          </p>
        </Prose>
      )}
      {files.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('submissions.message.files')}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {files.map((file) => (
              <li key={file.name}>
                <bdi>{file.name}</bdi> ({t('submissions.message.bytes', { bytes: file.bytes })})
              </li>
            ))}
          </ul>
        </>
      )}
      {message.cutShort && <WarningText>{t('submissions.message.cut-short')}</WarningText>}
    </>
  )
}
