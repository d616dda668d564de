/** Turns sections with a list of contents into tabs. Not on narrow screens, where sections read better. */
export function showTabs(): void {
  if (!window.matchMedia('(min-width: 40.0625em)').matches) {
    for (const panel of document.querySelectorAll('.govuk-tabs__panel--hidden'))
      panel.classList.remove('govuk-tabs__panel--hidden')
    return
  }
  for (const tabs of document.querySelectorAll<HTMLElement>('[data-module="govuk-tabs"]')) set(tabs)
}

function set(tabs: HTMLElement): void {
  const links = [...tabs.querySelectorAll<HTMLAnchorElement>('.govuk-tabs__tab')]
  const panels = links.map((link) => document.getElementById(link.hash.slice(1)))
  const show = (chosen: number) => {
    links.forEach((link, index) => {
      const here = index === chosen
      link.setAttribute('aria-selected', String(here))
      link.tabIndex = here ? 0 : -1
      link.parentElement?.classList.toggle('govuk-tabs__list-item--selected', here)
      panels[index]?.classList.toggle('govuk-tabs__panel--hidden', !here)
    })
  }
  tabs.querySelector('.govuk-tabs__list')?.setAttribute('role', 'tablist')
  links.forEach((link, index) => {
    const panel = panels[index]
    link.id ||= `tab_${link.hash.slice(1)}`
    link.setAttribute('role', 'tab')
    link.setAttribute('aria-controls', link.hash.slice(1))
    link.parentElement?.setAttribute('role', 'presentation')
    panel?.setAttribute('role', 'tabpanel')
    panel?.setAttribute('aria-labelledby', link.id)
    link.addEventListener('click', (event) => {
      event.preventDefault()
      history.replaceState(null, '', link.hash)
      show(index)
    })
    link.addEventListener('keydown', (event) => {
      const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
      const step = event.key === back ? -1 : ['ArrowLeft', 'ArrowRight'].includes(event.key) ? 1 : 0
      const next = links[index + step]
      if (step === 0 || !next) return
      next.focus()
      show(index + step)
    })
  })
  show(
    Math.max(
      0,
      links.findIndex((link) => link.hash === location.hash),
    ),
  )
}
