import type { Findings } from './findings.ts'
import { pageWriter } from './page-writer.ts'
import { noteParts } from './word.ts'
import { walkXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** PPTX: the words of each slide that is shown, in the order of the show. */
export async function readSlides(zip: Zip, found: Findings): Promise<void> {
  noteParts(zip, found)
  const pages = pageWriter(found)
  for (const part of await listSlides(zip)) {
    let inText = false
    let shown = true
    const words: string[] = []
    await walkXml(pages.until(zip.pieces(part)), {
      open(name, attributes) {
        if (name === 'p:sld' && /^(0|false)$/.test(attributes.show ?? '1')) shown = false
        else if (name === 'a:t') inText = true
        else if (name === 'a:br') words.push('\n')
        else if (name === 'a:tab') words.push('\t')
      },
      close(name) {
        if (name === 'a:t') inText = false
        else if (name === 'a:p') words.push('\n')
      },
      text(text) {
        if (inText) words.push(text)
      },
    })
    if (!shown) {
      found.note('holds-hidden-text')
      continue
    }
    pages.write(words.join(''))
    pages.breakPage()
  }
  await pages.end()
}

async function listSlides(zip: Zip): Promise<string[]> {
  const targets = new Map<string, string>()
  await walkXml(zip.pieces('ppt/_rels/presentation.xml.rels'), {
    open(_, { Id, Target, Type = '' }) {
      if (Id && Target && Type.endsWith('/slide'))
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `ppt/${Target}`)
    },
  })
  const slides: string[] = []
  await walkXml(zip.pieces('ppt/presentation.xml'), {
    open(name, attributes) {
      const part = name === 'p:sldId' ? targets.get(attributes['r:id'] ?? '') : undefined
      if (part) slides.push(part)
    },
  })
  return slides
}
