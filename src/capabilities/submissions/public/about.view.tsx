import { Checkboxes, errorOf, Form, Input, Radios, useWords } from '../../../ui/index.ts'
import type { FieldProblem } from '../schemas.ts'
import { type DraftContent, statedKinds } from '../submissions.ts'
import { SenderSummary } from './answers.view.tsx'
import {
  type FormPage,
  FormShell,
  formAction,
  PageMarks,
  SaveButtons,
  SavedElsewhere,
} from './form-shell.tsx'

export function AboutPage({
  page,
  base,
  problems,
  elsewhere,
}: {
  page: FormPage
  base: string
  problems?: readonly FieldProblem[]
  elsewhere?: DraftContent | undefined
}) {
  const { t, named } = useWords()
  const { sender } = page.draft.content
  const errors = problems ? [...problems] : []
  return (
    <FormShell page={page} title={t('submissions.about.title')} errors={problems}>
      <p class="govuk-body">{t('submissions.about.intro')}</p>
      {elsewhere && (
        <SavedElsewhere>
          <SenderSummary content={elsewhere} />
        </SavedElsewhere>
      )}
      <Form action={formAction(page, 'about-you')}>
        <PageMarks page={page} base={base} />
        <Radios
          name="kind"
          label={t('submissions.about.kind')}
          labelSize="m"
          items={statedKinds.map((kind) => ({ value: kind, label: named(`submissions.kind.${kind}`) }))}
          value={sender.kind}
          error={errorOf(errors, 'kind')}
        />
        <Input
          name="name"
          label={t('submissions.about.name')}
          hint={t('submissions.about.name-hint')}
          autocomplete="name"
          value={sender.name ?? ''}
          error={errorOf(errors, 'name')}
        />
        <Input
          name="organisation"
          label={t('submissions.about.organisation')}
          hint={t('submissions.about.organisation-hint')}
          autocomplete="organization"
          value={sender.organisation ?? ''}
          error={errorOf(errors, 'organisation')}
        />
        <Input
          name="on-behalf-of"
          label={t('submissions.about.on-behalf-of')}
          hint={t('submissions.about.on-behalf-of-hint')}
          value={sender.onBehalfOf ?? ''}
          error={errorOf(errors, 'on-behalf-of')}
        />
        <Input
          name="email"
          type="email"
          label={t('submissions.about.email')}
          hint={t('submissions.about.email-hint')}
          autocomplete="email"
          spellcheck={false}
          value={sender.email ?? ''}
          error={errorOf(errors, 'email')}
        />
        <Checkboxes
          name="wants-results"
          label={t('submissions.about.results')}
          labelSize="s"
          items={[{ value: 'yes', label: t('submissions.about.wants-results') }]}
          value={sender.wantsResults ? ['yes'] : []}
        />
        <SaveButtons />
      </Form>
    </FormShell>
  )
}
