import type { House } from '../../../platform/house.ts'
import { listPublishedEditions, type Question, questionsOf } from '../../consultations/index.ts'

/** Every question a consultation has asked: those of the newest edition in its order, then dropped ones. */
export async function questionsEverAsked(house: House, consultationId: string): Promise<Question[]> {
  const editions = await listPublishedEditions(house.publicDb, consultationId)
  const asked = new Map<string, Question>()
  for (const { edition } of editions)
    for (const question of questionsOf(edition)) if (!asked.has(question.id)) asked.set(question.id, question)
  return [...asked.values()]
}
