/** Our sign: a sheet with one line bracketed, the mark negotiators put round words not yet agreed. */
function Sign() {
  return (
    <svg class="app-sign" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path
        d="M11 5H6v22h5M21 5h5v22h-5"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="square"
      />
      <path class="app-sign__line" d="M11 11.5h10M11 16h10M11 20.5h6" fill="none" stroke-width="2.5" />
    </svg>
  )
}

/** The name of the site with the sign before it. */
export function WordMark({ name, href }: { name: string; href: string }) {
  return (
    <a class="app-word-mark" href={href}>
      <Sign />
      <span class="app-word-mark__name">{name}</span>
    </a>
  )
}
