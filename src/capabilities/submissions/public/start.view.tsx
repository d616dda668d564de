import type { ComponentChildren } from 'preact'
import { Button, Form, Link, PageHeading, PublicShell, useWords } from '../../../ui/index.ts'
import {
  ContactLines,
  closingInWords,
  filledSections,
  NoticeView,
  type PublishedConsultation,
  questionsOf,
} from '../../consultations/index.ts'
import type { Draft } from '../drafts.ts'
import { KeptWords } from './kept-words.view.tsx'

/** Before the first question: what it is about, how long it takes, what happens with it. */
export function StartPage({
  consultation,
  open,
  preview,
}: {
  consultation: PublishedConsultation
  open: boolean
  /** What a preview has instead of the public's addresses, and what it says above. */
  preview?: {
    readonly form: string
    readonly questions: string
    readonly told: ComponentChildren
    readonly hasDates: boolean
  }
}) {
  const words = useWords()
  const { t } = words
  const { edition } = consultation
  const questions = questionsOf(edition)
  const needed = questions.filter(({ required }) => required).length
  const required = needed === 0 ? 'none' : needed === questions.length ? 'all' : 'some'
  return (
    <PublicShell title={t('submissions.start.title', { title: edition.title })} section="consultations">
      {preview?.told}
      <PageHeading caption={edition.title}>{t('submissions.start.heading')}</PageHeading>
      {open ? (
        <>
          <p class="govuk-body-l">
            {t('submissions.start.lead', {
              questions: questions.length,
              sections: filledSections(edition).length,
            })}
          </p>
          <ul class="govuk-list govuk-list--bullet">
            <li>{t('submissions.start.optional', { required })}</li>
            {edition.files && <li>{t('submissions.start.files', { most: edition.files.most })}</li>}
            <li>{t('submissions.start.save')}</li>
            <li>{t('submissions.start.change')}</li>
            {preview?.hasDates === false ? null : (
              <li>
                {t('submissions.start.closes')} {closingInWords(consultation, words)}
              </li>
            )}
          </ul>
          <p class="govuk-body">
            <Link href={preview?.questions ?? `/consultations/${consultation.slug}/questions`}>
              {t('submissions.start.read-first')}
            </Link>
          </p>
          <h2 class="govuk-heading-m">{t('submissions.start.notice')}</h2>
          <NoticeView notice={edition.notice} contact={edition.contact} />
          <Form action={preview?.form ?? `/consultations/${consultation.slug}/submit`}>
            <Button start>{t('submissions.start.begin')}</Button>
          </Form>
        </>
      ) : (
        <Closed consultation={consultation}>
          <Link href={`/consultations/${consultation.slug}`}>{t('submissions.closed.read')}</Link>
        </Closed>
      )}
    </PublicShell>
  )
}

function Closed({
  consultation,
  children,
}: {
  consultation: PublishedConsultation
  /** What the person can do now. */
  children: ComponentChildren
}) {
  const words = useWords()
  const { t } = words
  const { edition } = consultation
  return (
    <>
      <p class="govuk-body-l">
        {t('submissions.closed.lead')} {closingInWords(consultation, words)}
      </p>
      <p class="govuk-body">{children}</p>
      <ContactLines contact={edition.contact} />
    </>
  )
}

/** Too late to send: everything typed is shown, to be copied or sent another way. */
export function ClosedPage({ consultation, draft }: { consultation: PublishedConsultation; draft: Draft }) {
  const { t } = useWords()
  return (
    <PublicShell title={t('submissions.closed.title')} section="consultations">
      <PageHeading caption={consultation.edition.title}>{t('submissions.closed.title')}</PageHeading>
      <Closed consultation={consultation}>{t('submissions.closed.advice')}</Closed>
      <h2 class="govuk-heading-m">{t('submissions.closed.kept')}</h2>
      <KeptWords edition={consultation.edition} content={draft.content} />
    </PublicShell>
  )
}
