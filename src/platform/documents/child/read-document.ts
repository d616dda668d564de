import type { DetectedType } from '../reading.ts'
import { bytesToTell, tellType, typeOfZip } from '../tell-type.ts'
import { hasWrongEnding } from '../text-types.ts'
import { readEmbeddedPictures } from './embedded-pictures.ts'
import { Enough, type Findings, Unreadable } from './findings.ts'
import { readHtml } from './html.ts'
import { readMessage } from './message.ts'
import { readOldOffice } from './old-office.ts'
import { readOpenDocument } from './open-document.ts'
import { readPdf } from './pdf.ts'
import { readPicture } from './picture.ts'
import { readPlainText } from './plain-text.ts'
import { readRtf } from './rtf.ts'
import { readSlides } from './slides.ts'
import type { SourceFile } from './source-file.ts'
import { readWord } from './word.ts'
import { readWorkbook } from './workbook.ts'
import { openZip, type Zip } from './zip.ts'

/**
 * Reads one file into what is found of it. What cannot be read is noted, with the reason; thrown is only what leaves
 * this process unfit to read another.
 */
export async function readDocument(file: SourceFile, found: Findings): Promise<void> {
  try {
    const type = tellType(file.bytes(0, bytesToTell), file.name)
    found.tellType(type)
    const better = await readByType(file, type, found)
    if (hasWrongEnding(file.name, better)) found.note('wrong-extension')
  } catch (error) {
    if (error instanceof Enough) return
    if (!(error instanceof Unreadable)) {
      found.note(error instanceof WebAssembly.RuntimeError ? 'damaged' : noteOf(error))
      throw error
    }
    found.note(error.reason)
  } finally {
    await found.end()
  }
}

/** A string or an array longer than there can be is the one surprise that a large file brings on in the ordinary way. */
const noteOf = (error: unknown) => (error instanceof RangeError ? 'too-large' : 'damaged')

async function readByType(file: SourceFile, type: DetectedType, found: Findings): Promise<DetectedType> {
  if (hasWrongEnding(file.name, type) && type.kind !== 'archive') found.note('wrong-extension')
  if (type.kind === 'empty') found.note('empty')
  else if (file.size > found.limits.bytes) found.note('too-large')
  else if (isZip(file)) return readZip(file, type, found)
  else await readPlainKind(file, type, found)
  return type
}

const isZip = (file: SourceFile): boolean => file.bytes(0, 4).toString('latin1') === 'PK\x03\x04'

async function readZip(file: SourceFile, type: DetectedType, found: Findings): Promise<DetectedType> {
  const zip = openZip(file, found.limits.expandedBytes)
  const mimetype = zip.names.includes('mimetype') ? await zip.text('mimetype') : undefined
  const better = typeOfZip({ names: zip.names, mimetype }, file.name)
  if (better.kind !== type.kind) found.tellType(better)
  await readZipKind(zip, better, found)
  return better
}

async function readZipKind(zip: Zip, { kind }: DetectedType, found: Findings): Promise<void> {
  if (kind === 'docx') await readWord(zip, found)
  else if (kind === 'xlsx') await readWorkbook(zip, found)
  else if (kind === 'pptx') await readSlides(zip, found)
  else if (kind === 'odt' || kind === 'ods' || kind === 'odp') await readOpenDocument(zip, found)
  else return found.note('archive')
  if (!found.hasWords()) await readEmbeddedPictures(zip, found)
}

async function readPlainKind(file: SourceFile, type: DetectedType, found: Findings): Promise<void> {
  switch (type.kind) {
    case 'pdf':
      return readPdf(file, found)
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'bmp':
    case 'tiff':
    case 'webp':
      return readPicture(file, type, found)
    case 'rtf':
      return readRtf(file, found)
    case 'html':
      return readHtml(file, found)
    case 'message':
      return readMessage(file, found)
    case 'text':
      return readPlainText(file, found)
    case 'ole':
      return readOldOffice(file, found)
    case 'archive':
    case 'program':
      return found.note(type.kind)
    case 'heic':
    case 'audio':
    case 'video':
      return found.note('unsupported-type')
    default:
      return found.note('unknown-type')
  }
}
