import type { IncomingMessage } from 'node:http'
import { cleanFileName } from '../../../platform/files/file-name.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import type { PostedForm } from '../../../platform/http/forms.ts'
import { readUpload } from '../../../platform/http/upload.ts'
import type { DraftFile } from '../submissions.ts'
import type { ArrivingFile } from './attachment.ts'
import { type FormLimits, isNamed, type RefusedFile, roomIn, withFiles } from './form-files.ts'

export type TakenUpload =
  | {
      readonly ok: true
      readonly form: PostedForm
      readonly taken: readonly ArrivingFile[]
      readonly refused: readonly RefusedFile[]
    }
  | { readonly ok: false; readonly reason: 'too-large' | 'broken-off' }

/** What is sent beyond the limits is read and let go up to this many times what a form takes, so that it can be told why. */
const readBeyond = 4

/** How many bytes of a form with files are read at all. */
export const mostRead = (limits: FormLimits): number => readBeyond * limits.totalBytes + 1_000_000

/**
 * Reads a form with files: what there is room for goes into the file store, the rest is named with the reason. Nothing
 * is added to the form yet.
 *
 * @param files those the form has already
 */
export async function takeUpload(
  request: IncomingMessage,
  store: FileStore,
  files: readonly DraftFile[],
  limits: FormLimits,
): Promise<TakenUpload> {
  const taken: ArrivingFile[] = []
  const refused: RefusedFile[] = []
  const read = await readUpload(request, mostRead(limits), async ({ name: given, declaredType, content }) => {
    // A field in which nothing was chosen is sent as a file without a name.
    if (given === '') return
    const name = cleanFileName(given)
    const { files: there } = withFiles(files, taken, limits)
    const room = roomIn(there, limits)
    // One of the same name may be the same file, sent anew: it needs no room, and only its bytes tell.
    const twins = there.filter((each) => isNamed(each, name))
    if ('refusal' in room && twins.length === 0) {
      refused.push({ name, reason: room.refusal })
      return
    }
    const roomBytes = 'refusal' in room ? 0 : room.bytes
    const put = await store.put(content, Math.max(roomBytes, ...twins.map(({ bytes }) => bytes)))
    // Whether it is there still is asked once more when it is added.
    if (put.ok && twins.some(({ sha256 }) => sha256 === put.sha256))
      taken.push({ name, declaredType, sha256: put.sha256, bytes: put.bytes, origin: 'upload' })
    else if ('refusal' in room) refused.push({ name, reason: room.refusal })
    else if (!put.ok || put.bytes > room.bytes) {
      const isAlone = room.bytes === limits.fileBytes
      refused.push({ name, reason: isAlone ? 'too-large' : 'too-large-together' })
    } else if (put.bytes === 0) refused.push({ name, reason: 'empty' })
    else taken.push({ name, declaredType, sha256: put.sha256, bytes: put.bytes, origin: 'upload' })
  })
  return read.ok ? { ok: true, form: read.form, taken, refused } : read
}
