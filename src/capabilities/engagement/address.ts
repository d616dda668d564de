import type { Edition, EngagementAnswer } from '../consultations/index.ts'
import { questionsOf } from '../consultations/index.ts'
import type { Reachable } from '../submissions/index.ts'

/** Where a person wants to hear of the results, and why they may be written to. */
export interface Address {
  readonly to: string
  readonly because: 'asked' | 'consented'
}

/**
 * The one address at which somebody is told of the results: that of the receipt when they asked for it, else the one
 * they gave with their consent to be contacted; consent without an address of its own means that of the receipt, as the
 * form says. Undefined when they did neither: an address alone is no request.
 */
export function addressFor(
  person: Pick<Reachable, 'email' | 'wantsResults' | 'addressed'>,
  edition: Pick<Edition, 'sections'> | undefined,
): Address | undefined {
  if (person.wantsResults && person.email) return { to: person.email, because: 'asked' }
  for (const question of edition ? questionsOf(edition) : []) {
    if (question.type !== 'engagement') continue
    const answer = person.addressed.find((each) => each.questionId === question.id)?.value
    const { contact, email } = (answer ?? {}) as Partial<EngagementAnswer>
    const to = email || person.email
    if (contact === true && to) return { to, because: 'consented' }
  }
  return undefined
}
