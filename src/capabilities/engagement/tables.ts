interface NoticeTable {
  submissionId: string
  consultationId: string
  kind: 'results'
  toldAt: Date
}

interface FeedbackTable {
  feedbackId: string
  pagePath: string
  language: string
  doing: string
  wrong: string
  email: string | null
  receivedAt: Date
  dealtWithBy: string | null
  dealtWithAt: Date | null
}

declare module '../../platform/database/tables.ts' {
  interface Tables {
    engagementNotice: NoticeTable
    pageFeedback: FeedbackTable
  }
}

export type { FeedbackTable }
