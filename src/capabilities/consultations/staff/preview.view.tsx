import { Link, NotificationBanner, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import { previewPath } from '../preview.ts'
import { ConsultationBody, type ConsultationPage } from '../public/consultation.view.tsx'
import { QuestionList } from '../public/questions.view.tsx'
import type { PublishedConsultation } from '../published.ts'
import { homeOf } from './draft.ts'

/** Says that this is a preview, and leads back to the workspace and on to the form. */
export function PreviewBanner(props: { consultationId: string; text?: string }) {
  const { t } = useWords()
  const { consultationId, text = t('consultations.preview.text') } = props
  return (
    <NotificationBanner title={t('consultations.preview.title')}>
      <p class="govuk-notification-banner__heading">{text}</p>
      <ul class="govuk-list">
        <li>
          <Link href={previewPath(consultationId)}>{t('consultations.preview.page')}</Link>
        </li>
        <li>
          <Link href={previewPath(consultationId, 'questions')}>{t('consultations.preview.questions')}</Link>
        </li>
        <li>
          <Link href={previewPath(consultationId, 'form')}>{t('consultations.preview.form')}</Link>
        </li>
        <li>
          <Link href={homeOf(consultationId)}>{t('consultations.preview.back')}</Link>
        </li>
      </ul>
    </NotificationBanner>
  )
}

export function PagePreview({ page }: { page: ConsultationPage & { readonly hasDates: boolean } }) {
  const { t } = useWords()
  return (
    <PublicShell title={t('consultations.preview.page')}>
      <PreviewBanner consultationId={page.consultation.consultationId} />
      {page.hasDates ? null : <p class="govuk-body">{t('consultations.preview.no-dates')}</p>}
      <ConsultationBody page={page} />
    </PublicShell>
  )
}

export function QuestionsPreview({ consultation }: { consultation: PublishedConsultation }) {
  const { t } = useWords()
  const { consultationId, edition } = consultation
  return (
    <PublicShell title={t('consultations.preview.questions')}>
      <PreviewBanner consultationId={consultationId} />
      <PageHeading caption={edition.title} lead={t('consultations.questions.lead')}>
        {t('consultations.questions.heading')}
      </PageHeading>
      <QuestionList edition={edition} />
    </PublicShell>
  )
}
