import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import type { FastifyInstance } from 'fastify'
import { formFrom, mostFields, type PostedForm } from './forms.ts'

/** A file as it comes in, to be read to its end. */
export interface ComingFile {
  /** Of the field it was chosen in. */
  readonly field: string
  /** As the browser gave it: not yet fit to be shown. */
  readonly name: string
  readonly declaredType: string
  readonly content: Readable
}

export type ReadUpload =
  | { readonly ok: true; readonly form: PostedForm }
  /** More bytes, fields or files than anybody has a use for: the rest was not read, and the connection must be closed. */
  | { readonly ok: false; readonly reason: 'too-large' }
  /** It broke off, or is no form: what came of it is not to be used. */
  | { readonly ok: false; readonly reason: 'broken-off' }

const mostFiles = 500
/** All fields together, as of a form without files. */
const largestForm = 12 * 1024 * 1024

/** Forms with files are refused everywhere (415) but in this scope, whose routes read the body themselves. */
export function acceptUploads(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined))
}

/** True for a form that may carry files. */
export const isUpload = (request: { headers: IncomingMessage['headers'] }): boolean =>
  /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')

/**
 * Reads a form with files as it comes in, with little memory whatever its size. `take` is given one file after the other
 * and may leave a file unread.
 *
 * @param mostBytes of the whole body
 * @throws what `take` throws, once the body has been read
 */
export async function readUpload(
  request: IncomingMessage,
  mostBytes: number,
  take: (file: ComingFile) => Promise<void>,
): Promise<ReadUpload> {
  let parser: BusboyInstance
  try {
    parser = new Busboy({
      headers: request.headers as { 'content-type': string },
      preservePath: true,
      limits: {
        fields: mostFields,
        fieldSize: largestForm,
        files: mostFiles,
        parts: mostFields + mostFiles,
        headerPairs: 50,
      },
    })
  } catch {
    return { ok: false, reason: 'broken-off' }
  }
  const fields: [string, string][] = []
  const open = new Set<BusboyFileStream>()
  let taking: Promise<void> = Promise.resolve()
  let surprise: { readonly error: unknown } | undefined
  let isBroken = false
  // What is beyond a limit is refused as a whole: a form that lost something would be stored as if it were all.
  let isTooMuch = false
  let fieldBytes = 0

  parser.on('field', (name, value, isNameCut, isValueCut) => {
    fieldBytes += Buffer.byteLength(value)
    if (isNameCut || isValueCut || fieldBytes > largestForm) isTooMuch = true
    else fields.push([String(name), value])
  })
  for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
    parser.on(limit, () => {
      isTooMuch = true
    })
  parser.on('file', (field, content, name, _encoding, declaredType) => {
    open.add(content)
    content.once('close', () => open.delete(content))
    content.on('error', () => undefined)
    taking = taking.then(async () => {
      try {
        if (!surprise && !isBroken)
          await take({ field: String(field), name: asWritten(name ?? ''), declaredType, content })
      } catch (error) {
        // What breaks off breaks its files off: that is no surprise.
        surprise ??= { error }
      }
      content.resume()
    })
  })
  const finished = new Promise<void>((resolve, reject) => {
    parser.once('finish', resolve)
    parser.once('error', reject)
  })
  finished.catch(() => undefined)

  const breakOff = async () => {
    isBroken = true
    for (const content of open) content.destroy(new Error('the upload broke off'))
    await taking
  }
  try {
    let bytes = 0
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > mostBytes) {
        await breakOff()
        return { ok: false, reason: 'too-large' }
      }
      const written = new Promise<void>((resolve) => parser.write(chunk, () => resolve()))
      await Promise.race([written, finished])
      if (isTooMuch) {
        await breakOff()
        return { ok: false, reason: 'too-large' }
      }
    }
    parser.end()
    await finished
    if (isTooMuch) {
      await breakOff()
      return { ok: false, reason: 'too-large' }
    }
  } catch {
    await breakOff()
    return { ok: false, reason: 'broken-off' }
  }
  await taking
  if (surprise) throw surprise.error
  return { ok: true, form: formFrom(fields) }
}

/** Browsers write three characters of a file's name so that it fits between quotes (HTML, multipart/form-data). */
const asWritten = (name: string): string =>
  name.replace(/%(22|0A|0D)/g, (_, code) => (code === '22' ? '"' : ' '))
