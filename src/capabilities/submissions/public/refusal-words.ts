import type { Words } from '../../../platform/translation/words.ts'
import { sizeInWords } from '../../consultations/index.ts'
import type { FormLimits, RefusedFile } from '../attachments/form-files.ts'

/** Why a file was not added, and what to do. */
export const refusalWords = ({ name, reason }: RefusedFile, limits: FormLimits, words: Words): string =>
  words.t(`submissions.files.refused.${reason}`, {
    name,
    most: limits.most,
    each: sizeInWords(limits.fileBytes, words),
    total: sizeInWords(limits.totalBytes, words),
  })
