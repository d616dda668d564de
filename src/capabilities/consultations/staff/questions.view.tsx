import {
  BackLink,
  Button,
  ButtonGroup,
  Csrf,
  EmptyState,
  ErrorSummary,
  type FieldError,
  Link,
  PageHeading,
  StaffShell,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import type { Edition, Question, Section } from '../edition.ts'
import { optionLabel } from '../question-field.tsx'
import { findQuestion } from '../questionnaire.ts'
import { type Done, DoneBanner } from './done.tsx'
import { homeOf } from './draft.ts'

export interface QuestionsPage {
  readonly consultationId: string
  readonly title: string
  readonly edition: Edition
  readonly done: Done | undefined
  readonly errors: readonly FieldError[] | undefined
}

/** The questionnaire as a list, in order, with what can be done to each part. */
export function QuestionsView({ page }: { page: QuestionsPage }) {
  const { t } = useWords()
  const to = useHref()
  const home = homeOf(page.consultationId)
  const { sections } = page.edition
  return (
    <StaffShell
      title={t('consultations.step.questions')}
      hasErrors={Boolean(page.errors?.length)}
      beforeContent={<BackLink href={home}>{t('consultations.staff.back')}</BackLink>}
    >
      <DoneBanner done={page.done} />
      <ErrorSummary errors={page.errors} />
      <PageHeading caption={page.title} lead={t('consultations.questions.staff-lead')}>
        {t('consultations.step.questions')}
      </PageHeading>
      {sections.length === 0 ? (
        <EmptyState title={t('consultations.questions.none')}>
          <p class="govuk-body">{t('consultations.questions.none-text')}</p>
        </EmptyState>
      ) : (
        <form method="post" action={to(`${home}/questions/arrange`)}>
          <Csrf />
          {sections.map((section, at) => (
            <SectionBlock home={home} section={section} at={at} edition={page.edition} />
          ))}
        </form>
      )}
      <ButtonGroup>
        <Button href={`${home}/questions/sections/new`} kind={sections.length > 0 ? 'secondary' : undefined}>
          {t('consultations.questions.add-section')}
        </Button>
        <Link href={`${home}/preview/questions`}>{t('consultations.preview.questions')}</Link>
      </ButtonGroup>
    </StaffShell>
  )
}

function SectionBlock(props: { home: string; section: Section; at: number; edition: Edition }) {
  const { t } = useWords()
  const { home, section, at, edition } = props
  const path = `${home}/questions/sections/${section.id}`
  return (
    <section class="app-arrange" aria-labelledby={`section-${section.id}`}>
      <h2 class="govuk-heading-m" id={`section-${section.id}`}>
        {t('consultations.questions.section', { number: at + 1, title: section.title })}
      </h2>
      <Actions
        about={section.title}
        move={`section:${section.id}`}
        first={at === 0}
        last={at === edition.sections.length - 1}
        change={path}
        remove={`${path}/remove`}
      />
      {section.questions.length > 0 ? (
        <ol class="app-arrange__list">
          {section.questions.map((question, index) => (
            <QuestionLine
              home={home}
              question={question}
              edition={edition}
              first={at === 0 && index === 0}
              last={at === edition.sections.length - 1 && index === section.questions.length - 1}
            />
          ))}
        </ol>
      ) : (
        <p class="govuk-hint">{t('consultations.questions.section-empty')}</p>
      )}
      <p class="govuk-body">
        <Link href={`${path}/add`}>
          {t('consultations.questions.add-question', { section: section.title })}
        </Link>
      </p>
    </section>
  )
}

function QuestionLine(props: {
  home: string
  question: Question
  edition: Edition
  first: boolean
  last: boolean
}) {
  const words = useWords()
  const { t } = words
  const { home, question, edition, first, last } = props
  const path = `${home}/question/${question.id}`
  return (
    <li class="app-arrange__item">
      <p class="app-arrange__label">{question.label}</p>
      <p class="govuk-hint">
        {words.named(`consultations.type-name.${question.type}`)}
        {', '}
        {t(question.required ? 'consultations.questions.is-required' : 'consultations.questions.is-optional')}
        {'. '}
        {conditionInWords(question, edition, words)}{' '}
        <Link href={`${path}/condition`}>
          {t(question.showWhen ? 'consultations.condition.change' : 'consultations.condition.set')}
          <span class="govuk-visually-hidden"> {question.label}</span>
        </Link>
      </p>
      <Actions
        about={question.label}
        move={`question:${question.id}`}
        first={first}
        last={last}
        change={path}
        remove={`${path}/remove`}
      />
    </li>
  )
}

function conditionInWords(
  question: Question,
  edition: Pick<Edition, 'sections'>,
  words: ReturnType<typeof useWords>,
): string {
  const { showWhen } = question
  const decides = showWhen && findQuestion(edition, showWhen.questionId)
  if (!showWhen || !decides) return words.t('consultations.condition.always')
  return words.t('consultations.condition.only', {
    question: decides.label,
    options: new Intl.ListFormat(words.language.pluralsAs, { type: 'disjunction' }).format(
      showWhen.anyOf.map((id) => optionLabel(decides, id, words.named)),
    ),
  })
}

function Actions(props: {
  about: string
  /** `section:id` or `question:id`. */
  move: string
  first: boolean
  last: boolean
  change: string
  remove: string
}) {
  const { t } = useWords()
  const about = <span class="govuk-visually-hidden"> {props.about}</span>
  return (
    <p class="app-arrange__actions">
      <Link href={props.change}>
        {t('consultations.questions.change')}
        {about}
      </Link>
      {props.first ? null : (
        <button class="app-link-button" type="submit" name="move" value={`${props.move}:up`}>
          {t('consultations.questions.up')}
          {about}
        </button>
      )}
      {props.last ? null : (
        <button class="app-link-button" type="submit" name="move" value={`${props.move}:down`}>
          {t('consultations.questions.down')}
          {about}
        </button>
      )}
      <Link href={props.remove}>
        {t('consultations.questions.remove')}
        {about}
      </Link>
    </p>
  )
}
