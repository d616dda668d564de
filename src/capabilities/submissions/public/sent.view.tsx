import type { ComponentChildren } from 'preact'
import { SummaryList, useWords } from '../../../ui/index.ts'
import { describeAnswer, type Edition, questionsOf } from '../../consultations/index.ts'
import { answersIn, type OwnSubmission, type VersionContent } from '../own-submission.ts'
import { AnswerLines, SenderSummary, WithholdSummary } from './answers.view.tsx'

/** What counts of a submission, as it was sent, with who sent it. */
export function SentAnswers({ edition, submission }: { edition: Edition; submission: OwnSubmission }) {
  return (
    <SentParts edition={edition} content={submission.content}>
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
  edition,
  content,
  children,
}: {
  edition: Edition
  content: VersionContent
  /** Between the answers and the requests. */
  children?: ComponentChildren
}) {
  const words = useWords()
  const answers = answersIn(edition, content)
  return (
    <>
      <SummaryList
        rows={questionsOf(edition)
          .filter((question) => answers[question.id] !== undefined)
          .map((question) => ({
            key: question.label,
            value: <AnswerLines lines={describeAnswer(question, answers[question.id] as never, words)} />,
          }))}
      />
      {children}
      <WithholdSummary edition={edition} withhold={content.withhold} />
    </>
  )
}
