import type { DemoConsultation } from '../types.ts'
import { draftPrinciples2021 } from './draft-principles-2021.ts'
import { secondSession2022 } from './second-session-2022.ts'
import { thirdSession2022 } from './third-session-2022.ts'
import { whatNext2026 } from './what-next-2026.ts'

/** The three consultations that took place, oldest first, and the open one made for trying the software. */
export const consultations: DemoConsultation[] = [
  draftPrinciples2021,
  secondSession2022,
  thirdSession2022,
  whatNext2026,
]
