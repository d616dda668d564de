import type { ComponentChildren } from 'preact'
import { Form, Markdown, useWords } from '../../../ui/index.ts'
import {
  fieldName,
  type Problem,
  type Question,
  QuestionField,
  questionsOf,
  questionsOnPage,
  type Section,
  withoutHidden,
} from '../../consultations/index.ts'
import { ownPath } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import {
  type FormPage,
  FormShell,
  formAction,
  PageMarks,
  SaveButtons,
  SavedElsewhere,
} from './form-shell.tsx'
import { KeptWords } from './kept-words.view.tsx'

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
  const { edition } = page.consultation
  const everything = { ...section, questions: questionsOf(edition) }
  const questions = page.preview
    ? section.questions
    : questionsOnPage(section, withoutHidden(edition, answers))
  return (
    <FormShell page={page} title={section.title} errors={problems}>
      {section.intro && <Markdown source={section.intro} />}
      {elsewhere && (
        <SavedElsewhere>
          <KeptWords edition={{ sections: [section] }} content={{ answers: elsewhere.answers }} />
        </SavedElsewhere>
      )}
      <Form
        action={formAction(page, 'part', section.id)}
        {...(page.preview ? {} : { autosave: ownPath(page.key, 'part', section.id, 'autosave') })}
      >
        <PageMarks page={page} base={base} />
        {questions.map((question) => (
          <Depending key={question.id} question={question} section={section}>
            <QuestionField
              question={question}
              value={answers[question.id]}
              problems={problems}
              section={page.preview ? everything : section}
            />
          </Depending>
        ))}
        <p class="govuk-hint">{words.t('submissions.form.saved-hint')}</p>
        <SaveButtons />
      </Form>
    </FormShell>
  )
}

/** A question that depends on a choice of the same page, told to scripts; without them it stands there in any case. */
function Depending({
  question: { showWhen },
  section,
  children,
}: {
  question: Question
  section: Section
  children: ComponentChildren
}) {
  if (!showWhen || !section.questions.some(({ id }) => id === showWhen.questionId)) return <>{children}</>
  return (
    <div data-shown-by={fieldName(showWhen.questionId)} data-shown-for={showWhen.anyOf.join(' ')}>
      {children}
    </div>
  )
}
