import {
  BackLink,
  Button,
  ButtonGroup,
  Details,
  Form,
  Instant,
  Link,
  PageHeading,
  StaffShell,
  SummaryList,
  Textarea,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { Edition } from '../../consultations/index.ts'
import { isDrawableType } from '../attachments/drawable.ts'
import type { listEntries } from '../entry/queries.ts'
import type { SubmissionReading } from '../reading.ts'
import { ReceivedMoment } from '../received-moment.tsx'
import { type FileShown, filePath } from './attachments.view.tsx'
import { entriesPath } from './entries.view.tsx'
import { EntryDone } from './entry-panel.view.tsx'
import { KeyHints } from './key-hints.tsx'
import { Answers } from './reading.view.tsx'
import { ScanSheet, type Sheet } from './scan-sheet.tsx'

/** What was typed, and what came, beside each other: somebody else than who typed it says whether they are the same. */
export function ComparePage({
  reading,
  edition,
  entry,
  meeting,
  files,
  names,
  done,
}: {
  reading: SubmissionReading
  edition: Edition | undefined
  entry: Awaited<ReturnType<typeof listEntries>>[number]
  /** The first version of what was said at a meeting, whose notes are what came. */
  meeting: Awaited<ReturnType<typeof listEntries>>[number] | undefined
  files: readonly FileShown[]
  names: ReadonlyMap<string, string>
  done: string | undefined
}) {
  const { t } = useWords()
  const { actor, settings } = useFrame()
  const { submission, content } = reading
  const { submissionId, consultationId } = submission
  const zone = edition?.timeZone ?? settings.timeZone
  const list = entriesPath(consultationId)
  const mayCheck = !entry.checkedAt && entry.enteredBy !== actor?.id && !submission.withdrawnAt
  return (
    <StaffShell
      title={t('submissions.compare.title', { reference: submission.reference })}
      wide
      beforeContent={<BackLink href={list}>{t('submissions.entries.title')}</BackLink>}
    >
      <EntryDone done={done} />
      <PageHeading caption={edition?.title}>
        {t('submissions.compare.title', { reference: submission.reference })}
      </PageHeading>
      <div class="app-compare">
        <section class="app-compare__typed" aria-labelledby="typed">
          <h2 class="govuk-heading-m" id="typed">
            {t('submissions.compare.typed')}
          </h2>
          <Typed reading={reading} edition={edition} zone={zone} />
          <p class="govuk-body-s app-quiet">
            {t('submissions.entry.entered-version', { number: entry.number })}{' '}
            <bdi>{names.get(entry.enteredBy) ?? t('submissions.register.someone')}</bdi>,{' '}
            <Instant at={entry.enteredAt} timeZone={zone} />
          </p>
          {mayCheck ? (
            <Form action={`/staff/submissions/${submissionId}/check-entry`}>
              <input type="hidden" name="version" value={entry.number} />
              <input type="hidden" name="on" value="next" />
              <ButtonGroup>
                <Button attributes={{ 'data-key': 'c' }}>{t('submissions.compare.same')}</Button>
                <Link href={`${list}/compare?after=${submissionId}`} attributes={{ 'data-key': 'n' }}>
                  {t('submissions.compare.later')}
                </Link>
              </ButtonGroup>
            </Form>
          ) : (
            <p class="govuk-body">
              {t(
                entry.checkedAt
                  ? 'submissions.compare.checked'
                  : submission.withdrawnAt
                    ? 'submissions.entry.done.withdrawn'
                    : 'submissions.entry.done.own-entry',
              )}{' '}
              <Link href={`${list}/compare`} attributes={{ 'data-key': 'n' }}>
                {t('submissions.compare.next')}
              </Link>
            </p>
          )}
          {!submission.withdrawnAt && (
            <Details summary={t('submissions.entry.mend')}>
              <Form action={`/staff/submissions/${submissionId}/correct-entry`}>
                <input type="hidden" name="version" value={entry.number} />
                <input type="hidden" name="on" value="next" />
                <Textarea
                  name="body"
                  label={t('submissions.entry.body')}
                  hint={t('submissions.entry.mend-hint')}
                  rows={12}
                  value={content.body?.text ?? ''}
                />
                <Button kind="secondary">{t('submissions.entry.mend-save')}</Button>
              </Form>
              <p class="govuk-body-s">
                <Link href={`/staff/submissions/${submissionId}`}>{t('submissions.compare.whole')}</Link>
              </p>
            </Details>
          )}
          <KeyHints />
        </section>
        <section class="app-compare__came" aria-labelledby="came">
          <h2 class="govuk-heading-m" id="came">
            {t('submissions.compare.came')}
          </h2>
          {meeting && (
            <>
              <h3 class="govuk-heading-s">
                {t('submissions.compare.notes')} <bdi>{meeting.meeting}</bdi>
              </h3>
              {/* Scrolls by itself, and so must be reachable by keyboard. */}
              <div
                class="app-compare__notes app-preserve-lines"
                dir="auto"
                tabindex={0}
                {...{ role: 'region', 'aria-label': t('submissions.compare.notes') }}
              >
                {meeting.meetingNotes}
              </div>
            </>
          )}
          {files.length === 0 && !meeting && <p class="govuk-body">{t('submissions.compare.no-scans')}</p>}
          {files.map((shown) => (
            <ScanSheet key={shown.file.attachmentId} sheet={sheetOf(submissionId, shown)} />
          ))}
        </section>
      </div>
    </StaffShell>
  )
}

/** A file of a submission as a sheet: one that is not known to be clean shows nothing. */
function sheetOf(submissionId: string, { file, pages }: FileShown): Sheet {
  const isOpen = file.state === 'read' || file.state === 'unreadable'
  const path = filePath(submissionId, file.attachmentId)
  return {
    name: file.name,
    href: isOpen ? path : undefined,
    pages: isOpen && isDrawableType(file.detectedType) ? Math.max(1, file.pageCount ?? 1) : 0,
    picture: (page) => `${path}/pages/${page}`,
    text: file.state === 'waiting' ? undefined : pages.map(({ body }) => body).join('\n\n'),
  }
}

function Typed({
  reading,
  edition,
  zone,
}: {
  reading: SubmissionReading
  edition: Edition | undefined
  zone: string
}) {
  const { t, named } = useWords()
  const { submission, version, content } = reading
  const { sender } = version
  const row = (key: string, value: string | null | undefined) =>
    value ? { key, value: <bdi class="app-break-anywhere">{value}</bdi> } : (false as const)
  return (
    <>
      <SummaryList
        rows={[
          { key: t('submissions.entry.channel'), value: named(`submissions.channel.${submission.channel}`) },
          {
            key: t('submissions.staff.received'),
            value: <ReceivedMoment of={submission} timeZone={zone} />,
          },
          row(t('submissions.person.name'), sender.name),
          row(t('submissions.about.organisation'), sender.organisation),
          { key: t('submissions.staff.kind'), value: named(`submissions.kind.${sender.kind}`) },
          row(t('submissions.about.on-behalf-of'), sender.onBehalfOf),
          row(t('submissions.staff.email'), sender.email),
          row(
            t('submissions.entry.withhold'),
            content.withhold.map(({ reason }) => reason).join('\n') || undefined,
          ),
        ]}
      />
      {content.body && (
        <>
          <h3 class="govuk-heading-s">{t('submissions.entry.body')}</h3>
          <p class="app-compare__words app-preserve-lines" dir="auto">
            {content.body.text}
          </p>
        </>
      )}
      {edition && <Answers edition={edition} content={content} />}
    </>
  )
}
