import type { LightMyRequestResponse } from 'fastify'
import { type FormFields, type HouseUnderTest, type StaffBrowser, signInAs } from '../accounts/factories.ts'
import { aReceived } from '../analysis/factories.ts'
import { aPublishedConsultation, type ConsultationUnderTest } from '../consultations/factories.ts'
import { aSession, aStatement } from '../negotiations/factories.ts'
import { aSubmission } from '../submissions/factories.ts'
import { referenceOf } from '../submissions/index.ts'

interface WorkingHouse extends HouseUnderTest {
  setTime(at: Date): void
  work(): Promise<void>
}

/** A consultation that has closed, with what was received and the people who report on it. */
export interface ClosedConsultation {
  readonly consultation: ConsultationUnderTest
  /** Came by email; in order of receipt. */
  readonly submissionIds: readonly string[]
  /** One that came through the form, with the sender's own pages. */
  readonly visitor: Awaited<ReturnType<typeof aSubmission>>
  readonly lead: StaffBrowser
  readonly approver: StaffBrowser
  readonly session: { readonly sessionId: string; readonly slug: string }
  readonly statementId: string
  /** `/staff/consultations/…/report` */
  readonly path: string
  /** `/consultations/…/results` */
  readonly results: string
}

/** Four submissions, one of them through the form; closed since two weeks. */
export async function aClosedConsultation(under: WorkingHouse): Promise<ClosedConsultation> {
  const consultation = await aPublishedConsultation(under)
  const session = await aSession(under, consultation.treatyId, { name: 'Session of the tests' })
  const { statementId } = await aStatement(under, consultation.treatyId, { title: 'Statement of the tests' })
  const visitor = await aSubmission(under, consultation, { answers: { 'q.stand': 'support' } })
  const submissionIds: string[] = []
  for (const channel of ['email', 'post', 'email'] as const)
    submissionIds.push((await aReceived(under, consultation, { channel })).submissionId)
  await under.work()
  under.setTime(new Date(under.house.now().getTime() + 45 * 24 * 60 * 60 * 1000))
  return {
    consultation,
    submissionIds,
    visitor,
    lead: await signInAs(under, ['engagement-lead'], { name: 'Lee Lead' }),
    approver: await signInAs(under, ['approver'], { name: 'Ari Approver' }),
    session,
    statementId,
    path: `/staff/consultations/${consultation.consultationId}/report`,
    results: `/consultations/${consultation.slug}/results`,
  }
}

/** What a whole entry is typed as, resting on these submissions. */
export const entryFields = (submissionIds: readonly string[], changes: FormFields = {}): FormFields => ({
  title: 'Whose data it is',
  asked: 'We asked what should be kept.',
  said: 'You said that data needs care.',
  did: 'We took it to the session.',
  evidence: submissionIds.length > 0 ? 'picked' : 'none',
  references: submissionIds.map(referenceOf).join('\n'),
  ...changes,
})

/** Where a deed led, without what it says was done. */
export const pathAfter = (response: LightMyRequestResponse): string => {
  if (response.statusCode !== 303) throw new Error(`refused: ${response.statusCode}\n${response.body}`)
  return String(response.headers.location).replace(/\?.*/, '')
}

/** Writes an entry; gives its page. */
export const writeEntry = async (lead: StaffBrowser, path: string, fields: FormFields): Promise<string> =>
  pathAfter(await lead.post(`${path}/new`, fields))

/** The version that a page of an entry holds before whoever opened it. */
export async function versionOn(person: StaffBrowser, page: string): Promise<FormFields> {
  const { body } = await person.get(page)
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1]
  return { version: hidden('version'), revision: hidden('revision') }
}

/** Presses a button of an entry's page as somebody who has just read it. */
export const press = async (
  person: StaffBrowser,
  entry: string,
  deed: string,
  fields: FormFields = {},
): Promise<LightMyRequestResponse> =>
  person.post(`${entry}/${deed}`, { ...(await versionOn(person, entry)), ...fields })

/** Proposed by one, approved by the other. */
export async function approveBoth(
  { lead, approver }: Pick<ClosedConsultation, 'lead' | 'approver'>,
  entry: string,
): Promise<void> {
  pathAfter(await press(lead, entry, 'propose'))
  pathAfter(await press(approver, entry, 'approve'))
}
