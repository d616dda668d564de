/**
 * Shows a question that depends on a choice of the same page only while that choice is made. What was typed in it stays
 * in its field, hidden, and is sent with the form; the server decides what counts.
 */
export function followConditions(): void {
  const conditional = [...document.querySelectorAll<HTMLElement>('[data-shown-by]')]
  if (conditional.length === 0) return
  for (const part of conditional) takeWordsAway(part)
  // In the order of the page: conditions point upwards, and what is hidden itself decides nothing.
  const refresh = () => {
    for (const part of conditional) part.hidden = !isMet(part)
  }
  document.addEventListener('change', refresh)
  // After the back button the browser puts the old choices in without telling.
  window.addEventListener('pageshow', refresh)
  refresh()
}

/**
 * Takes away the sentence that says when to answer: the question now stands there only when it is to be answered. Words
 * that are only hidden would still be read out where they describe a field, so a hint left empty goes with its mentions.
 */
function takeWordsAway(part: HTMLElement): void {
  const words = part.querySelector('[data-condition]')
  const hint = words?.closest('.govuk-hint')
  words?.remove()
  if (!hint || hint.textContent?.trim()) return
  for (const described of part.querySelectorAll('[aria-describedby]')) {
    const left = (described.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== hint.id)
    if (left.length > 0) described.setAttribute('aria-describedby', left.join(' '))
    else described.removeAttribute('aria-describedby')
  }
  hint.remove()
}

function isMet(part: HTMLElement): boolean {
  const wanted = (part.dataset.shownFor ?? '').split(' ')
  const name = CSS.escape(part.dataset.shownBy ?? '')
  const chosen = document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)
  return [...chosen].some((input) => wanted.includes(input.value) && !input.closest('[hidden]'))
}
