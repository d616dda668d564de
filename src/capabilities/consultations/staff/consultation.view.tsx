import type { ComponentChildren } from 'preact'
import {
  BackLink,
  Button,
  Columns,
  Form,
  InsetText,
  Link,
  PageHeading,
  StaffShell,
  StatusTag,
  SummaryList,
  type Task,
  TaskList,
  useWords,
} from '../../../ui/index.ts'
import { missingParts } from '../completeness.ts'
import type { Edition } from '../edition.ts'
import { noticeElements } from '../edition.ts'
import { missingElements } from '../notice.ts'
import { questionsOf } from '../questionnaire.ts'
import type { May } from './consultation.routes.tsx'
import { type Done, DoneBanner } from './done.tsx'
import { homeOf } from './draft.ts'
import { StateTag, When } from './list.view.tsx'
import { PlanNotes, PublishingNote } from './plan-notes.tsx'
import { type StepContext, type StepName, stepNames } from './step.ts'

export interface ConsultationPage {
  readonly context: StepContext
  readonly panels: readonly ComponentChildren[]
  readonly may: May
  readonly done: Done | undefined
}

/** A consultation in the workspace: where it stands, what is to be done next, and what lies above it. */
export function ConsultationView({ page }: { page: ConsultationPage }) {
  const { t } = useWords()
  const { consultation } = page.context
  const title = consultation.title || t('consultations.staff.untitled')
  const panels = page.panels.length > 0 ? <div class="app-panels">{page.panels}</div> : null
  return (
    <StaffShell
      title={title}
      beforeContent={<BackLink href="/staff/consultations">{t('consultations.staff.back-to-list')}</BackLink>}
    >
      <DoneBanner done={page.done} />
      <PageHeading caption={<StateTag consultation={consultation} now={page.context.now} />}>
        {title}
      </PageHeading>
      <Columns aside={<Aside page={page} />}>
        {/* There is nothing to read or to report on before a consultation is public: preparing it is all there is. */}
        {consultation.publishedAt ? panels : null}
        <NextEdition page={page} />
      </Columns>
    </StaffShell>
  )
}

function NextEdition({ page }: { page: ConsultationPage }) {
  const words = useWords()
  const { t } = words
  const { consultation } = page.context
  const { inProgress } = consultation
  const home = homeOf(consultation.consultationId)
  if (!inProgress)
    return (
      <section>
        <h2 class="govuk-heading-m">{t('consultations.staff.change')}</h2>
        <p class="govuk-body">{t('consultations.staff.change-text')}</p>
        {page.may.edit ? (
          <Form action={`${home}/begin-edition`}>
            <Button kind="secondary">{t('consultations.staff.begin-edition')}</Button>
          </Form>
        ) : null}
      </section>
    )
  const { sentBack } = inProgress
  return (
    <section>
      <h2 class="govuk-heading-m">
        {consultation.publishedAt
          ? t('consultations.staff.edition', { number: inProgress.number })
          : t('consultations.staff.prepare')}
      </h2>
      {sentBack ? (
        <InsetText>
          <p class="govuk-body govuk-!-font-weight-bold">
            {t('consultations.staff.sent-back', {
              name: sentBack.name ?? '',
              moment: words.instant(sentBack.at, inProgress.edition.timeZone),
            })}
          </p>
          <p class="govuk-body">{sentBack.reason}</p>
        </InsetText>
      ) : null}
      <PlanNotes
        consultation={consultation}
        edition={inProgress.edition}
        now={page.context.now}
        session={page.context.sessions.find(({ slug }) => slug === inProgress.edition.sessionSlug)}
      />
      <PublishingNote consultation={consultation} edition={inProgress.edition} now={page.context.now} />
      <TaskList items={stepNames.map((step) => stepTask(page, step))} />
      {page.may.edit && inProgress.state === 'draft' ? (
        <NextStep home={home} edition={inProgress.edition} />
      ) : null}
      <h3 class="govuk-heading-s">{t('consultations.staff.check')}</h3>
      <TaskList
        idPrefix="check"
        items={[
          {
            title: t('consultations.step.preview'),
            href: `${home}/preview`,
            hint: t('consultations.step.preview-hint'),
            status: '',
          },
          {
            title: t('consultations.step.approval'),
            href: `${home}/approval`,
            status: (
              <StatusTag tone={inProgress.state === 'draft' ? 'quiet' : 'waiting'}>
                {words.named(`consultations.edition-state.${inProgress.state}`)}
              </StatusTag>
            ),
          },
        ]}
      />
    </section>
  )

  function stepTask({ may }: ConsultationPage, step: StepName): Task {
    const edition = inProgress?.edition ?? consultation.edition
    const canEdit = may.edit && inProgress?.state === 'draft'
    return {
      title: t(`consultations.step.${step}`),
      ...(canEdit ? { href: pathOfStep(home, step) } : {}),
      status: <StepStatus step={step} edition={edition} />,
    }
  }
}

/** One button that always leads on: to what is still missing, and then to the approval. */
function NextStep({ home, edition }: { home: string; edition: Edition }) {
  const { t } = useWords()
  const missing = missingParts(edition)
  const next =
    stepNames.find((step) => partsOfStep[step]?.some((part) => missing.some((each) => each === part))) ??
    (missingElements(edition.notice).length > 0 ? 'notice' : 'approval')
  return (
    <Button href={next === 'approval' ? `${home}/approval` : pathOfStep(home, next)}>
      {t('consultations.staff.go-on', { step: t(`consultations.step.${next}`) })}
    </Button>
  )
}

const pathOfStep = (home: string, step: StepName): string =>
  step === 'questions' ? `${home}/questions` : `${home}/edit/${step}`

const partsOfStep: Partial<Record<StepName, readonly string[]>> = {
  about: ['title', 'summary', 'overview'],
  dates: ['opens', 'closes'],
  people: ['agency', 'contact'],
  questions: ['question'],
}

function StepStatus({ step, edition }: { step: StepName; edition: Edition }): ComponentChildren {
  const { t } = useWords()
  const missing = missingParts(edition)
  const toDo = <StatusTag tone="attention">{t('consultations.status.to-do')}</StatusTag>
  if (partsOfStep[step]?.some((part) => missing.some((each) => each === part))) return toDo
  switch (step) {
    case 'documents':
      return t('consultations.status.documents', { count: edition.documents.length })
    case 'questions':
      return t('consultations.status.questions', { count: questionsOf(edition).length })
    case 'session':
      return edition.sessionSlug ? t('consultations.status.done') : t('consultations.status.none-linked')
    case 'notice': {
      const gaps = missingElements(edition.notice).length
      const text = t('consultations.status.notice', {
        filled: noticeElements.length - gaps,
        all: noticeElements.length,
      })
      return gaps > 0 ? <StatusTag tone="attention">{text}</StatusTag> : text
    }
    default:
      return t('consultations.status.done')
  }
}

function Aside({ page }: { page: ConsultationPage }) {
  const words = useWords()
  const { t } = words
  const { consultation } = page.context
  const { publishedAt, slug, current, inProgress, edition } = consultation
  return (
    <SummaryList
      class="app-summary-stacked"
      noBorder
      rows={[
        publishedAt && {
          key: t('consultations.staff.public-page'),
          value: <Link href={`/consultations/${slug}`}>{`/consultations/${slug}`}</Link>,
        },
        !publishedAt && { key: t('consultations.staff.address'), value: `/consultations/${slug}` },
        publishedAt && { key: t('consultations.staff.dates'), value: <When consultation={consultation} /> },
        {
          key: t('consultations.staff.time-zone'),
          value: (inProgress?.edition ?? edition).timeZone.replaceAll('_', ' '),
        },
        current?.publishedAt && {
          key: t('consultations.staff.current-edition'),
          value: t('consultations.staff.edition-published', {
            number: current.number,
            moment: words.instant(current.publishedAt, current.edition.timeZone),
          }),
        },
      ]}
    />
  )
}
