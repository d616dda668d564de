import type { SubjectKind } from '../change.ts'

export const treatyPath = (treatyId: string): string => `/staff/treaties/${treatyId}`

export const changePath = (changeId: string): string => `/staff/changes/${changeId}`

/** Where a change of the record is proposed; without a subject, an addition. */
export const proposePath = (treatyId: string, kind: SubjectKind, subjectId?: string): string =>
  `${treatyPath(treatyId)}/propose/${kind}${subjectId ? `/${subjectId}` : ''}`
