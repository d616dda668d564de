const quietFor = 2_000
const retryAfter = 15_000

/** Keeps what is typed in `form[data-autosave]` on the server. A failure is said and never in the way. */
export function autosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) keep(form)
}

function keep(form: HTMLFormElement): void {
  const url = form.dataset.autosave ?? ''
  const status = document.createElement('p')
  status.className = 'app-autosave'
  status.setAttribute('role', 'status')
  form.append(status)

  let dirty = false
  let sending = false
  let timer: number | undefined

  const say = (text: string, failed: boolean) => {
    status.classList.toggle('app-autosave--failed', failed)
    // The same words again would be read out again, every two seconds of writing.
    if (status.textContent !== text) status.textContent = text
  }

  const later = (wait: number) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(send, wait)
  }

  const send = async () => {
    if (sending || !dirty) return
    sending = true
    dirty = false
    let saved = false
    try {
      const response = await fetch(url, {
        method: 'POST',
        body: written(form),
        headers: { accept: 'application/json' },
        credentials: 'same-origin',
      })
      // A redirect means that the page behind it is gone (closed, signed out), whatever its status.
      saved = response.ok && !response.redirected
      if (saved) restOn(form, await response.json())
    } catch {
      saved = false
    }
    sending = false
    if (saved) say(`${form.dataset.saved ?? ''} ${clock()}`, false)
    else {
      dirty = true
      say(form.dataset.saveFailed ?? '', true)
    }
    if (dirty) later(saved ? quietFor : retryAfter)
  }

  form.addEventListener('input', () => {
    dirty = true
    later(quietFor)
  })
  form.addEventListener('submit', () => {
    dirty = false
    window.clearTimeout(timer)
  })
  window.addEventListener('pagehide', () => {
    if (dirty) dirty = !navigator.sendBeacon(url, written(form))
  })
}

/** From here on the form changes what was just saved: without this the next save would look like another window's. */
function restOn(form: HTMLFormElement, answer: { base?: string }): void {
  const base = form.querySelector<HTMLInputElement>('input[name=base]')
  if (base && answer.base !== undefined) base.value = answer.base
}

/** What the form would send, without files. */
function written(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  return fields
}

function clock(): string {
  const { lang } = document.documentElement
  const locale = lang === 'en' ? 'en-NZ' : lang
  return new Date().toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' })
}
