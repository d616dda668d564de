import type { Actor } from '../../../platform/access.ts'
import { Button, Form, Instant, Textarea, useFrame, useWords } from '../../../ui/index.ts'
import type { Note } from '../queries/desks.ts'

/** What officials noted about a submission. */
export function NotesPanel(props: {
  submissionId: string
  notes: readonly Note[]
  names: ReadonlyMap<string, string>
  actor: Actor | undefined
}) {
  const { t } = useWords()
  const { path, settings } = useFrame()
  const { submissionId, notes, names, actor } = props
  const mayAnnotate = actor?.permissions.has('submission.annotate') ?? false
  const base = `/staff/submissions/${submissionId}/notes`
  return (
    <section aria-labelledby="notes">
      <h2 class="govuk-heading-s" id="notes">
        {t('analysis.notes.title')}
      </h2>
      {notes.length === 0 ? <p class="govuk-body app-quiet">{t('analysis.notes.none')}</p> : null}
      {notes.map((note) => (
        <article class="app-note">
          <p class="govuk-body app-preserve-lines">
            {note.struckAt ? (
              <>
                <span class="govuk-visually-hidden">{t('analysis.notes.struck-begins')} </span>
                <s>{note.body}</s>
              </>
            ) : (
              <bdi>{note.body}</bdi>
            )}
          </p>
          <p class="govuk-body-s app-quiet">
            <bdi>{names.get(note.writtenBy) ?? t('analysis.desk.somebody')}</bdi>,{' '}
            <Instant at={note.writtenAt} timeZone={settings.timeZone} />
            {note.struckAt ? (
              <>
                {'. '}
                {t('analysis.notes.struck')} <Instant at={note.struckAt} timeZone={settings.timeZone} />
              </>
            ) : null}
          </p>
          {mayAnnotate && !note.struckAt && note.writtenBy === actor?.id ? (
            <Form action={`${base}/${note.noteId}/strike`}>
              <input type="hidden" name="back" value={path} />
              <button class="app-link-button" type="submit">
                {t('analysis.notes.strike')}
              </button>
            </Form>
          ) : null}
        </article>
      ))}
      {mayAnnotate ? (
        <Form action={base}>
          <input type="hidden" name="back" value={path} />
          <Textarea name="note" label={t('analysis.notes.add')} hint={t('analysis.notes.hint')} rows={4} />
          <Button kind="secondary">{t('analysis.notes.add-button')}</Button>
        </Form>
      ) : null}
    </section>
  )
}
