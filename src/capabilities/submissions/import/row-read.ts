import type { AnswerValue } from '../../consultations/index.ts'
import type { Sender, WithholdRequest } from '../submissions.ts'
import type { RowRemark } from './import.ts'

/** Who says what in a row. */
export interface RowWords {
  readonly sender: Sender
  readonly answers: Readonly<Record<string, AnswerValue>>
  readonly body: string | undefined
}

/** What a row says, ready to be received. */
export interface RowContent extends RowWords {
  readonly withhold: readonly WithholdRequest[]
  readonly receivedAt: Date
  /** The file tells the day and no hour. */
  readonly receivedDayOnly: boolean
}

export interface RowRead {
  readonly fate: 'ready' | 'blank' | 'left-out' | 'refused'
  readonly content: RowContent | undefined
  /** Also of a row that is not received; undefined for one that could not be read. */
  readonly says: RowWords | undefined
  readonly remarks: readonly RowRemark[]
  readonly reference: string | undefined
  readonly note: string | undefined
  readonly cellsHash: string
}
