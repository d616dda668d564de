import { inviteStaff, listAgencies, upsertAgency } from '../src/capabilities/accounts/index.ts'
import {
  findPublishedConsultation,
  importConsultation,
  type PublishedConsultation,
} from '../src/capabilities/consultations/index.ts'
import { newPrivateKey, receive, secretHashOf } from '../src/capabilities/submissions/index.ts'
import { instantOf } from '../src/platform/civil-time.ts'
import type { House } from '../src/platform/house.ts'
import { idOf } from './identity.ts'
import { loadRecord } from './load-record.ts'
import { loadReports } from './load-reports.ts'
import { referenceCase } from './reference-case.ts'
import { syntheticSubmissions } from './synthetic-submissions.ts'
import type { DemoConsultation } from './types.ts'

/** The two people by whose word the reference case is published. They have no password and cannot sign in. */
export interface DemoPeople {
  readonly author: { readonly id: string }
  readonly approver: { readonly id: string }
}

/**
 * Loads the reference case into an empty house, by the same verbs as daily work: the record of the negotiation,
 * four consultations published by two people, 250 synthetic submissions, and the results of two consultations.
 *
 * @returns false when it is there already
 */
export async function loadReferenceCase(house: House, now: Date): Promise<boolean> {
  if ((await listAgencies(house.db)).length > 0) return false
  const people = await inviteDemoPeople(house, now)
  const agencyIds = new Map<string, string>()
  for (const agency of referenceCase.agencies)
    agencyIds.set(
      agency.slug,
      await upsertAgency(house.db, now, 'system', {
        slug: agency.slug,
        name: agency.name,
        nameMi: agency.nameMi,
        role: agency.role,
      }),
    )
  const treatyId = await loadRecord(house, now, agencyIds)
  for (const consultation of referenceCase.consultations) {
    await loadConsultation(house, people, treatyId, consultation)
  }
  await loadReports(house, now, people)
  return true
}

async function inviteDemoPeople(house: House, now: Date): Promise<DemoPeople> {
  const invite = async (email: string, name: string, role: 'engagement-lead' | 'approver') => {
    const invited = await inviteStaff(house.db, now, 'system', {
      email,
      name,
      roles: [role],
      withoutMail: true,
    })
    if (!invited.ok) throw new Error(`${name} could not be added: ${invited.reason}`)
    return { id: invited.staffId }
  }
  return {
    author: await invite('lead@demonstration.invalid', 'Demonstration lead', 'engagement-lead'),
    approver: await invite('approver@demonstration.invalid', 'Demonstration approver', 'approver'),
  }
}

async function loadConsultation(
  house: House,
  people: DemoPeople,
  treatyId: string,
  demo: DemoConsultation,
): Promise<void> {
  const imported = await importConsultation(house.db, openingOf(demo), people, {
    treatyId,
    slug: demo.slug,
    content: demo.edition,
  })
  if (!imported.ok) throw new Error(`the consultation ${demo.slug} was refused: ${JSON.stringify(imported)}`)
  const consultation = await findPublishedConsultation(house.publicDb, demo.slug)
  if (!consultation) throw new Error(`the consultation ${demo.slug} was not published`)
  await loadSubmissions(house, consultation, demo)
}

/** Consultations of the past are published as of their opening, as the record of that day would show. */
function openingOf({ slug, edition }: DemoConsultation): Date {
  const opening = instantOf(edition.opens, edition.timeZone)
  if (!opening.ok) throw new Error(`the consultation ${slug} opens at no moment: ${opening.reason}`)
  return opening.at
}

async function loadSubmissions(
  house: House,
  consultation: PublishedConsultation,
  demo: DemoConsultation,
): Promise<void> {
  for (const synthetic of syntheticSubmissions(demo)) {
    const key = newPrivateKey(idOf('submission', synthetic.id))
    await house.db.transaction().execute((db) =>
      receive(db, house, {
        submissionId: key.submissionId,
        version: 1,
        consultationId: consultation.consultationId,
        consultationSlug: consultation.slug,
        edition: consultation.edition,
        editionId: consultation.editionId,
        noticeHash: synthetic.channel === 'web' ? consultation.noticeHash : null,
        channel: synthetic.channel,
        content: synthetic.content,
        receivedAt: new Date(synthetic.receivedAt),
        secretHash: secretHashOf(key),
        actor: 'system',
        synthetic: true,
        method: synthetic.method,
      }),
    )
  }
}
