import type { ComponentChildren } from 'preact'
import { Button, Details, errorOf, Form, Textarea, useWords } from '../../../ui/index.ts'
import { isResting } from '../report.ts'
import type { EntryPage } from './entry.view.tsx'
import { entryPath } from './subject.ts'

/** What the person looking can do with an entry now, and what it waits for. */
export function EntryDeeds({ page }: { page: EntryPage }) {
  const { t } = useWords()
  const { entry, may } = page
  const { state } = entry.latest
  return (
    <section aria-labelledby="deeds">
      <h2 class="govuk-heading-m" id="deeds">
        {t('reporting.deeds.title')}
      </h2>
      <p class="govuk-body">{t(`reporting.waits.${state}`)}</p>
      {state === 'draft' && may.edit ? (
        <>
          <Deed page={page} deed="propose">
            <Button>{t('reporting.deeds.propose')}</Button>
          </Deed>
          <Deed page={page} deed="discard">
            <Button kind="secondary">{t('reporting.deeds.discard')}</Button>
          </Deed>
        </>
      ) : null}
      {state === 'proposed' && may.approve ? (
        page.samePerson ? (
          <p class="govuk-body">{t('reporting.deeds.same-person')}</p>
        ) : (
          <Deed page={page} deed="approve">
            <Button>{t('reporting.deeds.approve')}</Button>
          </Deed>
        )
      ) : null}
      {isResting(state) && may.approve && !page.samePerson ? (
        <Reasoned page={page} deed="send-back" summary={t('reporting.deeds.send-back-open')}>
          {t('reporting.deeds.send-back')}
        </Reasoned>
      ) : null}
      {isResting(state) && may.edit && page.samePerson ? (
        <Deed page={page} deed="reclaim">
          <Button kind="secondary">{t('reporting.deeds.reclaim')}</Button>
        </Deed>
      ) : null}
      {entry.current && may.publish ? (
        <Reasoned page={page} deed="take-back" summary={t('reporting.deeds.take-back-open')}>
          {t('reporting.deeds.take-back')}
        </Reasoned>
      ) : null}
    </section>
  )
}

interface DeedProps {
  readonly page: EntryPage
  readonly deed: string
  readonly children: ComponentChildren
}

/** A deed on the version that is before the person. */
function Deed({ page, deed, children }: DeedProps) {
  const { consultation, entry } = page
  return (
    <Form action={entryPath(consultation.consultationId, entry.entryId, `/${deed}`)}>
      <input type="hidden" name="version" value={entry.latest.versionId} />
      <input type="hidden" name="revision" value={String(entry.latest.revision)} />
      {children}
    </Form>
  )
}

/** A deed that must say why. */
function Reasoned({ page, deed, summary, children }: DeedProps & { summary: string }) {
  const { t } = useWords()
  const field = `${deed}-reason`
  const error = errorOf(page.errors, field)
  return (
    <Details summary={summary} open={error !== undefined}>
      <Deed page={page} deed={deed}>
        <Textarea
          name={field}
          label={t('reporting.deeds.reason')}
          hint={deed === 'take-back' ? t('reporting.deeds.reason-public') : undefined}
          value={error === undefined ? '' : page.reason}
          rows={3}
          error={error}
        />
        <Button kind={deed === 'take-back' ? 'warning' : 'secondary'}>{children}</Button>
      </Deed>
    </Details>
  )
}
