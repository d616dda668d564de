import { Checkboxes, Details, errorOf, Form, InsetText, Textarea, useWords } from '../../../ui/index.ts'
import { describeAnswer, questionsOf, withoutHidden } from '../../consultations/index.ts'
import { type FieldProblem, withholdFields } from '../schemas.ts'
import type { DraftContent } from '../submissions.ts'
import { answersWithWords, idleRequests, strayMessage, strayRequests } from '../withhold-requests.ts'
import { WithholdSummary } from './answers.view.tsx'
import {
  type FormPage,
  FormShell,
  formAction,
  PageMarks,
  SaveButtons,
  SavedElsewhere,
} from './form-shell.tsx'

export function WithholdPage({
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
  const words = useWords()
  const { t } = words
  const { content } = page.draft
  const errors = problems ? [...problems] : []
  const { edition } = page.consultation
  const stray = strayRequests(edition, content)
  const counted = withoutHidden(edition, content.answers)
  const idle = new Set(idleRequests(edition, content).map(({ questionId }) => questionId))
  const withWords = answersWithWords(edition, content)
  const askedFor = (id: string) => content.withhold.find((request) => request.questionId === id)
  // A request about an answer that does not count now, or is empty, stays on the page, so that saving does not drop it.
  const answered = questionsOf(edition).filter(({ id }) => counted[id] !== undefined || askedFor(id))
  const choices = [
    { id: 'everything', label: t('submissions.withhold.everything'), lines: [] as string[] },
    ...answered.map((question) => ({
      id: question.id,
      label: question.label,
      lines:
        content.answers[question.id] === undefined
          ? []
          : describeAnswer(question, content.answers[question.id] as never, words),
    })),
  ]
  return (
    <FormShell page={page} title={t('submissions.withhold.title')} errors={problems}>
      <p class="govuk-body">{t('submissions.withhold.intro')}</p>
      <InsetText>{t('submissions.withhold.decision')}</InsetText>
      {elsewhere && (
        <SavedElsewhere>
          <WithholdSummary edition={edition} withhold={elsewhere.withhold} />
        </SavedElsewhere>
      )}
      <Form action={formAction(page, 'withhold')}>
        <PageMarks page={page} base={base} />
        {choices.map((choice) => {
          const fields = withholdFields(choice.id)
          const asked = askedFor(choice.id)
          const lost = stray.find((request) => request.questionId === choice.id)
          const wrong = errorOf(errors, fields.reason) ?? errorOf(errors, fields.quote)
          return (
            <Details key={choice.id} summary={choice.label} open={Boolean(asked || wrong)}>
              {idle.has(choice.id) && <InsetText>{t('submissions.withhold.idle')}</InsetText>}
              {choice.lines.map((line) => (
                <blockquote key={line} class="app-quote">
                  {line.length > 400 ? `${line.slice(0, 400)}…` : line}
                </blockquote>
              ))}
              <Checkboxes
                name={fields.ask}
                label={t('submissions.withhold.ask', { label: choice.label })}
                labelSize="s"
                small
                items={[
                  {
                    value: 'yes',
                    label:
                      choice.id === 'everything'
                        ? t('submissions.withhold.ask-everything')
                        : t('submissions.withhold.ask-answer'),
                  },
                ]}
                value={asked && (asked.whole || !asked.quote) ? ['yes'] : []}
              />
              {(withWords.has(choice.id) || asked?.quote) && (
                <Textarea
                  name={fields.quote}
                  label={t('submissions.withhold.passage')}
                  hint={t('submissions.withhold.passage-hint')}
                  rows={2}
                  value={asked?.quote ?? ''}
                  error={errorOf(errors, fields.quote) ?? (lost && strayMessage(edition, lost, words))}
                />
              )}
              <Textarea
                name={fields.reason}
                label={t('submissions.withhold.reason')}
                hint={t('submissions.withhold.reason-hint')}
                rows={2}
                value={asked?.reason ?? ''}
                error={errorOf(errors, fields.reason)}
              />
            </Details>
          )
        })}
        <SaveButtons />
      </Form>
    </FormShell>
  )
}
