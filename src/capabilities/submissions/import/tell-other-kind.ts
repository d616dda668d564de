import { Unreadable } from '../../../platform/documents/child/findings.ts'
import { openSource } from '../../../platform/documents/child/source-file.ts'
import { openZip } from '../../../platform/documents/child/zip.ts'

/** A sound file that holds no table: nothing is wrong with it, it is only no file that we import. */
export type OtherKind =
  | 'is-limesurvey'
  | 'is-analysis-project'
  | 'is-document'
  | 'is-opendocument'
  | 'is-binary-workbook'
  | 'is-archive'
  | 'is-web-page'
  | 'is-xml'

const inArchive: readonly (readonly [RegExp, OtherKind])[] = [
  [/\.qde$/i, 'is-analysis-project'],
  [/\.ls[sr]$/i, 'is-limesurvey'],
  [/^(word\/document\.xml|ppt\/presentation\.xml)$/, 'is-document'],
  [/^xl\/workbook\.bin$/, 'is-binary-workbook'],
  [/^content\.xml$/, 'is-opendocument'],
]

/** More than a list of names in an archive needs. */
const mostUnpacked = 4_000_000_000

/** What an archive (zip) is that is no workbook; undefined for a workbook, and for one that cannot be opened. */
export function otherKindOfArchive(path: string): OtherKind | undefined {
  const file = openSource(path, 'archive')
  try {
    const { names } = openZip(file, mostUnpacked)
    if (names.some((name) => /(^|\/)workbook\.xml$/i.test(name))) return undefined
    return inArchive.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? 'is-archive'
  } catch (error) {
    // What is wrong with it is told by whoever reads it as a workbook.
    if (error instanceof Unreadable) return undefined
    throw error
  } finally {
    file.close()
  }
}

/** What a text is that holds no table, by its beginning; undefined for what may be one. */
export function otherKindOfText(beginning: string): OtherKind | undefined {
  const text = beginning.slice(0, 4_000).trimStart()
  if (/^\{\\rtf/.test(text)) return 'is-document'
  if (/^<(!doctype\s+html|html)\b/i.test(text)) return 'is-web-page'
  if (!/^<(\?xml\b|!doctype\b|!--|[a-z][\w:.-]*\s[^<>]*\bxmlns\b)/i.test(text)) return undefined
  if (/<LimeSurveyDocType>/.test(text)) return 'is-limesurvey'
  if (/urn:QDA-XML:/.test(text)) return 'is-analysis-project'
  return /<html\b/i.test(text) ? 'is-web-page' : 'is-xml'
}
