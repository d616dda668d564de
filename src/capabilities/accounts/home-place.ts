import type { Actor } from '../../platform/access.ts'
import { definePlace } from '../../platform/places.ts'

/** On the first page of the workspace: what waits for this person. Panels say nothing when nothing waits. */
export const staffHomePlace = definePlace<Actor>('staff.home')
