/**
 * Shows a question that depends on a choice of the same page only while that choice is made. What was typed in it stays
 * in its field, hidden, and is sent with the form; the server decides what counts.
 */
export function followConditions(): void {
  const conditional = [...document.querySelectorAll<HTMLElement>('[data-shown-by]')]
  if (conditional.length === 0) return
  // In the order of the page: conditions point upwards, and what is hidden itself decides nothing.
  const refresh = () => {
    for (const part of conditional) part.hidden = !isMet(part)
  }
  document.addEventListener('change', refresh)
  // After the back button the browser puts the old choices in without telling.
  window.addEventListener('pageshow', refresh)
  refresh()
}

function isMet(part: HTMLElement): boolean {
  const wanted = (part.dataset.shownFor ?? '').split(' ')
  const name = CSS.escape(part.dataset.shownBy ?? '')
  const chosen = document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)
  return [...chosen].some((input) => wanted.includes(input.value) && !input.closest('[hidden]'))
}
