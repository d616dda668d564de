import type { JobHandler } from '../../platform/capability.ts'
import type { Db } from '../../platform/database/database.ts'
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
    for (const { submissionId } of await listAddressed(house.publicDb, people))
      await addJob(db, 'engagement.tell-person', { submissionId }, { key: `results-of-${submissionId}` })
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
    count += (await listAddressed(publicDb, people)).length
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
    const [addressed] = person ? await listAddressed(house.publicDb, [person]) : []
    const consultation =
      person && (await findPublishedConsultationById(house.publicDb, person.consultationId))
    if (!person || !addressed || !consultation) return
    const { address } = addressed
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

/**
 * Those of the people who are to be told, with where: the one rule for counting them and for writing to them. What they
 * answered is read with the questions they were asked, not with those of today; each edition is asked for once.
 */
async function listAddressed(
  publicDb: Db,
  people: readonly Reachable[],
): Promise<{ readonly submissionId: string; readonly address: Address }[]> {
  const answered = people.filter(({ addressed }) => addressed.length > 0)
  const editionIds = [...new Set(answered.map(({ editionId }) => editionId))]
  const published = await Promise.all(editionIds.map((each) => findPublishedEdition(publicDb, each)))
  const editions = new Map(editionIds.map((editionId, i) => [editionId, published[i]?.edition]))
  return people.flatMap((person) => {
    const address = addressFor(person, editions.get(person.editionId))
    return address ? [{ submissionId: person.submissionId, address }] : []
  })
}
