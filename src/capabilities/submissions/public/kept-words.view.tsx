import type { Words } from '../../../platform/translation/words.ts'
import { Button, Form, Link, PageHeading, PublicShell, SummaryList, useWords } from '../../../ui/index.ts'
import {
  describeAnswer,
  type Edition,
  type PublishedConsultation,
  type Section,
} from '../../consultations/index.ts'
import { ownPath } from '../steps.ts'
import type { DraftContent } from '../submissions.ts'
import { AnswerLines, SenderSummary, WithholdSummary } from './answers.view.tsx'
import { FileLines } from './files.view.tsx'

/** What someone typed, to be read and copied: nothing that was typed is lost, also where it cannot be used. */
export function KeptWords({
  edition,
  content,
}: {
  edition: Pick<Edition, 'sections'>
  content: Partial<DraftContent>
}) {
  const words = useWords()
  const { t } = words
  const answers = content.answers ?? {}
  return (
    <>
      <SummaryList
        rows={edition.sections
          .flatMap((section) => section.questions)
          .filter((question) => answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: <AnswerLines lines={describeAnswer(question, answers[question.id] as never, words)} />,
          }))}
      />
      {content.files && content.files.length > 0 && (
        <SummaryList
          rows={[{ key: t('submissions.files.added'), value: <FileLines files={content.files} /> }]}
        />
      )}
      {content.sender && <SenderSummary content={{ sender: content.sender }} />}
      {content.withhold && <WithholdSummary edition={edition} withhold={content.withhold} />}
    </>
  )
}

/** What was typed on one page. */
export interface Typed {
  readonly content: Partial<DraftContent>
  /** Of the questionnaire, where the page is one: it may be in no edition that counts now. */
  readonly section?: Section
}

/**
 * The form was sent, the submission withdrawn, or the page changed so that it no longer asks for this, in another window or
 * by a newer edition, while this one was being written in.
 */
export function MeanwhilePage({
  keyText,
  consultation,
  typed,
  how,
  open,
}: {
  keyText: string
  consultation: PublishedConsultation
  typed: Typed
  how: 'sent' | 'withdrawn' | 'gone'
  open: boolean
}) {
  const { t } = useWords()
  const title = titleOf(how, t)
  const edition = typed.section ? { sections: [typed.section] } : consultation.edition
  return (
    <PublicShell title={title} section="consultations">
      <PageHeading caption={consultation.edition.title}>{title}</PageHeading>
      <p class="govuk-body-l">{t('submissions.meanwhile.lead')}</p>
      {open && how === 'sent' ? (
        <Form action={ownPath(keyText, 'correct')}>
          <p class="govuk-body">{t('submissions.meanwhile.correct')}</p>
          <Button>{t('submissions.own.correct-start')}</Button>
        </Form>
      ) : (
        <p class="govuk-body">
          <Link href={ownPath(keyText)}>
            {t(how === 'gone' ? 'submissions.meanwhile.back' : 'submissions.receipt.back')}
          </Link>
        </p>
      )}
      <h2 class="govuk-heading-m">{t('submissions.meanwhile.typed')}</h2>
      <KeptWords edition={edition} content={typed.content} />
    </PublicShell>
  )
}

function titleOf(how: 'sent' | 'withdrawn' | 'gone', t: Words['t']): string {
  if (how === 'gone') return t('submissions.meanwhile.gone')
  return how === 'sent' ? t('submissions.meanwhile.sent') : t('submissions.meanwhile.withdrawn')
}
