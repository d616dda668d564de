/** A button that prints the page, in place of the words that say how to without scripts. */
export function offerToPrint(): void {
  const button = document.querySelector<HTMLElement>('[data-print]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => window.print())
  document.querySelector('[data-print-otherwise]')?.remove()
}
