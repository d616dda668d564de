import { tellApart } from '../../../platform/files/file-name.ts'
import type { UploadLimits } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import type { Edition } from '../../consultations/index.ts'
import type { DraftContent, DraftFile } from '../submissions.ts'
import type { ArrivingFile } from './attachment.ts'

/** Why a file was not added to a form: what a person can do something about. */
export type FileRefusal = 'empty' | 'too-large' | 'too-many' | 'too-large-together'

export interface RefusedFile {
  readonly name: string
  readonly reason: FileRefusal
}

/** What a form takes: how many files, how large each and all together. */
export interface FormLimits extends Pick<UploadLimits, 'fileBytes' | 'totalBytes'> {
  readonly most: number
}

export const limitsOf = (edition: Pick<Edition, 'files'>, uploads: UploadLimits): FormLimits => ({
  most: edition.files?.most ?? 0,
  fileBytes: uploads.fileBytes,
  totalBytes: uploads.totalBytes,
})

/**
 * True where a form has the page for files: the edition takes some, or they were added under an earlier one that did and can
 * be taken out again.
 */
export const hasFilesPage = (
  edition: Pick<Edition, 'files'>,
  { files }: Pick<DraftContent, 'files'>,
): boolean => edition.files !== undefined || (files?.length ?? 0) > 0

/** How many bytes the next file may have; a reason when there is room for none. */
export function roomIn(
  files: readonly Pick<DraftFile, 'bytes'>[],
  limits: FormLimits,
): { readonly bytes: number } | { readonly refusal: FileRefusal } {
  if (files.length >= limits.most) return { refusal: 'too-many' }
  const left = limits.totalBytes - files.reduce((sum, { bytes }) => sum + bytes, 0)
  return left > 0 ? { bytes: Math.min(left, limits.fileBytes) } : { refusal: 'too-large-together' }
}

/**
 * A form's files with some more. One that is there already, by name and content, is not added again, so that sending
 * anew what broke off doubles nothing; two of one name are told apart.
 */
export function withFiles(
  files: readonly DraftFile[],
  more: readonly ArrivingFile[],
  limits: FormLimits,
): { readonly files: readonly DraftFile[]; readonly refused: readonly RefusedFile[] } {
  const all = [...files]
  const refused: RefusedFile[] = []
  for (const file of more) {
    const { name } = file
    if (all.some((each) => each.sha256 === file.sha256 && isNamed(each, name))) continue
    const room = file.bytes === 0 ? { refusal: 'empty' as const } : roomIn(all, limits)
    if ('refusal' in room) refused.push({ name, reason: room.refusal })
    else if (file.bytes > room.bytes)
      refused.push({ name, reason: file.bytes > limits.fileBytes ? 'too-large' : 'too-large-together' })
    else
      all.push({
        ...file,
        id: newId(),
        givenName: name,
        name: tellApart(
          name,
          all.map((each) => each.name),
        ),
      })
  }
  return { files: all, refused }
}

/** True where a file was sent under a name, also when it was told apart from another since. */
export const isNamed = (file: DraftFile, name: string): boolean => (file.givenName ?? file.name) === name
