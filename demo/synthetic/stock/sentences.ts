import type { Stance, Topic } from '../../types.ts'
import { atHome } from './at-home.ts'
import { crimesAndPowers } from './crimes-and-powers.ts'
import type { Said } from './eras.ts'
import { peopleAndPlaces } from './people-and-places.ts'
import { rightsAndData } from './rights-and-data.ts'

/** The sentences of one topic by stance. Braces are slots that `text.ts` fills: {place}, {years}, {count}, {trade}. */
export type TopicSentences = Record<Stance, Said[]>

/** Every sentence the generator can use. All are made up; none is quoted from anybody. */
export const sentences: Record<Topic, TopicSentences> = {
  ...rightsAndData,
  ...crimesAndPowers,
  ...peopleAndPlaces,
  ...atHome,
}
