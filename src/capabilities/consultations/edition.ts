/**
 * What one edition of a consultation says: its page, its notice, its questionnaire. Stored as JSON, validated by
 * `schemas.ts`; immutable once published. Identifiers of sections, questions, options and statements are short
 * slugs that stay the same from edition to edition: an answer belongs to its question by that name.
 */
export interface Edition {
  readonly title: string
  /** One or two sentences, for lists. */
  readonly summary: string
  /** Markdown. */
  readonly overview: string
  /** Markdown. */
  readonly background: string
  readonly documents: readonly ConsultationDocument[]
  /** Civil times, `2026-11-02T09:00`, in `timeZone`. The closing time is the first moment that is too late. */
  readonly opens: string
  readonly closes: string
  readonly timeZone: string
  /** False where the source names only days: pages then print days and say that no hour is known. */
  readonly hoursStated: boolean
  readonly sessionSlug?: string | undefined
  readonly chapterSlugs: readonly string[]
  readonly agencySlugs: readonly string[]
  readonly contact: Contact
  /**
   * Markdown: how people can answer without the form. Undefined for the words that stand in the catalogue, and empty
   * where there is no other way.
   */
  readonly otherWays?: string | undefined
  /** People may add files to their answers, so many at most; undefined where the form takes none. */
  readonly files?: { readonly most: number } | undefined
  /** People who give an address are asked, in the mail to it, to confirm that it is theirs. */
  readonly confirmAddress?: boolean | undefined
  readonly notice: Notice
  readonly sections: readonly Section[]
}

/** What lists leave in the database: nearly all of an edition's size. */
export const longParts = ['overview', 'background', 'documents', 'otherWays', 'notice', 'sections'] as const

/** An edition as lists need it. */
export type ListedEdition = Omit<Edition, (typeof longParts)[number]>

export interface ConsultationDocument {
  readonly title: string
  readonly url?: string | undefined
  /** Such as PDF or DOCX: said beside the link, with the size. */
  readonly format?: string | undefined
  readonly sizeBytes?: number | undefined
  readonly note?: string | undefined
}

export interface Contact {
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly post?: string | undefined
}

/** The fifteen elements of a collection notice, by number; null where the consultation does not say it. */
export interface Notice {
  readonly elements: Readonly<Record<NoticeElement, string | null>>
}

export const noticeElements = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
] as const
export type NoticeElement = (typeof noticeElements)[number]

export interface Section {
  readonly id: string
  readonly title: string
  /** Markdown. */
  readonly intro?: string | undefined
  readonly questions: readonly Question[]
}

interface QuestionBase {
  readonly id: string
  readonly label: string
  readonly help?: string | undefined
  /** A panel that opens: "More about this". Body in Markdown. */
  readonly more?: { readonly title: string; readonly body: string } | undefined
  readonly required: boolean
  /** Shown only when the earlier question was answered with one of these options. */
  readonly showWhen?: { readonly questionId: string; readonly anyOf: readonly string[] } | undefined
}

export interface Option {
  readonly id: string
  readonly label: string
  /** Choosing it excludes the others ("none of these"). */
  readonly exclusive?: boolean | undefined
}

/** True for the id of one of the options. */
export const isOption = (options: readonly Option[], id: string): boolean =>
  options.some((option) => option.id === id)

export interface Statement {
  readonly id: string
  readonly label: string
}

export type Question =
  | (QuestionBase & { readonly type: 'short-text' | 'long-text'; readonly maxLength?: number | undefined })
  | (QuestionBase & {
      readonly type: 'single-choice' | 'multiple-choice'
      readonly options: readonly Option[]
    })
  | (QuestionBase & { readonly type: 'ranking'; readonly options: readonly Option[] })
  | (QuestionBase & {
      readonly type: 'agreement-grid'
      readonly statements: readonly Statement[]
      readonly scale: readonly Option[]
    })
  | (QuestionBase & {
      readonly type: 'position'
      /** Of the reason. */
      readonly maxLength?: number | undefined
    })
  | (QuestionBase & {
      readonly type: 'number'
      readonly min?: number | undefined
      readonly max?: number | undefined
    })
  | (QuestionBase & {
      readonly type: 'date'
      readonly min?: string | undefined
      readonly max?: string | undefined
    })
  | (QuestionBase & { readonly type: 'email' })
  | (QuestionBase & {
      readonly type: 'engagement'
      readonly levels: readonly Option[]
      readonly ways: readonly Option[]
    })

export type QuestionType = Question['type']

export const positions = ['support', 'support-with-changes', 'oppose', 'no-view'] as const
export type Position = (typeof positions)[number]

export interface PositionAnswer {
  readonly choice: Position
  readonly why?: string | undefined
}

export interface EngagementAnswer {
  readonly level?: string | undefined
  readonly ways: readonly string[]
  /** Consents to be contacted about this and later rounds. */
  readonly contact: boolean
  readonly email?: string | undefined
}

/** short-text, long-text, single-choice, date (`2026-11-24`), email: a string; multiple-choice, ranking (best first):
 * a list; number: a number; agreement-grid: statement id → scale id. */
export type AnswerValue =
  | string
  | number
  | readonly string[]
  | PositionAnswer
  | EngagementAnswer
  | Readonly<Record<string, string>>

/** Answers by question id. A question without an answer is absent. */
export type Answers = Readonly<Record<string, AnswerValue>>

/** What is wrong with an answer. `field` is the name of the form field to link to; `message` is ready to read. */
export interface Problem {
  readonly questionId: string
  readonly field: string
  readonly message: string
}

/** The longest answer taken, in UTF-16 code units, where the question does not say less. */
export const longestAnswer = 100_000
/** How many files a form takes where staff say nothing else, and at most. */
export const usualFiles = 10
export const mostFiles = 50
/** The longest email address there can be. */
export const longestEmail = 254
