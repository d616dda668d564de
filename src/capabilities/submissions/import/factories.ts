import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { StaffBrowser } from '../../accounts/factories.ts'
import { multipartForm } from '../factories.ts'

/** Brings in a file as a member of staff does, without scripts. @returns its answer, and the address of the import. */
export async function bringFile(
  { app }: { readonly app: FastifyInstance },
  staff: StaffBrowser,
  consultationId: string,
  file: { readonly name: string; readonly content: string | Buffer },
): Promise<{ answer: LightMyRequestResponse; path: string }> {
  const { payload, headers } = multipartForm({}, [file])
  const answer = await app.inject({
    method: 'POST',
    url: `/staff/consultations/${consultationId}/imports?_csrf=${encodeURIComponent(staff.token())}`,
    payload,
    headers: { ...headers, cookie: staff.cookie },
  })
  return { answer, path: String(answer.headers.location ?? '') }
}

/** The mapping form of an import as it stands, ready to be posted with changes. */
export async function mappingForm(staff: StaffBrowser, path: string): Promise<Record<string, string>> {
  const { body } = await staff.get(`${path}?map=yes`)
  const fields: Record<string, string> = {}
  for (const [, name = '', options = ''] of body.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] = /<option[^>]*value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? ''
  for (const [input] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(input)?.[1] ?? ''
    const value = /value="([^"]*)"/.exec(input)?.[1] ?? ''
    if (['zone', 'day', 'source-name'].includes(name)) fields[name] = value
    if (['html', 'header'].includes(name) && /checked/.test(input)) fields[name] = value
  }
  return fields
}
