import { openCompoundFile } from './compound-file.ts'
import type { Findings } from './findings.ts'
import { Unreadable } from './findings.ts'
import { readOldWord } from './old-word.ts'
import { readOutlook } from './outlook.ts'
import type { SourceFile } from './source-file.ts'

/** Files of Word, Excel, PowerPoint and Outlook from before 2007, and newer ones that are encrypted. */
export async function readOldOffice(file: SourceFile, found: Findings): Promise<void> {
  const compound = openCompoundFile(file)
  const has = (name: string) => compound.paths.includes(name)
  if (compound.paths.some((path) => /(^|\/)(_VBA_PROJECT|VBA\/dir)$/i.test(path))) found.note('holds-macros')
  if (compound.paths.some((path) => /^(ObjectPool|MBD[0-9A-F]{8})\//.test(path))) found.note('holds-files')
  if (has('EncryptedPackage')) {
    found.tellType({ kind: 'ole', mediaType: 'application/x-encrypted-office' })
    throw new Unreadable('encrypted')
  }
  if (has('WordDocument')) {
    found.tellType({ kind: 'ole', mediaType: 'application/msword' })
    return readOldWord(compound, found)
  }
  if (has('__properties_version1.0')) {
    found.tellType({ kind: 'ole', mediaType: 'application/vnd.ms-outlook' })
    return readOutlook(compound, found)
  }
  if (has('Workbook') || has('Book')) found.tellType({ kind: 'ole', mediaType: 'application/vnd.ms-excel' })
  else if (has('PowerPoint Document'))
    found.tellType({ kind: 'ole', mediaType: 'application/vnd.ms-powerpoint' })
  throw new Unreadable('unsupported-type')
}
