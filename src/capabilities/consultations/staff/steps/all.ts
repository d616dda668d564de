import type { Step } from '../step.ts'
import { about } from './about.tsx'
import { dates } from './dates.tsx'
import { documents } from './documents.tsx'
import { notice } from './notice.tsx'
import { people } from './people.tsx'
import { session } from './session.tsx'

/** The pages of the builder that are one form each; questions have pages of their own. */
const steps: readonly Step[] = [about, dates, people, documents, session, notice]

export const findStep = (name: string): Step | undefined => steps.find((step) => step.name === name)
