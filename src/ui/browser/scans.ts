/** Each look is recorded. */
const askEveryMs = 5_000

interface Scan {
  readonly name: string
  readonly text: string | null
  /** What each of its pages that can be shown is called. */
  readonly pages: readonly string[]
}

/** Where scans are being read, shows their words when they are there. What was typed meanwhile is not touched. */
export function showScanTexts(): void {
  const list = document.querySelector<HTMLElement>('[data-scans]')
  const waiting = () => [...(list?.querySelectorAll<HTMLElement>('[data-scan-waiting]') ?? [])]
  if (!list || waiting().length === 0) return
  const ask = async () => {
    const answer = await fetch(list.dataset.scans ?? '').catch(() => undefined)
    const scans: Scan[] = answer?.ok ? await answer.json() : []
    const shown = [...list.querySelectorAll('.app-scan')]
    scans.forEach(({ text, pages }, i) => {
      const place = shown[i]?.querySelector<HTMLElement>('[data-scan-waiting]')
      if (!place || text === null) return
      showPages(shown[i] as Element, pages)
      const words = document.createElement('textarea')
      words.className = 'govuk-textarea app-scan__text'
      words.setAttribute('aria-label', place.dataset.scanWaiting ?? '')
      words.dir = 'auto'
      words.rows = 12
      words.readOnly = true
      words.value = text
      place.replaceWith(words)
    })
    if (waiting().length > 0) window.setTimeout(ask, askEveryMs)
  }
  window.setTimeout(ask, askEveryMs)
}

/** Until a scan was read, nobody knows how many pages it has: the first is there, and the others join it. */
function showPages(scan: Element, pages: readonly string[]): void {
  const first = scan.querySelector('img')
  if (!first) return
  for (const [i, name] of pages.entries()) {
    if (i === 0) continue
    const image = first.cloneNode() as HTMLImageElement
    image.loading = 'lazy'
    image.src = first.src.replace(/1$/, String(i + 1))
    image.alt = name
    first.parentElement?.append(image)
  }
}
