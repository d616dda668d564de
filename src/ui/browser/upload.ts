// Sends chosen files at once and piece by piece. Without it they go with the form, which takes as many.

type Word =
  | 'hint'
  | 'waiting'
  | 'sending'
  | 'done'
  | 'broken'
  | 'again'
  | 'cancel'
  | 'cancelled'
  | 'gone'
  | 'busy'
  | 'allDone'
type UploadWords = Readonly<Record<Word, string>>

interface Standing {
  readonly id: string
  readonly received: number
  /** Bytes of a piece at most. */
  readonly most: number
  readonly added?: boolean
}

/** What became of a file: it is there, was refused for a reason, was stopped, or may go on. */
type End = 'added' | 'stopped' | 'broken' | { readonly refused: string }

const firstPiece = 128 * 1024
/** A piece that took less may be followed by a larger one. */
const quickMs = 1_500
const waitsMs = [1_000, 2_000, 4_000, 8_000, 16_000]

export function sendFilesInPieces(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-upload]'))
    ease(input)
}

function ease(input: HTMLInputElement): void {
  const { form } = input
  if (!form) return
  const words = JSON.parse(input.dataset.uploadWords ?? '{}') as UploadWords
  const address = input.dataset.upload ?? ''
  const list = document.createElement('ul')
  list.className = 'govuk-list app-uploads'
  const status = document.createElement('p')
  status.className = 'govuk-visually-hidden'
  status.setAttribute('role', 'status')
  input.after(list, status)
  const hint = document.getElementById(`${input.id}-hint`)
  if (hint) hint.replaceChildren(spoken(words.hint, input.dataset.uploadLang))
  form.querySelector<HTMLElement>('[data-upload-button]')?.setAttribute('hidden', '')

  const waiting: Row[] = []
  let sending = false

  const sendNext = async () => {
    if (sending) return
    const row = waiting.shift()
    if (!row) return
    sending = true
    const end = await sendFile(row, address)
    sending = false
    row.end(end)
    status.replaceChildren(`${row.file.name}: `, spoken(row.said(), input.dataset.uploadLang))
    if (end === 'added') await showAdded(form)
    if (waiting.length > 0) return sendNext()
    if (end === 'added') status.replaceChildren(spoken(words.allDone, input.dataset.uploadLang))
    // The form is full: the page then says so in place of the field.
    if (!list.querySelector('[data-open]') && document.querySelector('[data-files-full]')) location.reload()
  }

  const add = (file: File) => {
    const row = makeRow(file, words, input.dataset.uploadLang, () => {
      waiting.push(row)
      void sendNext()
    })
    row.stopped.signal.addEventListener('abort', () => {
      const at = waiting.indexOf(row)
      if (at !== -1) {
        waiting.splice(at, 1)
        row.end('stopped')
      }
      input.focus()
    })
    list.append(row.element)
    waiting.push(row)
  }

  input.addEventListener('change', () => {
    for (const file of input.files ?? []) add(file)
    // They would be sent a second time with the form.
    input.value = ''
    void sendNext()
  })
  form.addEventListener('submit', (event) => {
    if (!sending && waiting.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    status.className = 'govuk-error-message'
    status.replaceChildren(spoken(words.busy, input.dataset.uploadLang))
  })
}

/** Words on a page of another language say which they are in, and run its way: ours fall back to English only. */
function spoken(text: string, language: string | undefined): HTMLElement {
  const element = document.createElement('span')
  element.textContent = text
  if (language && language !== document.documentElement.lang) {
    element.lang = language
    element.dir = 'ltr'
  }
  return element
}

interface Row {
  readonly file: File
  readonly element: HTMLElement
  readonly stopped: AbortController
  progress(received: number): void
  end(end: End): void
  said(): string
}

/** A file on its way, as the person sees it: name, progress, what can be done. */
function makeRow(file: File, words: UploadWords, language: string | undefined, goOn: () => void): Row {
  const element = document.createElement('li')
  element.className = 'app-uploads__file'
  element.dataset.open = ''
  const name = document.createElement('bdi')
  name.textContent = file.name
  const bar = document.createElement('progress')
  bar.max = Math.max(file.size, 1)
  bar.setAttribute('aria-label', file.name)
  const said = document.createElement('span')
  const say = (text: string) => said.replaceChildren(spoken(text, language))
  say(words.waiting)
  const button = (text: string, press: () => void) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'govuk-button govuk-button--secondary app-button-in-row'
    made.append(spoken(text, language))
    made.setAttribute('aria-label', `${text}: ${file.name}`)
    made.addEventListener('click', press)
    return made
  }
  const stopped = new AbortController()
  const stop = button(words.cancel, () => stopped.abort())
  const again = button(words.again, () => {
    again.hidden = true
    say(words.waiting)
    goOn()
  })
  again.hidden = true
  element.append(name, ' ', bar, ' ', said, ' ', again, ' ', stop)
  return {
    file,
    element,
    stopped,
    said: () => said.textContent ?? '',
    progress(received) {
      bar.value = received
      const percent = Math.floor((received / bar.max) * 100)
      say(words.sending.replace('{percent}', String(percent)))
    },
    end(end) {
      if (end === 'broken') {
        say(words.broken)
        again.hidden = false
        return
      }
      delete element.dataset.open
      bar.remove()
      stop.remove()
      again.remove()
      if (end === 'added') element.remove()
      say(end === 'added' ? words.done : end === 'stopped' ? words.cancelled : end.refused)
      said.className = typeof end === 'object' ? 'govuk-error-message' : ''
      if (typeof end === 'object' && end.refused === '') say(words.gone)
    },
  }
}

/** Sends a file from wherever the server has it, and goes on by itself after short breaks. */
async function sendFile(row: Row, address: string): Promise<End> {
  for (const wait of [...waitsMs, undefined]) {
    try {
      const end = await sendOn(row, address)
      if (end) return end
    } catch {
      if (row.stopped.signal.aborted) return 'stopped'
    }
    if (wait === undefined) return 'broken'
    await new Promise((resolve) => setTimeout(resolve, wait))
    if (row.stopped.signal.aborted) return 'stopped'
  }
  return 'broken'
}

/** @returns undefined when the server could not answer now: try again. @throws when the connection broke off */
async function sendOn({ file, stopped, progress }: Row, address: string): Promise<End | undefined> {
  const { signal } = stopped
  const about = new URLSearchParams({
    name: file.name,
    type: file.type,
    bytes: String(file.size),
    modified: String(file.lastModified),
  })
  const begun = await fetch(address, { method: 'POST', body: about, signal })
  if (begun.status !== 201) return refusalIn(begun)
  let standing = (await begun.json()) as Standing
  const path = `${address}/${standing.id}`
  signal.addEventListener('abort', () => void fetch(path, { method: 'DELETE' }).catch(() => undefined))
  let size = firstPiece
  for (;;) {
    progress(standing.received)
    const began = performance.now()
    const response = await fetch(`${path}?from=${standing.received}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(standing.received, standing.received + size),
      signal,
    })
    if (response.status === 409) {
      const stands = (await response.json()) as Partial<Standing>
      if (stands.received === undefined) return { refused: '' }
      standing = { ...standing, received: stands.received }
      continue
    }
    if (!response.ok) return refusalIn(response)
    standing = (await response.json()) as Standing
    if (standing.added) return 'added'
    if (performance.now() - began < quickMs) size = Math.min(size * 2, standing.most)
  }
}

async function refusalIn(response: Response): Promise<End | undefined> {
  // Too many at once, or a server that is being restarted: not the file's fault.
  if (response.status >= 500) return undefined
  const told = (await response.json().catch(() => ({}))) as { message?: string }
  if (response.status === 429 && !told.message) return undefined
  return { refused: told.message ?? '' }
}

/** Brings the list of files added up to date, as the server now has it. */
async function showAdded(form: HTMLFormElement): Promise<void> {
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const now = form.querySelector('[data-files-added]')
    const next = page.querySelector('[data-files-added]')
    if (now && next) now.replaceWith(next)
  } catch {
    // The next page shows them.
  }
}
