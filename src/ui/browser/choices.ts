/** Shows what belongs to a choice while it is chosen, and lets "none of these" clear the others. */
export function revealChoices(): void {
  const inputs = document.querySelectorAll<HTMLInputElement>('input[data-aria-controls]')
  for (const input of inputs) {
    const id = input.dataset.ariaControls ?? ''
    if (!document.getElementById(id)) continue
    input.setAttribute('aria-controls', id)
    input.removeAttribute('data-aria-controls')
  }
  const refresh = () => {
    for (const input of document.querySelectorAll<HTMLInputElement>('input[aria-controls]')) {
      // A radio button may not say that it is expanded; what it opens follows it in any case.
      if (input.type !== 'radio') input.setAttribute('aria-expanded', String(input.checked))
      const kind = input.type === 'radio' ? 'radios' : 'checkboxes'
      document
        .getElementById(input.getAttribute('aria-controls') ?? '')
        ?.classList.toggle(`govuk-${kind}__conditional--hidden`, !input.checked)
    }
  }
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    if (target.type === 'checkbox' && target.checked) clearOthers(target)
    refresh()
  })
  // After the back button the browser puts the old choices in without telling.
  window.addEventListener('pageshow', refresh)
  refresh()
}

function clearOthers(chosen: HTMLInputElement): void {
  const exclusive = chosen.dataset.behaviour === 'exclusive'
  const group = chosen.closest('.govuk-checkboxes')
  for (const other of group?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])
    if (other !== chosen && (exclusive || other.dataset.behaviour === 'exclusive')) other.checked = false
}
