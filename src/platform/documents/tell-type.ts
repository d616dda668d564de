import { readLocalNames } from './local-names.ts'
import type { DetectedType, DocumentKind } from './reading.ts'
import { endingOf, typeOfPlainText } from './text-types.ts'

const type = (kind: DocumentKind, mediaType: string): DetectedType => ({ kind, mediaType })

const unknownType = type('unknown', 'application/octet-stream')

const openXml = 'application/vnd.openxmlformats-officedocument'
const openDocument = 'application/vnd.oasis.opendocument'

const zipTypes = {
  docx: type('docx', `${openXml}.wordprocessingml.document`),
  xlsx: type('xlsx', `${openXml}.spreadsheetml.sheet`),
  pptx: type('pptx', `${openXml}.presentationml.presentation`),
  odt: type('odt', `${openDocument}.text`),
  ods: type('ods', `${openDocument}.spreadsheet`),
  odp: type('odp', `${openDocument}.presentation`),
  zip: type('archive', 'application/zip'),
} as const

/** What begins with these bytes, at this place, is that; the first that fits counts. */
const signatures: readonly (readonly [number, string, DetectedType])[] = [
  [0, '%PDF-', type('pdf', 'application/pdf')],
  [0, '{\\rtf', type('rtf', 'application/rtf')],
  [0, '\x89PNG\r\n\x1a\n', type('png', 'image/png')],
  [0, '\xff\xd8\xff', type('jpeg', 'image/jpeg')],
  [0, 'GIF87a', type('gif', 'image/gif')],
  [0, 'GIF89a', type('gif', 'image/gif')],
  [0, 'II*\0', type('tiff', 'image/tiff')],
  [0, 'MM\0*', type('tiff', 'image/tiff')],
  [8, 'WEBP', type('webp', 'image/webp')],
  [4, 'ftypheic', type('heic', 'image/heic')],
  [4, 'ftypheix', type('heic', 'image/heic')],
  [4, 'ftypmif1', type('heic', 'image/heif')],
  [4, 'ftypmsf1', type('heic', 'image/heif')],
  [4, 'ftypavif', type('heic', 'image/avif')],
  [4, 'ftypM4A', type('audio', 'audio/mp4')],
  [4, 'ftypqt', type('video', 'video/quicktime')],
  [4, 'ftyp', type('video', 'video/mp4')],
  [0, '\x1aE\xdf\xa3', type('video', 'video/webm')],
  [8, 'AVI ', type('video', 'video/x-msvideo')],
  [8, 'WAVE', type('audio', 'audio/wav')],
  [0, 'ID3', type('audio', 'audio/mpeg')],
  [0, '\xff\xfb', type('audio', 'audio/mpeg')],
  [0, '\xff\xf3', type('audio', 'audio/mpeg')],
  [0, 'OggS', type('audio', 'audio/ogg')],
  [0, 'fLaC', type('audio', 'audio/flac')],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', type('ole', 'application/x-ole-storage')],
  [0, '\x1f\x8b', type('archive', 'application/gzip')],
  [0, 'BZh', type('archive', 'application/x-bzip2')],
  [0, '\xfd7zXZ\0', type('archive', 'application/x-xz')],
  [0, '7z\xbc\xaf\x27\x1c', type('archive', 'application/x-7z-compressed')],
  [0, 'Rar!\x1a\x07', type('archive', 'application/vnd.rar')],
  [0, '\x28\xb5\x2f\xfd', type('archive', 'application/zstd')],
  [0, 'MSCF', type('archive', 'application/vnd.ms-cab-compressed')],
  // What Outlook wraps attachments in (winmail.dat).
  [0, '\x78\x9f\x3e\x22', type('archive', 'application/vnd.ms-tnef')],
  [257, 'ustar', type('archive', 'application/x-tar')],
  [0, '\x7fELF', type('program', 'application/x-executable')],
  [0, '\xfe\xed\xfa\xce', type('program', 'application/x-mach-binary')],
  [0, '\xfe\xed\xfa\xcf', type('program', 'application/x-mach-binary')],
  [0, '\xce\xfa\xed\xfe', type('program', 'application/x-mach-binary')],
  [0, '\xcf\xfa\xed\xfe', type('program', 'application/x-mach-binary')],
  [0, '\xca\xfe\xba\xbe', type('program', 'application/java-vm')],
  [0, 'L\0\0\0\x01\x14\x02\0', type('program', 'application/x-ms-shortcut')],
  [0, '#!', type('program', 'text/x-script')],
]

/** How many bytes from the beginning are looked at. */
export const bytesToTell = 4_100

/**
 * What a file is, by its first bytes. Its name decides only between kinds that look alike: a table of values and
 * other plain text, or a zip whose first entries do not tell.
 */
export function tellType(firstBytes: Buffer, name: string): DetectedType {
  if (firstBytes.length === 0) return type('empty', 'application/x-empty')
  const head = firstBytes.subarray(0, bytesToTell)
  const letters = head.toString('latin1')
  for (const [at, begins, found] of signatures) if (letters.startsWith(begins, at)) return found
  if (letters.startsWith('PK\x03\x04')) return typeOfZip(readLocalNames(head), name)
  if (letters.startsWith('PK\x05\x06')) return zipTypes.zip
  if (isBitmap(head)) return type('bmp', 'image/bmp')
  if (isWindowsProgram(head)) return type('program', 'application/vnd.microsoft.portable-executable')
  const plain = typeOfPlainText(head, name)
  // Mail systems and broken servers put lines before it; readers look for it in the first kilobyte.
  if (plain?.kind !== 'message' && letters.slice(0, 1_100).includes('%PDF-'))
    return type('pdf', 'application/pdf')
  if (/^\s*\{\\rtf/.test(letters)) return type('rtf', 'application/rtf')
  return plain ?? unknownType
}

/** What a zip is, by the names of its entries (all of them, or the first) and what its `mimetype` entry says. */
export function typeOfZip(
  entries: { readonly names: readonly string[]; readonly mimetype?: string | undefined },
  name: string,
): DetectedType {
  const { names, mimetype } = entries
  if (mimetype !== undefined) {
    const kind = (['odt', 'ods', 'odp'] as const).find((each) =>
      mimetype.startsWith(zipTypes[each].mediaType),
    )
    if (kind) return zipTypes[kind]
  }
  const has = (folder: string) => names.some((each) => each.startsWith(folder))
  if (has('word/')) return zipTypes.docx
  if (has('xl/')) return zipTypes.xlsx
  if (has('ppt/')) return zipTypes.pptx
  const ending = endingOf(name).replace(/^(doc|xls|ppt)[mtx]$/, '$1x')
  if (names.includes('[Content_Types].xml') && (ending === 'docx' || ending === 'xlsx' || ending === 'pptx'))
    return zipTypes[ending]
  return zipTypes.zip
}

const isBitmap = (head: Buffer): boolean =>
  head.length >= 26 &&
  head.toString('latin1', 0, 2) === 'BM' &&
  [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))

const isWindowsProgram = (head: Buffer): boolean =>
  head.length >= 64 && head.toString('latin1', 0, 2) === 'MZ' && head.includes(0, 2)
