/** Says how many characters are left while one types. */
export function countCharacters(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-module="govuk-character-count"]')) {
    const field = group.querySelector('textarea')
    const limit = group.querySelector<HTMLElement>('.govuk-character-count__message')
    if (field && limit) count(group, field, limit)
  }
}

function count(group: HTMLElement, field: HTMLTextAreaElement, limit: HTMLElement): void {
  const most = Number(group.dataset.maxlength)
  const threshold = (most * Number(group.dataset.threshold ?? 0)) / 100
  const numbers = new Intl.NumberFormat(document.documentElement.lang)

  const seen = document.createElement('div')
  seen.className = 'govuk-character-count__message govuk-hint'
  seen.setAttribute('aria-hidden', 'true')
  const heard = document.createElement('div')
  heard.className = 'govuk-visually-hidden'
  heard.setAttribute('aria-live', 'polite')
  limit.classList.add('govuk-visually-hidden')
  limit.after(seen, heard)

  let timer: number | undefined
  const update = () => {
    const left = most - field.value.length
    const words = left < 0 ? group.dataset.over : group.dataset.under
    const text = field.value.length < threshold ? '' : `${words} ${numbers.format(Math.abs(left))}`
    seen.textContent = text
    seen.classList.toggle('govuk-error-message', left < 0)
    seen.classList.toggle('govuk-hint', left >= 0)
    // Read out once the person pauses, not at every key.
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      heard.textContent = text
    }, 1_000)
  }
  field.addEventListener('input', update)
  window.addEventListener('pageshow', update)
  update()
}
