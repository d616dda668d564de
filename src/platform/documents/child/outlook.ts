import type { CompoundFile } from './compound-file.ts'
import type { Findings } from './findings.ts'
import { Unreadable } from './findings.ts'
import { writeHtml } from './html.ts'
import { pageWriter } from './page-writer.ts'

const mostBytes = 20 * 1024 * 1024

/** A message saved by Outlook (.msg): subject and words. What is attached to it is not opened. */
export async function readOutlook(compound: CompoundFile, found: Findings): Promise<void> {
  if (compound.paths.some((path) => path.startsWith('__attach_version1.0_'))) found.note('holds-files')
  const subject = textOf(compound, '0037')
  const body = textOf(compound, '1000')
  if (body.trim() === '') {
    const html = compound.stream('__substg1.0_10130102', mostBytes)
    if (html.length > 0) return writeHtml(html.toString('utf8'), found)
    throw new Unreadable('unsupported-type')
  }
  const pages = pageWriter(found)
  pages.write(subject === '' ? body : `${subject}\n\n${body}`)
  await pages.end()
}

/** A property as text: in UTF-16, or in the letters of the writer's Windows. */
function textOf(compound: CompoundFile, property: string): string {
  const wide = compound.stream(`__substg1.0_${property}001F`, mostBytes)
  if (wide.length > 0) return wide.toString('utf16le')
  return new TextDecoder('windows-1252').decode(compound.stream(`__substg1.0_${property}001E`, mostBytes))
}
