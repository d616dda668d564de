import type { JobHandler } from '../../platform/capability.ts'
import type { Db } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { addJob } from '../../platform/jobs/jobs.ts'
import { findPublishedConsultationById, findPublishedEdition } from '../consultations/index.ts'
import { record } from '../ledger/index.ts'
import { findReachable, listReachable, type Reachable } from '../submissions/index.ts'
import { type Address, addressFor } from './address.ts'
import { TellOfResults, TellPerson } from './schemas.ts'
import './tables.ts'

const peopleAtOnce = 200
const peopleCountedAtOnce = 2_000

/** The results of a consultation went public: looks through its submissions for people who asked to be told. */
export const onResultsPublished: JobHandler = async (payload, house) =>
  addJob(house.db, 'engagement.tell-of-results', TellOfResults.parse(payload))

/**
 * Looks through one page of submissions and makes a job for each person to be told, and one for the next page, all in
 * one transaction. Run twice it makes the same jobs, by their keys; what was done is known from the notices.
 *
 * Withdrawn submissions are left out: whoever took their words back is left in peace.
 */
export const tellOfResults: JobHandler = async (payload, house) => {
  const { consultationId, after } = TellOfResults.parse(payload)
  await house.db.transaction().execute(async (db) => {
    const people = await listReachable(db, consultationId, { after, limit: peopleAtOnce })
    for (const person of people)
      if (await findAddress(house, person))
        await addJob(
          db,
          'engagement.tell-person',
          { submissionId: person.submissionId },
          { key: `results-of-${person.submissionId}` },
        )
    const last = people.at(-1)
    if (last && people.length === peopleAtOnce)
      await addJob(
        db,
        'engagement.tell-of-results',
        { consultationId, after: last.submissionId },
        { key: `results-after-${last.submissionId}` },
      )
  })
}

/** How many people would be told, were the results published now. Counted a page at a time: there may be very many. */
export async function countToBeTold(db: Db, publicDb: Db, consultationId: string): Promise<number> {
  let count = 0
  for (let after: string | undefined; ; ) {
    const people = await listReachable(db, consultationId, { after, limit: peopleCountedAtOnce })
    for (const person of people) if (await findAddress({ publicDb }, person)) count++
    if (people.length < peopleCountedAtOnce) return count
    after = people.at(-1)?.submissionId
  }
}

/**
 * Tells one person, once. The notice and the mail stand or fall together; should the process die between the mail
 * server's yes and ours, the mail goes again under the same identifier. The other way round, somebody would never
 * hear.
 */
export const tellPerson: JobHandler = async (payload, house) => {
  const { submissionId } = TellPerson.parse(payload)
  await house.db.transaction().execute(async (db) => {
    const person = await findReachable(db, submissionId)
    const address = person && (await findAddress(house, person))
    const consultation =
      person && (await findPublishedConsultationById(house.publicDb, person.consultationId))
    if (!person || !address || !consultation) return
    const now = house.now()
    const noticed = await db
      .insertInto('engagementNotice')
      .values({ submissionId, consultationId: person.consultationId, kind: 'results', toldAt: now })
      .onConflict((conflict) => conflict.columns(['submissionId', 'kind']).doNothing())
      .executeTakeFirst()
    if (noticed.numInsertedOrUpdatedRows !== 1n) return
    await record(db, {
      at: now,
      actor: 'system',
      action: 'engagement.results-told',
      subjectKind: 'submission',
      subjectId: submissionId,
      detail: { because: address.because },
    })
    const words = house.words.in('en')
    const { edition, slug } = consultation
    await house.mailer.send({
      id: `results-${submissionId}`,
      to: address.to,
      subject: words.t('engagement.mail.results.subject', { title: edition.title }),
      text: words.t('engagement.mail.results.text', {
        title: edition.title,
        reference: person.reference,
        link: `${house.settings.baseUrl}/consultations/${slug}/results`,
        because: address.because,
        contact: edition.contact.email ?? edition.contact.name,
      }),
    })
  })
}

/** What they answered is read with the questions they were asked, not with those of today. */
async function findAddress(house: Pick<House, 'publicDb'>, person: Reachable): Promise<Address | undefined> {
  if (person.addressed.length === 0) return addressFor(person, undefined)
  const published = await findPublishedEdition(house.publicDb, person.editionId)
  return addressFor(person, published?.edition)
}
