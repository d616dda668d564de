/** Steps through lists, opens, searches and explains itself, with one key each, when nobody is typing. */
export function listenForShortcuts(): void {
  const help = document.querySelector<HTMLDialogElement>('#shortcuts')
  listOwnKeys(help)
  showKeys()
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    if (help?.open && event.key !== '?') return
    switch (event.key) {
      case 'j':
        step(1)
        break
      case 'k':
        step(-1)
        break
      case 'o':
        if (document.activeElement instanceof HTMLElement && document.activeElement.closest('[data-list]'))
          document.activeElement.click()
        break
      case 'x': {
        const row = document.activeElement?.closest('[data-list] > *, [data-list] > tbody > tr')
        const tick = row?.querySelector<HTMLInputElement>('input[type=checkbox]')
        if (!tick) return
        tick.click()
        break
      }
      case '/': {
        const search = document.querySelector<HTMLElement>('[data-search], input[type=search]')
        if (!search) return
        search.focus()
        break
      }
      case '?':
        if (help?.open) help.close()
        else help?.showModal()
        break
      default: {
        // Whatever else the page itself gives a key: a link to the next submission, a button that marks this one.
        const own =
          /^[a-z]$/.test(event.key) && document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)
        if (!own) return
        own.click()
      }
    }
    event.preventDefault()
  })
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio])'))

/** Moves to the first link of the next row of the page's lists. */
function step(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-list] > *, table[data-list] > tbody > tr')]
    .filter((row) => !row.matches('thead, tbody, caption'))
    .map((row) => row.querySelector<HTMLElement>('a[href]'))
    .filter((link) => link !== null)
  const here = links.indexOf(document.activeElement as HTMLElement)
  const next = here < 0 ? (by > 0 ? 0 : links.length - 1) : here + by
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus()
}

/** Says on the page itself which keys it answers to, where it has a place for that. */
function showKeys(): void {
  const place = document.querySelector<HTMLElement>('[data-key-hints]')
  const pressed = document.querySelectorAll<HTMLElement>('[data-key]')
  if (!place || pressed.length === 0) return
  for (const element of pressed) {
    const hint = document.createElement('span')
    const kbd = document.createElement('kbd')
    kbd.textContent = element.dataset.key ?? ''
    hint.append(kbd, ` ${element.textContent}`)
    place.append(' ', hint)
  }
  place.hidden = false
}

/** What the general keys of the list need; a page without it does not answer to them. */
const needs: readonly (readonly [string, string])[] = [
  ['j', '[data-list]'],
  ['k', '[data-list]'],
  ['o', '[data-list]'],
  ['/', '[data-search], input[type=search]'],
]

/** The list that `?` shows loses keys that do nothing here, and gains the page's own, in the words of what they press. */
function listOwnKeys(help: HTMLDialogElement | null): void {
  const list = help?.querySelector('dl')
  if (!list) return
  for (const [key, needed] of needs)
    if (!document.querySelector(needed))
      for (const line of list.querySelectorAll('div'))
        if (line.querySelector('kbd')?.textContent === key) line.remove()
  for (const element of document.querySelectorAll<HTMLElement>('[data-key]')) {
    const line = document.createElement('div')
    const key = document.createElement('dt')
    const kbd = document.createElement('kbd')
    const does = document.createElement('dd')
    kbd.textContent = element.dataset.key ?? ''
    does.textContent = element.textContent
    key.append(kbd)
    line.append(key, does)
    list.append(line)
  }
}
