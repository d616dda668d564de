import { agencies } from './agencies.ts'
import { chapters } from './chapters.ts'
import { consultations } from './consultations/all.ts'
import { documents } from './documents.ts'
import { outcomes } from './outcomes.ts'
import { reportEntries } from './report.ts'
import { sessions } from './sessions.ts'
import { statements } from './statements.ts'
import { treaty } from './treaty.ts'

/** The whole reference case but for the submissions, which `syntheticSubmissions` makes for each consultation. */
export const referenceCase = {
  treaty,
  agencies,
  sessions,
  chapters,
  documents,
  outcomes,
  statements,
  consultations,
  reportEntries,
}
