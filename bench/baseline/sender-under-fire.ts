import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { syntheticSubmissions } from '../../demo/synthetic-submissions.ts'
import type { DemoConsultation } from '../../demo/types.ts'
import { fieldsOfSection } from './form-fields.ts'

/** What one person was told had been received. */
export interface Acknowledged {
  readonly key: string
  /** SHA-256 of the files that were sent with it. */
  readonly files: readonly string[]
}

export interface UnderFire {
  readonly baseUrl: string
  over: boolean
  readonly acknowledged: Acknowledged[]
  /** Requests that had no answer, or one that said to try again. */
  unanswered: number
}

/** Every so many submissions come with files. */
const withFiles = 3

/** One person after the other fills in the form of a consultation to its end, and insists on an answer. */
export async function keepSending(fire: UnderFire, demo: DemoConsultation, person: number): Promise<void> {
  const made = syntheticSubmissions(demo).filter((submission) => submission.method === 'typed')
  for (let i = person; !fire.over; i += 32) {
    const content = made[i % made.length]?.content
    if (!content) throw new Error('no answers to send')
    const started = await insist(fire, `/consultations/${demo.slug}/submit`, { body: '' })
    const key = /\/my\/([\w-]{44})/.exec(started.location)?.[1]
    if (!key) throw new Error('no form was started')
    for (const section of demo.edition.sections)
      await insist(fire, `/my/${key}/part/${section.id}`, { body: fieldsOfSection(section, content.answers) })
    const files = i % withFiles === 0 ? [randomBytes(2_000 + (i % 7) * 30_000)] : []
    for (const file of files) await addFile(fire, key, file)
    await insist(fire, `/my/${key}/about-you`, { body: 'kind=individual&name=Example&go=next' })
    await insist(fire, `/my/${key}/withhold`, { body: 'go=next' })
    if (!(await send(fire, key))) return
    fire.acknowledged.push({
      key,
      files: files.map((file) => createHash('sha256').update(file).digest('hex')),
    })
  }
}

/** Whoever never saw the answer sends again, and is led to what was received before. */
async function send(fire: UnderFire, key: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const page = await insist(fire, `/my/${key}/check`)
    if (page.location) return true
    const editionId = /name="edition" value="([^"]+)"/.exec(page.text)?.[1]
    const revision = /name="revision" value="(\d+)"/.exec(page.text)?.[1]
    const sent = await insist(fire, `/my/${key}/send`, { body: `edition=${editionId}&revision=${revision}` })
    if (sent.status === 303) return true
  }
  return false
}

/** A form with one file. Whoever never saw the answer looks whether the file is there before sending it again. */
async function addFile(fire: UnderFire, key: string, file: Buffer): Promise<void> {
  const path = `/my/${key}/files`
  const name = `letter-${createHash('sha256').update(file).digest('hex').slice(0, 12)}.bin`
  const boundary = '----a-boundary-of-the-benchmark'
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="go"\r\n\r\nadd\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const type = `multipart/form-data; boundary=${boundary}`
  for (let tries = 0; tries < 600; tries++) {
    if (tries > 0 && (await insist(fire, path)).text.includes(name)) return
    if (await ask(fire, path, { body, type })) return
    await pause(100)
  }
  throw new Error('a file could not be added for a minute')
}

interface Answer {
  readonly status: number
  readonly location: string
  readonly text: string
}

interface Asked {
  readonly body?: string | Buffer
  readonly type?: string
}

/** Asks until there is an answer. */
async function insist(fire: UnderFire, path: string, asked: Asked = {}): Promise<Answer> {
  for (let tries = 0; tries < 900; tries++) {
    const answer = await ask(fire, path, asked)
    if (answer) return answer
    await pause(100)
  }
  throw new Error(`${path.replace(/[\w-]{44}/, '…')} had no answer for a minute and a half`)
}

/** Undefined when there was none, or one that says that something is down. @throws on any other refusal */
async function ask(fire: UnderFire, path: string, { body, type }: Asked): Promise<Answer | undefined> {
  try {
    const response = await fetch(fire.baseUrl + path, {
      redirect: 'manual',
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            body: new Uint8Array(Buffer.from(body)),
            headers: { 'content-type': type ?? 'application/x-www-form-urlencoded' },
          }),
    })
    const text = await response.text()
    if (response.status < 400) {
      return { status: response.status, location: response.headers.get('location') ?? '', text }
    }
    // A page that was saved twice, because its first answer never came, is taken on from where it stands.
    if (response.status === 409) return { status: 409, location: '', text }
    if (response.status < 500)
      throw new Error(`${path.replace(/[\w-]{44}/, '…')} was answered ${response.status}`)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  fire.unanswered += 1
  return undefined
}
