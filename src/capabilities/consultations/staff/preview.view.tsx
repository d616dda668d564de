import {
  Button,
  Link,
  Markdown,
  NotificationBanner,
  PageHeading,
  Pagination,
  PublicShell,
  useWords,
} from '../../../ui/index.ts'
import type { Edition, Section } from '../edition.ts'
import { ConsultationBody, type ConsultationPage } from '../public/consultation.view.tsx'
import { QuestionList } from '../public/questions.view.tsx'
import { QuestionField } from '../question-field.tsx'
import { homeOf } from './draft.ts'

/** Says that this is a preview, and leads back to the workspace and on to the form. */
function PreviewBanner({
  consultationId,
  sections,
}: {
  consultationId: string
  sections: readonly Section[]
}) {
  const { t } = useWords()
  const home = homeOf(consultationId)
  const first = sections[0]
  return (
    <NotificationBanner title={t('consultations.preview.title')}>
      <p class="govuk-notification-banner__heading">{t('consultations.preview.text')}</p>
      <ul class="govuk-list">
        <li>
          <Link href={`${home}/preview`}>{t('consultations.preview.page')}</Link>
        </li>
        <li>
          <Link href={`${home}/preview/questions`}>{t('consultations.preview.questions')}</Link>
        </li>
        {first ? (
          <li>
            <Link href={`${home}/preview/form/${first.id}`}>{t('consultations.preview.form')}</Link>
          </li>
        ) : null}
        <li>
          <Link href={home}>{t('consultations.preview.back')}</Link>
        </li>
      </ul>
    </NotificationBanner>
  )
}

export function PagePreview({ page }: { page: ConsultationPage & { readonly hasDates: boolean } }) {
  const { t } = useWords()
  const { edition, consultationId } = page.consultation
  return (
    <PublicShell title={t('consultations.preview.page')}>
      <PreviewBanner consultationId={consultationId} sections={edition.sections} />
      {page.hasDates ? null : <p class="govuk-body">{t('consultations.preview.no-dates')}</p>}
      <ConsultationBody page={page} />
    </PublicShell>
  )
}

export function QuestionsPreview(props: { consultationId: string; edition: Edition }) {
  const { t } = useWords()
  const { consultationId, edition } = props
  return (
    <PublicShell title={t('consultations.preview.questions')}>
      <PreviewBanner consultationId={consultationId} sections={edition.sections} />
      <PageHeading caption={edition.title} lead={t('consultations.questions.lead')}>
        {t('consultations.questions.heading')}
      </PageHeading>
      <QuestionList edition={edition} />
    </PublicShell>
  )
}

/** One page of the form. Every question is shown, with its condition in words; nothing can be sent. */
export function FormPreview(props: {
  consultationId: string
  edition: Edition
  section: Section
  at: number
}) {
  const { t } = useWords()
  const { consultationId, edition, section, at } = props
  const to = (step: number) => {
    const other = edition.sections[at + step]
    return other && { href: `${homeOf(consultationId)}/preview/form/${other.id}`, label: other.title }
  }
  return (
    <PublicShell title={section.title}>
      <PreviewBanner consultationId={consultationId} sections={edition.sections} />
      <PageHeading
        caption={t('consultations.preview.section', {
          title: edition.title,
          number: at + 1,
          count: edition.sections.length,
        })}
      >
        {section.title}
      </PageHeading>
      {section.intro ? <Markdown source={section.intro} /> : null}
      {section.questions.map((question) => (
        <QuestionField
          question={question}
          section={{ ...section, questions: edition.sections.flatMap((each) => each.questions) }}
        />
      ))}
      <Button disabled type="button">
        {t('consultations.preview.continue')}
      </Button>
      <Pagination previous={to(-1)} next={to(1)} />
    </PublicShell>
  )
}
