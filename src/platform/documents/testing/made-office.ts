import { strToU8, zipSync } from 'fflate'

type Parts = Readonly<Record<string, string | Uint8Array>>

const bytesOf = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? strToU8(part) : part)

export const madeZip = (parts: Parts): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, bytesOf(part)] as const)), {
      level: 9,
    }),
  )

const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'

/** A DOCX with this body (WordprocessingML), and what else is in it. */
export const madeDocx = (body: string, more: Parts = {}): Buffer =>
  madeZip({
    '[Content_Types].xml': types,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
    ...more,
  })

export const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** An ODT with this text, and styles. */
export function madeOdt(text: string, styles = ''): Buffer {
  const content = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:table="b" xmlns:dc="d"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`
  return Buffer.from(
    zipSync({
      mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
      'content.xml': strToU8(content),
    }),
  )
}

/** An XLSX with these sheets, each the inside of `sheetData`. */
export function madeXlsx(
  sheets: readonly { readonly rows: string; readonly hidden?: boolean }[],
  strings: readonly string[] = [],
): Buffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': types,
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${sheets.map(({ hidden }, i) => `<sheet name="S${i}" r:id="r${i}"${hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets.map((_, i) => `<Relationship Id="r${i}" Target="worksheets/sheet${i}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  }
  for (const [i, { rows }] of sheets.entries())
    parts[`xl/worksheets/sheet${i}.xml`] = `<worksheet><sheetData>${rows}</sheetData></worksheet>`
  return madeZip(parts)
}

export function madePptx(slides: readonly { readonly text: string; readonly hidden?: boolean }[]): Buffer {
  const parts: Record<string, string> = {
    '[Content_Types].xml': types,
    'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${slides.map((_, i) => `<p:sldId r:id="r${i}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': `<Relationships>${slides.map((_, i) => `<Relationship Id="r${i}" Type="x/slide" Target="slides/slide${i}.xml"/>`).join('')}</Relationships>`,
  }
  for (const [i, { text, hidden }] of slides.entries())
    parts[`ppt/slides/slide${i}.xml`] =
      `<p:sld xmlns:p="p" xmlns:a="a"${hidden ? ' show="0"' : ''}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`
  return madeZip(parts)
}
