import type { PDFDocument, PDFObject } from 'mupdf'
import type { Findings } from './findings.ts'
import { walkXml } from './xml.ts'

/**
 * Forms of the kind that only one program could show (XFA): their pages say "please wait", and what was filled in stands
 * in a part of its own. It becomes a page more: one value a line, behind the name of its field.
 */
export async function readXfa(document: PDFDocument, found: Findings): Promise<void> {
  const values = await readValues(document).catch(() => [])
  if (values.length > 0) await found.addPage({ words: values.join('\n') })
}

async function readValues(document: PDFDocument): Promise<string[]> {
  const root = document.getTrailer().get('Root')
  if (!root.get('NeedsRendering').isBoolean() || !root.get('NeedsRendering').asBoolean()) return []
  const data = findPart(root.get('AcroForm', 'XFA'))
  if (!data) return []
  const values: string[] = []
  const path: string[] = []
  let text = ''
  await walkXml(once(Buffer.from(data.readStream().asUint8Array())), {
    open(name) {
      path.push(name.slice(name.indexOf(':') + 1))
      text = ''
    },
    text(part) {
      text += part
    },
    close() {
      if (text.trim() !== '') values.push(`${path.at(-1)}: ${text.trim()}`)
      path.pop()
      text = ''
    },
  })
  return values
}

/** A list of names, each followed by its part. */
function findPart(parts: PDFObject): PDFObject | undefined {
  if (!parts.isArray()) return undefined
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const name = parts.get(i)
    if (name.isString() && name.asString() === 'datasets') return parts.get(i + 1)
  }
  return undefined
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes
}
