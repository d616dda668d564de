import { BackLink, InsetText, Markdown, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import { type Edition, positions, type Question } from '../edition.ts'
import { optionLabel } from '../question-field.tsx'
import { filledSections, findQuestion } from '../questionnaire.ts'

export interface QuestionsPage {
  readonly slug: string
  readonly edition: Edition
  /** The number of an edition that was replaced; undefined for the current one. */
  readonly replaced?: number | undefined
}

/** All questions on one page, to read, to print, or to talk over before answering. */
export function QuestionsView({ page }: { page: QuestionsPage }) {
  const { t } = useWords()
  const { edition, slug, replaced } = page
  return (
    <PublicShell
      title={t('consultations.questions.title', { title: edition.title })}
      section="consultations"
      beforeContent={<BackLink href={`/consultations/${slug}`}>{t('consultations.questions.back')}</BackLink>}
    >
      <PageHeading caption={edition.title} lead={t('consultations.questions.lead')}>
        {t('consultations.questions.heading')}
      </PageHeading>
      {replaced === undefined ? null : (
        <InsetText>{t('consultations.questions.replaced', { number: replaced })}</InsetText>
      )}
      <QuestionList edition={edition} />
    </PublicShell>
  )
}

export function QuestionList({ edition }: { edition: Pick<Edition, 'sections'> }) {
  let number = 0
  return (
    <>
      {filledSections(edition).map((section) => (
        <section class="app-section">
          <h2 class="govuk-heading-l">{section.title}</h2>
          {section.intro ? <Markdown source={section.intro} headingLevel={3} /> : null}
          {section.questions.map((question) => {
            number += 1
            return <QuestionText number={number} question={question} edition={edition} />
          })}
        </section>
      ))}
    </>
  )
}

function QuestionText(props: { number: number; question: Question; edition: Pick<Edition, 'sections'> }) {
  const { number, question, edition } = props
  const words = useWords()
  const { t } = words
  const { showWhen } = question
  const decides = showWhen && findQuestion(edition, showWhen.questionId)
  const lines = choicesOf(question, words)
  const kind = words.named(`consultations.type.${question.type}`)
  return (
    <div class="app-question-text">
      <h3 class="govuk-heading-s">
        {t('consultations.questions.numbered', { number, label: question.label })}
      </h3>
      <p class="govuk-hint">
        {kind}{' '}
        {t(question.required ? 'consultations.questions.required' : 'consultations.questions.optional')}
      </p>
      {showWhen && decides ? (
        <p class="govuk-hint">
          {t('consultations.field.condition', {
            options: new Intl.ListFormat(words.language.pluralsAs, { type: 'disjunction' }).format(
              showWhen.anyOf.map((id) =>
                t('consultations.field.option', { label: optionLabel(decides, id, words.named) }),
              ),
            ),
            question: decides.label,
          })}
        </p>
      ) : null}
      {/* Many ask for what the kind of question says already. */}
      {question.help && question.help.trim() !== kind ? <p class="govuk-body">{question.help}</p> : null}
      {lines.length > 0 ? (
        <ul class="govuk-list govuk-list--bullet">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      ) : null}
      {question.type === 'agreement-grid' ? (
        <p class="govuk-body">
          {t('consultations.questions.scale', {
            scale: words.list(question.scale.map(({ label }) => label)),
          })}
        </p>
      ) : null}
      {question.more ? (
        <div class="govuk-inset-text">
          <p class="govuk-body govuk-!-font-weight-bold">{question.more.title}</p>
          <Markdown source={question.more.body} headingLevel={4} />
        </div>
      ) : null}
    </div>
  )
}

function choicesOf(question: Question, words: ReturnType<typeof useWords>): readonly string[] {
  const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label)
  switch (question.type) {
    case 'single-choice':
    case 'multiple-choice':
    case 'ranking':
      return labels(question.options)
    case 'agreement-grid':
      return labels(question.statements)
    case 'position':
      return positions.map((each) => words.named(`consultations.position.${each}`))
    case 'engagement':
      return [...labels(question.levels), ...labels(question.ways)]
    case 'short-text':
    case 'long-text':
    case 'number':
    case 'date':
    case 'email':
      return []
  }
}
