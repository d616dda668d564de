// The front door of consultations.
export { type Approval, type Approved, approveEdition } from './approve-edition.ts'
export { type Begun, beginEdition } from './begin-edition.ts'
export { checkAnswer, checkAnswers, countRequired, isDate, isEmail } from './check-answers.ts'
export { emptyEdition, missingParts, type RequiredPart } from './completeness.ts'
export {
  type ConsultationState,
  type ConsultationTimes,
  isOpen,
  isWithinGrace,
  nextTurn,
  stateOf,
  stateTone,
} from './consultations.ts'
export { describeAnswer } from './describe-answer.ts'
export { type Drafted, draftConsultation, type NewConsultation } from './draft-consultation.ts'
export { type Edited, type EditionEdit, editEdition } from './edit-edition.ts'
export * from './edition.ts'
export { type Imported, type ImportPeople, importConsultation } from './import-consultation.ts'
export { type MarkedReported, markReported } from './mark-reported.ts'
export { closingInWords, openingInWords } from './moments.ts'
export { missingElements, noticeHash, noticeText } from './notice.ts'
export { ContactLines, NoticeView } from './notice-view.tsx'
export { consultationPlace, staffConsultationPlace } from './places.ts'
export { type Proposed, proposeEdition } from './propose-edition.ts'
export { type Published, publishEdition } from './publish-edition.ts'
export {
  findPublishedConsultation,
  findPublishedConsultationById,
  findPublishedEdition,
  findPublishedNotice,
  listPublishedConsultations,
  listPublishedEditions,
  type PublishedConsultation,
  type PublishedEdition,
} from './published.ts'
export {
  type Deed,
  findConsultation,
  getConsultation,
  listConsultations,
  type StaffConsultation,
  type StaffEdition,
} from './queries.ts'
export { QuestionField, type QuestionFieldProps } from './question-field.tsx'
export {
  type AnswerPart,
  answersOf,
  type Difference,
  differences,
  fieldName,
  findQuestion,
  isShown,
  partsOf,
  questionsOf,
  questionsOnPage,
  sectionsOf,
  shownQuestions,
  withoutHidden,
} from './questionnaire.ts'
export { readSection, type SectionRead } from './read-section.ts'
export { recordTurns } from './record-turns.ts'
export { type EditionChecked, type EditionProblem, validateEdition } from './schemas.ts'
export { type SentBack, sendBackEdition } from './send-back-edition.ts'
