import {
  Button,
  Details,
  Form,
  Instant,
  Link,
  NotificationBanner,
  Textarea,
  useFrame,
  useWords,
} from '../../../ui/index.ts'
import type { listEntries } from '../entry/queries.ts'
import { comparePath } from './entries.view.tsx'

export interface EntryFacts {
  /** Newest first; empty for what nobody entered. */
  readonly entries: Awaited<ReturnType<typeof listEntries>>
  readonly names: ReadonlyMap<string, string>
  readonly done: string | undefined
}

const dones = [
  'checked',
  'corrected',
  'own-entry',
  'checked-already',
  'withdrawn',
  'changed-meanwhile',
  'too-long',
] as const

/** What was just done with an entry, or could not be. */
export function EntryDone({ done }: { done: string | undefined }) {
  const { named } = useWords()
  if (!dones.some((each) => each === done)) return null
  const went = done === 'checked' || done === 'corrected'
  return (
    <NotificationBanner {...(went ? { type: 'success' as const } : {})}>
      {named(`submissions.entry.done.${done}`)}
    </NotificationBanner>
  )
}

/** On the reading view of what staff entered: who did, who compared it with what came, and mending a slip. */
export function EntryPanel({
  facts,
  submissionId,
  body,
  zone,
}: {
  facts: EntryFacts
  submissionId: string
  body: string
  zone: string
}) {
  const { t } = useWords()
  const { actor } = useFrame()
  const [newest] = facts.entries
  if (!newest) return null
  const nameOf = (id: string | null) => (
    <bdi>{(id && facts.names.get(id)) ?? t('submissions.register.someone')}</bdi>
  )
  const mayEnter = actor?.permissions.has('submission.enter')
  return (
    <section aria-labelledby="entry">
      <h2 class="govuk-heading-s" id="entry">
        {t('submissions.entry.panel')}
      </h2>
      <EntryDone done={facts.done} />
      {facts.entries.map((each) => (
        <p key={each.versionId} class="govuk-body-s">
          {t('submissions.entry.entered-version', { number: each.number })} {nameOf(each.enteredBy)},{' '}
          <Instant at={each.enteredAt} timeZone={zone} />
          {each.meeting && (
            <>
              <br />
              {t('submissions.entry.at-meeting')} <bdi>{each.meeting}</bdi>
            </>
          )}
          <br />
          {each.checkedAt ? (
            <>
              {t('submissions.entry.checked-by')} {nameOf(each.checkedBy)},{' '}
              <Instant at={each.checkedAt} timeZone={zone} />
            </>
          ) : (
            t('submissions.entry.not-checked')
          )}
        </p>
      ))}
      {mayEnter && !newest.checkedAt && newest.enteredBy !== actor?.id && (
        <p class="govuk-body-s">
          <Link href={comparePath(submissionId)}>{t('submissions.compare.begin')}</Link>
        </p>
      )}
      {mayEnter && !newest.checkedAt && newest.enteredBy !== actor?.id && (
        <Form action={`/staff/submissions/${submissionId}/check-entry`}>
          <input type="hidden" name="version" value={newest.number} />
          <Button attributes={{ 'data-key': 'c' }}>{t('submissions.entry.check')}</Button>
        </Form>
      )}
      {mayEnter && (
        <Details summary={t('submissions.entry.mend')}>
          <Form action={`/staff/submissions/${submissionId}/correct-entry`}>
            <input type="hidden" name="version" value={newest.number} />
            <Textarea
              name="body"
              label={t('submissions.entry.body')}
              hint={t('submissions.entry.mend-hint')}
              rows={10}
              value={body}
            />
            <Button kind="secondary">{t('submissions.entry.mend-save')}</Button>
          </Form>
        </Details>
      )}
    </section>
  )
}
