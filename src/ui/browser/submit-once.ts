const forgetAfter = 5_000

/** A form that was just sent is not sent again by a second press. The server stores once anyway; this saves the wait. */
export function submitOnce(): void {
  const sent = new WeakSet<HTMLFormElement>()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
    if (sent.has(form)) {
      event.preventDefault()
      return
    }
    sent.add(form)
    // An answer that is a download leaves the page standing: let the person try again.
    window.setTimeout(() => sent.delete(form), forgetAfter)
  })
  // The back button may bring the page back as it was, with the form marked as sent.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of document.forms) sent.delete(form)
  })
}
