/** Puts the keyboard where the eye is: on the errors of a form just sent, and behind links into the page. */
export function focusTargets(): void {
  const summary = document.querySelector<HTMLElement>('.govuk-error-summary')
  if (summary) focus(summary)
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    const target = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
    if (!target) return
    // Not every browser opens what is folded when a link leads into it.
    for (const folded of foldedAround(target)) folded.open = true
    if (target.matches('input, select, textarea')) {
      // The label, or the whole question, must come into view with the field.
      const question = target.closest('fieldset')?.querySelector('legend') ?? labelOf(target.id)
      event.preventDefault()
      question?.scrollIntoView()
      target.focus({ preventScroll: true })
    } else if (link.matches('.govuk-skip-link')) focus(target)
  })
  // A link that looks like a button answers to the space key, as buttons do.
  document.addEventListener('keydown', (event) => {
    if (event.key !== ' ' || !(event.target instanceof HTMLAnchorElement)) return
    if (event.target.getAttribute('role') !== 'button') return
    event.preventDefault()
    event.target.click()
  })
}

function foldedAround(element: Element): HTMLDetailsElement[] {
  const folded = element.parentElement?.closest('details')
  return folded ? [folded, ...foldedAround(folded)] : []
}

const labelOf = (id: string) => document.querySelector(`label[for="${CSS.escape(id)}"]`)

function focus(element: HTMLElement): void {
  element.setAttribute('tabindex', '-1')
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  element.focus()
}
