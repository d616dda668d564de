/** Where work goes on, fetches the page anew after a while, as long as somebody looks at it. */
export function reloadWhileAtWork(): void {
  const marked = document.querySelector<HTMLElement>('[data-reload]')
  if (!marked) return
  const afterMs = Number(marked.dataset.reload) || 3_000
  const turn = () => {
    if (document.visibilityState === 'visible') location.reload()
    else window.setTimeout(turn, afterMs)
  }
  window.setTimeout(turn, afterMs)
}
