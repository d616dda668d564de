import type { ComponentChildren } from 'preact'
import { SummaryList, useWords } from '../../../ui/index.ts'
import { describeAnswer, type Edition, questionsOf } from '../../consultations/index.ts'
import { answersIn, type OwnSubmission, type VersionContent } from '../own-submission.ts'
import { AnswerLines, SenderSummary, WithholdSummary } from './answers.view.tsx'
import { SentFiles } from './sent-files.view.tsx'

/** What counts of a submission, as it was sent, with who sent it. */
export function SentAnswers({
  keyText,
  edition,
  submission,
  hashes,
}: {
  keyText: string
  edition: Edition
  submission: OwnSubmission
  /** With the SHA-256 of each file, as the receipt covers it. */
  hashes?: boolean
}) {
  return (
    <SentParts
      keyText={keyText}
      edition={edition}
      content={submission.content}
      counts={!submission.withdrawnAt}
      hashes={hashes}
    >
      <SenderSummary
        content={{
          sender: {
            kind: submission.kind,
            name: submission.name ?? undefined,
            organisation: submission.organisation ?? undefined,
            onBehalfOf: submission.onBehalfOf ?? undefined,
            email: submission.email ?? undefined,
            wantsResults: submission.wantsResults,
          },
        }}
      />
    </SentParts>
  )
}

/** The answers of one version, and what its sender asked to withhold. */
export function SentParts({
  keyText,
  edition,
  content,
  counts,
  hashes,
  children,
}: {
  keyText: string
  edition: Edition
  content: VersionContent
  /** It was neither corrected since nor withdrawn. */
  counts: boolean
  hashes?: boolean | undefined
  /** Between the answers and the requests. */
  children?: ComponentChildren
}) {
  const words = useWords()
  const answers = answersIn(edition, content)
  return (
    <>
      {content.body && (
        <SummaryList
          rows={[
            {
              key: words.t('submissions.own.body'),
              value: (
                <p class="govuk-body app-preserve-lines" dir="auto">
                  {content.body.text}
                </p>
              ),
            },
          ]}
        />
      )}
      <SummaryList
        rows={questionsOf(edition)
          .filter((question) => answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: <AnswerLines lines={describeAnswer(question, answers[question.id] as never, words)} />,
          }))}
      />
      <SentFiles keyText={keyText} files={content.files} counts={counts} hashes={hashes} />
      {children}
      <WithholdSummary edition={edition} withhold={content.withhold} />
    </>
  )
}
