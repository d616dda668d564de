import { definePlace } from '../../platform/places.ts'

/** Where somebody is asked whether results go out: who will hear of it, in words that follow "as soon as they are published." */
export const publishPlace = definePlace<{ readonly consultationId: string }>('staff.publish-results')
