import { Form, Markdown, NotificationBanner, SummaryList, useWords } from '../../../ui/index.ts'
import {
  describeAnswer,
  type Problem,
  QuestionField,
  questionsOnPage,
  type Section,
} from '../../consultations/index.ts'
import { ownPath } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import { type FormPage, FormShell, SaveButtons } from './form-shell.tsx'

export function SectionPage({
  page,
  section,
  base,
  problems,
  elsewhere,
}: {
  page: FormPage
  section: Section
  /** Tells which saved answers this page was made from. */
  base: string
  problems?: readonly Problem[]
  /** The answers another window saved meanwhile. */
  elsewhere?: DraftContent | undefined
}) {
  const words = useWords()
  const { answers } = page.draft.content
  return (
    <FormShell page={page} title={section.title} errors={problems}>
      {section.intro && <Markdown source={section.intro} />}
      {elsewhere && <SavedElsewhere section={section} elsewhere={elsewhere} />}
      <Form
        action={ownPath(page.key, 'part', section.id)}
        autosave={ownPath(page.key, 'part', section.id, 'autosave')}
      >
        <input type="hidden" name="base" value={base} />
        {questionsOnPage(section, answers).map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            value={answers[question.id]}
            problems={problems}
            section={section}
          />
        ))}
        <p class="govuk-hint">{words.t('submissions.form.saved-hint')}</p>
        <SaveButtons />
      </Form>
    </FormShell>
  )
}

function SavedElsewhere({ section, elsewhere }: { section: Section; elsewhere: DraftContent }) {
  const words = useWords()
  return (
    <NotificationBanner title={words.t('submissions.form.elsewhere-title')}>
      <p class="govuk-notification-banner__heading">{words.t('submissions.form.elsewhere')}</p>
      <SummaryList
        rows={section.questions
          .filter((question) => elsewhere.answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: describeAnswer(question, elsewhere.answers[question.id] as never, words).join('; '),
          }))}
      />
    </NotificationBanner>
  )
}
