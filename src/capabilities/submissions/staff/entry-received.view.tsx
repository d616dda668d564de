import { Button, Form, Instant, Link, Panel, StaffShell, useFrame, useWords } from '../../../ui/index.ts'
import { ContactLines, type PublishedConsultation } from '../../consultations/index.ts'
import type { EntryContent } from '../entry/entry.ts'
import type { findLetter } from '../entry/letter.ts'
import { ownPath } from '../steps.ts'
import { entriesPath } from './entries.view.tsx'

/** It is in the record; the letter to its sender, to be printed; and on to the next. */
export function EntryReceivedPage({
  consultation,
  content,
  submissionId,
  letter: { reference, receivedAt, privateKey },
}: {
  consultation: PublishedConsultation
  content: EntryContent
  submissionId: string
  letter: NonNullable<Awaited<ReturnType<typeof findLetter>>>
}) {
  const { t } = useWords()
  const { settings } = useFrame()
  const { edition, consultationId } = consultation
  return (
    <StaffShell title={t('submissions.entry.received')}>
      <div class="app-no-print">
        <Panel title={t('submissions.entry.received')}>
          {t('submissions.own.reference')} <strong>{reference}</strong>
        </Panel>
        {privateKey ? (
          <>
            <h2 class="govuk-heading-m" tabIndex={-1} autofocus>
              {t('submissions.entry.letter-print')}
            </h2>
            <p class="govuk-body">{t('submissions.entry.letter-how')}</p>
            <Form action={`/staff/entries/${submissionId}/letter`}>
              <Button>{t('submissions.entry.letter-printed')}</Button>
            </Form>
          </>
        ) : (
          <p class="govuk-body">{t('submissions.entry.letter-gone')}</p>
        )}
        <Form action={entriesPath(consultationId)}>
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
      {privateKey && (
        <section aria-labelledby="letter">
          <h2 class="govuk-heading-m" id="letter">
            {t('submissions.entry.letter-title', { reference })}
          </h2>
          {content.sender.name && (
            <p class="govuk-body">
              <bdi>{content.sender.name}</bdi>
            </p>
          )}
          <p class="govuk-body">
            {t('submissions.entry.letter-received', { title: edition.title })}{' '}
            <Instant at={receivedAt} timeZone={edition.timeZone} />
          </p>
          <p class="govuk-body">{t('submissions.entry.letter-notice')}</p>
          <p class="govuk-body app-break-anywhere">
            {`${settings.baseUrl}/consultations/${consultation.slug}`}
          </p>
          <p class="govuk-body">{t('submissions.entry.letter-own')}</p>
          <p class="govuk-body app-break-anywhere">
            <strong>{settings.baseUrl + ownPath(privateKey)}</strong>
          </p>
          <ContactLines contact={edition.contact} />
        </section>
      )}
    </StaffShell>
  )
}
