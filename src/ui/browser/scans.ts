/** Each look is recorded. */
const askEveryMs = 5_000

interface Scan {
  readonly name: string
  readonly text: string | null
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
    scans.forEach(({ text }, i) => {
      const place = shown[i]?.querySelector<HTMLElement>('[data-scan-waiting]')
      if (!place || text === null) return
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
