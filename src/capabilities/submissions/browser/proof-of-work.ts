import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'

/*
 * Where the check page asks for it, does some work before its form is sent, so that sending thousands by machine costs
 * something. It begins when the page opens; who sends before it is done waits for it, a few seconds at most. Where it cannot
 * be done the form is sent without, and a person has a look.
 */

const longestWaitMs = 8_000

async function solve(field: HTMLInputElement): Promise<void> {
  const challenge: Challenge = JSON.parse(field.dataset.work ?? '')
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution) field.value = JSON.stringify({ challenge, solution })
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-work]')) {
  const work = solve(field).catch(() => undefined)
  const { form } = field
  form?.addEventListener('submit', (event) => {
    if (field.value !== '') return
    event.preventDefault()
    // Sent by the script: its own listeners, this one among them, are not asked again.
    void Promise.race([work, new Promise((resolve) => setTimeout(resolve, longestWaitMs))]).then(() =>
      form.submit(),
    )
  })
}
