import { panel } from '../../../platform/places.ts'
import { useWords } from '../../../ui/index.ts'
import { publishPlace } from '../../reporting/index.ts'
import { countToBeTold } from '../tell-of-results.ts'

/** How many mails publishing the results will send. */
export const toldPanel = panel(publishPlace, 10, async ({ consultationId }, { db, publicDb }) => (
  <ToBeTold count={await countToBeTold(db, publicDb, consultationId)} />
))

function ToBeTold({ count }: { count: number }) {
  return <>{useWords().t('engagement.results.to-be-told', { count })}</>
}
