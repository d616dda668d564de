import {
  Button,
  Details,
  Form,
  Markdown,
  SummaryList,
  useFrame,
  useWords,
  WarningText,
} from '../../../ui/index.ts'
import {
  describeAnswer,
  NoticeView,
  type PublishedConsultation,
  shownQuestions,
  withoutHidden,
} from '../../consultations/index.ts'
import { ownPath, stepPath, toChange } from '../steps.ts'
import type { SendProblem } from '../submit.ts'
import { idleRequests, standingRequests, strayRequests } from '../withhold-requests.ts'
import { AnswerLines, SenderSummary } from './answers.view.tsx'
import { FileLines } from './files.view.tsx'
import { type FormPage, FormShell } from './form-shell.tsx'

/** A field that people do not see, and that only machines fill in. Its name is none that browsers complete. */
export const trapField = 'leave-empty'

export function CheckPage({
  page,
  problems,
  work,
}: {
  page: FormPage
  problems?: readonly SendProblem[]
  /** A task that the browser does before it sends, where so much comes in that machines are to be held up. */
  work?: string | undefined
}) {
  const words = useWords()
  const { t } = words
  const { asset } = useFrame()
  const { consultation, draft, key } = page
  const { sender, answers } = draft.content
  const counted = withoutHidden(consultation.edition, answers)
  const withhold = standingRequests(consultation.edition, draft.content)
  const stray = new Set(strayRequests(consultation.edition, draft.content))
  const idle = idleRequests(consultation.edition, draft.content)
  const change = (href: string, about: string) => [{ href, label: t('submissions.check.change'), about }]
  const official = consultation.edition.notice.elements['1']?.trim()
  const noticeChanged = Boolean(problems?.some(({ at }) => at === 'edition-changed'))
  const placeOf = ({ at }: SendProblem): string => {
    if (at === 'about-you' || at === 'withhold') return `answers-${at}`
    if (typeof at === 'string') return 'main-content'
    const step = page.steps.find(
      (each) =>
        each.kind === 'section' && each.section.questions.some((question) => question.id === at.questionId),
    )
    return step ? `answers-${step.id}` : 'main-content'
  }
  const errors = problems?.map((problem) => ({ message: problem.message, field: placeOf(problem) }))
  return (
    <FormShell page={page} title={t('submissions.check.title')} errors={errors}>
      {page.steps.map(
        (step) =>
          step.kind === 'section' && (
            <section key={step.id} id={`answers-${step.id}`} tabIndex={-1}>
              <h2 class="govuk-heading-m">{step.section.title}</h2>
              <SummaryList
                rows={(page.preview ? step.section.questions : shownQuestions(step.section, counted)).map(
                  (question) => ({
                    key: question.label,
                    value: (
                      <AnswerLines
                        lines={
                          answers[question.id] === undefined
                            ? undefined
                            : describeAnswer(question, answers[question.id] as never, words)
                        }
                      />
                    ),
                    actions: change(`${toChange(stepPath(key, step))}#q.${question.id}`, question.label),
                  }),
                )}
              />
            </section>
          ),
      )}
      {draft.content.body && (
        <section>
          <h2 class="govuk-heading-m">{t('submissions.check.by-mail')}</h2>
          <p class="govuk-body app-preserve-lines" dir="auto">
            {draft.content.body}
          </p>
        </section>
      )}
      {page.steps.some(({ kind }) => kind === 'files') && (
        <section id="answers-files" tabIndex={-1}>
          <h2 class="govuk-heading-m">{t('submissions.files.title')}</h2>
          <SummaryList
            rows={[
              {
                key: t('submissions.files.added'),
                value: <FileLines files={draft.content.files ?? []} />,
                actions: change(toChange(ownPath(key, 'files')), t('submissions.files.title')),
              },
            ]}
          />
        </section>
      )}
      <section id="answers-about-you" tabIndex={-1}>
        <h2 class="govuk-heading-m">{t('submissions.about.title')}</h2>
        <SenderSummary
          content={draft.content}
          actions={change(toChange(ownPath(key, 'about-you')), t('submissions.about.title'))}
        />
      </section>
      <h2 id="answers-withhold" tabIndex={-1} class="govuk-heading-m">
        {t('submissions.withhold.title')}
      </h2>
      <SummaryList
        rows={
          withhold.length === 0 && idle.length === 0
            ? [
                {
                  key: t('submissions.check.withhold'),
                  value: t('submissions.check.withhold-none'),
                  actions: change(toChange(ownPath(key, 'withhold')), t('submissions.withhold.title')),
                },
              ]
            : [...withhold, ...idle].map((request) => ({
                key: labelOf(consultation, request.questionId) ?? t('submissions.withhold.everything'),
                value: (
                  <>
                    <AnswerLines lines={[...(request.quote ? [`“${request.quote}”`] : []), request.reason]} />
                    {stray.has(request) && <WarningText>{t('submissions.check.withhold-stray')}</WarningText>}
                    {idle.includes(request) && <WarningText>{t('submissions.withhold.idle')}</WarningText>}
                  </>
                ),
                actions: change(toChange(ownPath(key, 'withhold')), t('submissions.withhold.title')),
              }))
        }
      />
      <h2 class="govuk-heading-m">{t('submissions.check.notice')}</h2>
      {official && <Markdown source={official} headingLevel={3} />}
      <Details summary={t('submissions.check.read-notice')} open={noticeChanged}>
        <NoticeView notice={consultation.edition.notice} contact={consultation.edition.contact} />
      </Details>
      <p class="govuk-body">
        {sender.email
          ? t('submissions.check.will-mail', { email: sender.email })
          : t('submissions.check.no-mail')}
      </p>
      <Form action={ownPath(key, 'send')}>
        <input type="hidden" name="edition" value={consultation.editionId} />
        <input type="hidden" name="revision" value={draft.revision} />
        <div class="app-unseen" aria-hidden="true">
          <label for={trapField}>{t('submissions.check.leave-empty')}</label>
          <input id={trapField} name={trapField} type="text" tabIndex={-1} autocomplete="off" value="" />
        </div>
        {work && <input type="hidden" name="proof" value="" data-work={work} />}
        {work && <script type="module" src={asset('proof-of-work.js')} />}
        <Button>{t(page.standing ? 'submissions.check.send-correction' : 'submissions.check.send')}</Button>
      </Form>
    </FormShell>
  )
}

const labelOf = (consultation: PublishedConsultation, questionId: string): string | undefined =>
  consultation.edition.sections
    .flatMap((section) => section.questions)
    .find((question) => question.id === questionId)?.label
