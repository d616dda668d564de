import { civilDateAt } from '../../../platform/civil-time.ts'
import {
  Button,
  Checkboxes,
  Day,
  ErrorSummary,
  Form,
  Instant,
  Link,
  Panel,
  QrCode,
  StaffShell,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import { ContactLines, type PublishedConsultation } from '../../consultations/index.ts'
import type { EntryContent } from '../entry/entry.ts'
import type { findLetter } from '../entry/letter.ts'
import { ownPath } from '../steps.ts'
import { entriesPath } from './entries.view.tsx'

interface ReceivedProps {
  readonly consultation: PublishedConsultation
  readonly content: EntryContent
  readonly submissionId: string
  readonly letter: NonNullable<Awaited<ReturnType<typeof findLetter>>>
  /** Whose business the private link is. */
  readonly mayRead: boolean
  readonly agencies: readonly string[]
  readonly now: Date
  /** Nobody ticked that it is printed. */
  readonly notSure?: boolean | undefined
}

/** It is in the record; the letter to its sender, to be printed; and on to the next. */
export function EntryReceivedPage(props: ReceivedProps) {
  const { consultation, content, submissionId, letter, mayRead, notSure } = props
  const { t } = useWords()
  const { reference, privateKey } = letter
  const refused = notSure ? t('submissions.entry.letter-not-sure') : undefined
  return (
    <StaffShell title={t('submissions.entry.received')} hasErrors={refused !== undefined}>
      <div class="app-no-print">
        <ErrorSummary errors={refused ? [{ field: 'printed', message: refused }] : undefined} />
        <Panel title={t('submissions.entry.received')}>
          {t('submissions.own.reference')} <strong>{reference}</strong>
        </Panel>
        {privateKey ? (
          <>
            <h2 class="govuk-heading-m" tabIndex={-1} autofocus={!refused}>
              {t('submissions.entry.letter-print')}
            </h2>
            <p class="govuk-body">{t('submissions.entry.letter-how')}</p>
            {letter.registerNo === null && (
              <p class="govuk-body">{t('submissions.entry.letter-number-soon')}</p>
            )}
            <p class="govuk-body" data-print-otherwise>
              {t('submissions.entry.letter-print-otherwise')}
            </p>
            <Button type="button" attributes={{ hidden: true, 'data-print': '' }}>
              {t('submissions.entry.letter-print-button')}
            </Button>
            <Form action={`/staff/entries/${submissionId}/letter`}>
              <Checkboxes
                name="printed"
                label={t('submissions.entry.letter-after')}
                error={refused}
                items={[{ value: 'yes', label: t('submissions.entry.letter-sure') }]}
                small
              />
              <Button kind="secondary">{t('submissions.entry.letter-printed')}</Button>
            </Form>
          </>
        ) : (
          <p class="govuk-body">
            {t(mayRead ? 'submissions.entry.letter-gone' : 'submissions.entry.letter-not-yours')}
          </p>
        )}
        <Form action={entriesPath(consultation.consultationId)}>
          <input type="hidden" name="channel" value={content.channel} />
          <input type="hidden" name="day" value={content.day} />
          <Button {...(privateKey ? { kind: 'secondary' as const } : { attributes: { autofocus: true } })}>
            {t('submissions.entry.next')}
          </Button>
        </Form>
        <p class="govuk-body">
          <Link href={`/staff/submissions/${submissionId}`}>{t('submissions.entry.read-it')}</Link>
        </p>
      </div>
      {privateKey && <Letter {...props} privateKey={privateKey} />}
    </StaffShell>
  )
}

/** One sheet of paper: from whom, of what day, to whom, and the way to their own page for the eye and for a telephone. */
function Letter({
  consultation,
  content,
  letter: { reference, receivedAt, registerNo },
  agencies,
  now,
  privateKey,
}: ReceivedProps & { readonly privateKey: string }) {
  const { t, number } = useWords()
  const { settings } = useFrame()
  const { edition } = consultation
  const own = settings.baseUrl + ownPath(privateKey)
  return (
    <section class="app-letter" aria-labelledby="letter">
      <p class="app-letter__from">
        {(agencies.length > 0 ? agencies : [edition.contact.name]).map((name) => (
          <span key={name} class="app-letter__line">
            {name}
          </span>
        ))}
      </p>
      <p class="app-letter__day">
        <Day date={civilDateAt(now, edition.timeZone)} />
      </p>
      {(content.sender.name || content.sender.organisation) && (
        <p class="app-letter__to">
          {[content.sender.name, content.sender.organisation]
            .filter((line) => line)
            .map((line) => (
              <bdi key={line} class="app-letter__line">
                {line}
              </bdi>
            ))}
        </p>
      )}
      <h2 class="govuk-heading-m" id="letter">
        {t('submissions.entry.letter-title', { reference })}
      </h2>
      <p class="govuk-body">
        {t('submissions.entry.letter-received', { title: edition.title })}{' '}
        {content.time === '' ? (
          <Day date={content.day} />
        ) : (
          <Instant at={receivedAt} timeZone={edition.timeZone} />
        )}
        .
      </p>
      {registerNo !== null && (
        <p class="govuk-body">
          {t('submissions.entry.letter-number', { number: number(Number(registerNo)) })}
        </p>
      )}
      <p class="govuk-body">{t('submissions.entry.letter-notice')}</p>
      <p class="govuk-body app-break-anywhere">{`${settings.baseUrl}/consultations/${consultation.slug}`}</p>
      <p class="govuk-body">{t('submissions.entry.letter-own')}</p>
      <div class="app-letter__own">
        <QrCode text={own} label={t('submissions.entry.letter-code')} />
        <p class="app-letter__address">
          <span>{`${settings.baseUrl}/my/`}</span>
          <wbr />
          <strong class="app-letter__key">{privateKey}</strong>
        </p>
      </div>
      <p class="govuk-body">{t('submissions.entry.letter-contact')}</p>
      <p class="govuk-body">
        <ContactLines contact={edition.contact} />
      </p>
    </section>
  )
}
