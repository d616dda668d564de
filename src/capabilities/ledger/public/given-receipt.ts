import type { IncomingMessage } from 'node:http'
import { fieldOf } from '../../../platform/http/forms.ts'
import { type ComingFile, readUpload } from '../../../platform/http/upload.ts'

export type Given =
  | { readonly ok: true; readonly text: string; readonly from: 'file' | 'receipt' }
  /** `isUnread`: some of it was left in the connection. */
  | { readonly ok: false; readonly reason: 'too-large' | 'broken-off'; readonly isUnread: boolean }

/** Far more than a receipt has; what is larger is none, and is not kept in memory to say so. */
const mostBytes = 64 * 1024
/** A photograph chosen by mistake is read to its end and told, rather than cut off without a word. */
const mostRead = 25 * 1024 * 1024

/** The receipt in a form with a file: that of the file, or what was pasted where none was chosen. */
export async function readGiven(request: IncomingMessage): Promise<Given> {
  let file: string | undefined
  let isTooLarge = false
  const take = async ({ field, name, content }: ComingFile) => {
    if (field !== 'file' || name === '' || file !== undefined) return
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of content as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes <= mostBytes) chunks.push(chunk)
    }
    isTooLarge = bytes > mostBytes
    file = Buffer.concat(chunks).toString('utf8')
  }
  const upload = await readUpload(request, mostRead, take)
  if (!upload.ok) return { ok: false, reason: upload.reason, isUnread: true }
  if (isTooLarge) return { ok: false, reason: 'too-large', isUnread: false }
  return file === undefined
    ? { ok: true, text: fieldOf(upload.form, 'receipt'), from: 'receipt' }
    : { ok: true, text: file, from: 'file' }
}
