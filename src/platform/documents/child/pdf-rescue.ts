const mostPages = 5_000

/**
 * A PDF that was cut off has lost the list of its pages, which stands at the end; most pages are still there. Gives the
 * bytes with a list of those that can be seen, or undefined when there are none.
 */
export function withPageList(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString('latin1')
  const pages: string[] = []
  for (const { index, 1: number, 2: generation } of text.matchAll(/(?<!\d)(\d{1,9})\s+(\d{1,5})\s+obj\b/g)) {
    const begin = text.slice(index, index + 2_000)
    const object = begin.slice(0, begin.search(/endobj|$/))
    if (/\/Type\s*\/Page(?![a-zA-Z])/.test(object)) pages.push(`${number} ${generation} R`)
    if (pages.length === mostPages) break
  }
  if (pages.length === 0) return undefined
  const list = `
8388606 0 obj<</Type/Catalog/Pages 8388605 0 R>>endobj
8388605 0 obj<</Type/Pages/MediaBox[0 0 595 842]/Count ${pages.length}/Kids[${pages.join(' ')}]>>endobj
trailer<</Root 8388606 0 R>>
%%EOF`
  return Buffer.concat([bytes.subarray(0, endOfWhole(text)), Buffer.from(list, 'latin1')])
}

/** Half an object at the end spoils the rest, unless it is a stream: the beginning of that is of use. */
function endOfWhole(text: string): number {
  const end = text.lastIndexOf('endobj') + 'endobj'.length
  return /\bstream\r?\n/.test(text.slice(end)) ? text.length : end
}
