import { Link, NotificationBanner, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import { type Preview, previewPath } from '../preview.ts'
import { ConsultationBody, type ConsultationPage } from '../public/consultation.view.tsx'
import { QuestionList } from '../public/questions.view.tsx'
import { homeOf } from './draft.ts'

/** Says that this is a preview and what it cannot show yet, and leads back to the workspace and on to the form. */
export function PreviewBanner(props: { preview: Preview; text?: string }) {
  const { t } = useWords()
  const { preview, text = t('consultations.preview.text') } = props
  const { consultationId } = preview.consultation
  return (
    <NotificationBanner title={t('consultations.preview.title')}>
      <p class="govuk-notification-banner__heading">{text}</p>
      {preview.hasDates ? null : <p class="govuk-body">{t('consultations.preview.no-dates')}</p>}
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

export function PagePreview({ preview, page }: { preview: Preview; page: ConsultationPage }) {
  const { t } = useWords()
  return (
    <PublicShell title={t('consultations.preview.page')}>
      <PreviewBanner preview={preview} />
      <ConsultationBody page={page} />
    </PublicShell>
  )
}

export function QuestionsPreview({ preview }: { preview: Preview }) {
  const { t } = useWords()
  const { edition } = preview.consultation
  return (
    <PublicShell title={t('consultations.preview.questions')}>
      <PreviewBanner preview={preview} />
      <PageHeading caption={edition.title} lead={t('consultations.questions.lead')}>
        {t('consultations.questions.heading')}
      </PageHeading>
      <QuestionList edition={edition} />
    </PublicShell>
  )
}
