import { referenceCase } from '../../demo/reference-case.ts'
import { syntheticSubmissions } from '../../demo/synthetic-submissions.ts'
import { fieldsOfSection } from './form-fields.ts'
import type { FormSender } from './form-senders.ts'

/** The open consultation of the reference case. */
const slug = 'what-next-2026'

export interface Prepared {
  readonly keys: readonly string[]
  readonly sending: string
  readonly seconds: number
}

/** Fills in forms up to the last page, as people do: every page posted and saved. */
export async function fillIn(
  sender: FormSender,
  baseUrl: string,
  count: number,
  connections: number,
): Promise<Prepared> {
  const demo = referenceCase.consultations.find((consultation) => consultation.slug === slug)
  if (!demo) throw new Error(`there is no ${slug}`)
  const answered = syntheticSubmissions(demo).filter((submission) => submission.method === 'typed')
  const of = (i: number) => {
    const one = answered[i % answered.length]
    if (!one) throw new Error('no submission was made')
    return one.content
  }
  let seconds = 0
  const post = async (list: readonly { path: string; body: string }[]) => {
    const sent = await sender.send(connections, list)
    const refused = sent.results.findIndex((result) => result.status !== 303)
    if (refused >= 0)
      throw new Error(
        `${list[refused]?.path.replace(/[\w-]{44}/, '…')} was answered ${sent.results[refused]?.status}`,
      )
    seconds += sent.seconds
    return sent.results
  }
  const started = await post(
    Array.from({ length: count }, () => ({ path: `/consultations/${slug}/submit`, body: '' })),
  )
  const keys = started.map((result) => {
    const key = /\/my\/([\w-]{44})/.exec(result.location ?? '')?.[1]
    if (!key) throw new Error('no form was started')
    return key
  })
  for (const section of demo.edition.sections)
    await post(
      keys.map((key, i) => ({
        path: `/my/${key}/part/${section.id}`,
        body: fieldsOfSection(section, of(i).answers),
      })),
    )
  await post(
    keys.map((key) => ({ path: `/my/${key}/about-you`, body: 'kind=individual&name=Example&go=next' })),
  )
  await post(keys.map((key) => ({ path: `/my/${key}/withhold`, body: 'go=next' })))
  const check = await (await fetch(`${baseUrl}/my/${keys[0]}/check`)).text()
  const editionId = /name="edition" value="([^"]+)"/.exec(check)?.[1]
  // All forms were saved equally often, so that the first one's revision is that of all.
  const revision = /name="revision" value="(\d+)"/.exec(check)?.[1]
  if (!editionId || !revision) throw new Error('the last page names no edition or no revision')
  return { keys, sending: `edition=${editionId}&revision=${revision}`, seconds }
}

/** Cuts a list into so many pieces of about the same length. */
export function* sharesOf<T>(list: readonly T[], shares: number): Iterable<readonly T[]> {
  const size = Math.ceil(list.length / shares)
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size)
}
