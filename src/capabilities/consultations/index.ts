// The front door of consultations.
export { changedParts } from './changed-parts.ts'
export { checkAnswers } from './check-answers.ts'
export {
  type ConsultationState,
  hasClosed,
  isOpen,
  isWithinGrace,
  nextTurn,
  stateOf,
  stateTone,
} from './consultations.ts'
export { describeAnswer } from './describe-answer.ts'
export * from './edition.ts'
export { importConsultation } from './import-consultation.ts'
export { markReported } from './mark-reported.ts'
export { closingInWords, lastDayOf, openingInWords, opensAtAnHour } from './moments.ts'
export { ContactLines, NoticeView } from './notice.view.tsx'
export { consultationPlace, previewPlace, staffConsultationPlace } from './places.ts'
export { findPreview, previewPath } from './preview.ts'
export { sizeInWords } from './public/document-list.tsx'
export {
  findNamedConsultation,
  findPublishedConsultation,
  findPublishedConsultationById,
  findPublishedEdition,
  findPublishedNotice,
  type ListedConsultation,
  listPublishedConsultations,
  listPublishedEditions,
  type PublishedConsultation,
} from './published.ts'
export {
  findConsultation,
  getConsultation,
  type StaffConsultation,
} from './queries.ts'
export { QuestionField } from './question-field.tsx'
export {
  type AnswerPart,
  answersOf,
  differences,
  fieldName,
  filledSections,
  findQuestion,
  isShown,
  partsOf,
  questionsOf,
  questionsOnPage,
  sectionsOf,
  shownQuestions,
  withoutHidden,
} from './questionnaire.ts'
export { readSection } from './read-section.ts'
export { PreviewBanner } from './staff/preview.view.tsx'
