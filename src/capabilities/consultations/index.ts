// The front door of consultations.
export { checkAnswer, checkAnswers, countRequired, isDate, isEmail } from './check-answers.ts'
export {
  type ConsultationState,
  type ConsultationTimes,
  isOpen,
  isWithinGrace,
  nextTurn,
  stateOf,
} from './consultations.ts'
export { describeAnswer } from './describe-answer.ts'
export * from './edition.ts'
export { missingElements, noticeHash, noticeText } from './notice.ts'
export { ContactLines, NoticeView } from './notice-view.tsx'
export {
  findPublishedConsultation,
  findPublishedEdition,
  findPublishedNotice,
  listPublishedConsultations,
  listPublishedEditions,
  type PublishedConsultation,
  type PublishedEdition,
} from './published.ts'
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
