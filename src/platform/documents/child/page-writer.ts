import { cutText, Enough, type Findings } from './findings.ts'

/** Pages of formats that know none are cut at this length: what a person reads in some minutes. */
const longestPage = 20_000

/** Turns a stream of words with breaks between pages into pages. */
export interface PageWriter {
  write(text: string): void
  /** Ends the page, if it has any words. */
  breakPage(): void
  /** Lets pieces of input through; throws `Enough` when there is no room for what they give. */
  until<T>(pieces: AsyncIterable<T>): AsyncIterable<T>
  /** Tells the last page, and how many there were. */
  end(): Promise<void>
}

export function pageWriter(found: Findings): PageWriter {
  const finished: string[] = []
  let open = ''
  let told = 0
  let enough = false

  const breakPage = () => {
    if (open.trim() === '') return
    finished.push(open)
    open = ''
  }
  const tell = async () => {
    while (finished.length > 0) {
      const words = finished.shift() ?? ''
      told += 1
      if (!enough) enough = !(await found.addPage({ words }))
    }
  }
  const end = async () => {
    breakPage()
    await tell()
    found.setPageCount(told)
  }
  found.atEnd(end)
  return {
    write(text) {
      open += text
      while (open.length > longestPage) {
        const at = placeToCut(open)
        finished.push(open.slice(0, at))
        open = open.slice(at)
      }
    },
    breakPage,
    async *until(pieces) {
      for await (const piece of pieces) {
        yield piece
        await tell()
        if (enough) throw new Enough()
      }
    },
    end,
  }
}

/** After a paragraph, or else a line, or else a word; never far from the end of the page. */
function placeToCut(text: string): number {
  const page = text.slice(0, longestPage)
  for (const mark of ['\n\n', '\n', ' ']) {
    const at = page.lastIndexOf(mark)
    if (at > longestPage / 2) return at + mark.length
  }
  return cutText(text, longestPage).length
}
