// The page that checks a receipt, doing so by itself: only published files are fetched, and the receipt stays here.
import { civilDateTime } from '../../../platform/civil-time.ts'
import { check, type Report, type Said } from '../checker/check.ts'
import { inOrder } from '../checker/codes.ts'
import type { Finding, Outcome } from '../checker/tools.ts'
import { verdictOf } from '../checker/verdict.ts'
import { readFromWeb, webTools } from '../checker/web.ts'

type Field = 'file' | 'receipt'

const byId = <E extends HTMLElement>(id: string): E | null => document.getElementById(id) as E | null

const button = byId<HTMLButtonElement>('check-here')
const receipt = byId<HTMLTextAreaElement>('receipt')
const result = byId('check-result')
const file = byId<HTMLInputElement>('file')
const problem = byId('check-problem')
const kept = byId<HTMLTemplateElement>('check-words')

/** A receipt is small; a large file is not one, and need not be read to say so. */
const mostBytes = 64 * 1024

/** In the order in which the page keeps one of each. */
const outcomes: readonly Outcome[] = ['right', 'wrong', 'unknown', 'told']

if (button && receipt && result) {
  button.hidden = false
  button.addEventListener('click', () => checkHere(receipt, result, button))
}

async function checkHere(
  receipt: HTMLTextAreaElement,
  result: HTMLElement,
  button: HTMLButtonElement,
): Promise<void> {
  button.disabled = true
  tellProblem(undefined)
  result.setAttribute('role', 'status')
  result.replaceChildren(paragraph(word('checking')))
  try {
    const chosen = file?.files?.[0]
    if (chosen && chosen.size > mostBytes) return tellProblem('file', 'too-large')
    const text = chosen ? await chosen.text() : receipt.value
    if (text.trim() === '') return tellProblem('receipt', 'no-file')
    const report = await check({ receipt: text }, readFromWeb('/log'), webTools)
    const { said } = report
    if (!said) return tellProblem(chosen ? 'file' : 'receipt', 'unreadable')
    receipt.value = text
    result.replaceChildren(...shown(report, said))
  } catch {
    result.replaceChildren(paragraph(word('failed')))
  } finally {
    button.disabled = false
    if (result.childElementCount > 0 && !problem?.childElementCount) result.focus()
  }
}

/** Says at the top and beside the field why nothing was checked; takes both away where there is nothing to say. */
function tellProblem(field?: Field, name = ''): void {
  for (const each of document.querySelectorAll('.govuk-error-message')) each.remove()
  for (const each of document.querySelectorAll('.govuk-form-group--error'))
    each.classList.remove('govuk-form-group--error')
  receipt?.classList.remove('govuk-textarea--error')
  problem?.replaceChildren()
  if (!field || !problem) return
  result?.replaceChildren()
  const message = word(name)
  problem.append(...part('problem', { field, message }))
  const input = byId(field)
  const error = document.createElement('p')
  error.className = 'govuk-error-message'
  error.id = `${field}-error`
  error.textContent = message
  input?.closest('.govuk-form-group')?.classList.add('govuk-form-group--error')
  input?.before(error)
  if (input === receipt) receipt?.classList.add('govuk-textarea--error')
  input?.setAttribute('aria-describedby', `${field}-hint ${field}-error`)
  const summary = problem.querySelector<HTMLElement>('.govuk-error-summary')
  summary?.setAttribute('tabindex', '-1')
  summary?.focus()
}

function shown(report: Report, said: Said): Element[] {
  const count = report.findings.find(({ code }) => code.startsWith('count.'))
  const verdict = part(verdictOf(report), {
    why: count ? wordsOf(count) : '',
    number: count?.detail.number ?? '',
    version: String(said.version),
    consultation: said.consultation,
  })
  return [...verdict, ...findingsOf(report), ...saidOf(said)]
}

function findingsOf({ findings }: Report): Element[] {
  const made = part('findings', {})
  const list = made.find((each) => each.tagName === 'DL')
  const patterns = [...(list?.children ?? [])]
  list?.replaceChildren(
    ...inOrder(findings).flatMap((finding) => {
      const row = patterns[outcomes.indexOf(finding.outcome)]?.cloneNode(true)
      if (!(row instanceof Element)) return []
      fill(row, { words: wordsOf(finding) })
      return [row]
    }),
  )
  return made
}

function saidOf(said: Said): Element[] {
  const at = new Date(said.receivedAt)
  const { locale = 'en-NZ', moment = '', timeZone = 'UTC' } = kept?.dataset ?? {}
  const made = part('says', {
    reference: said.reference,
    what: word(`kind.${said.kind}`),
    at: civilDateTime(at, timeZone, { locale, moment }),
    datetime: at.toISOString(),
    version: String(said.version),
    consultation: said.consultation,
    entry: String(said.entry),
  })
  const link = (start: string) =>
    made.flatMap((each) => [...each.querySelectorAll<HTMLAnchorElement>(`a[href*="${start}"]`)])
  if (!/^[a-z0-9-]+$/.test(said.consultation))
    for (const each of link('/consultations/')) each.replaceWith(said.consultation)
  if (said.entry === undefined)
    for (const each of link('/log/proof/')) each.closest('.govuk-summary-list__row')?.remove()
  return made
}

function wordsOf({ code, detail }: Finding): string {
  const filled = { ...detail, reason: word(`reason.${detail.reason}`) || detail.reason || '' }
  return filledIn(word(code), filled)
}

const filledIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (blank, name: string) => values[name] ?? blank)

/** A part of the page as the site itself makes it. */
function part(name: string, values: Readonly<Record<string, string>>): Element[] {
  const own = kept?.content.querySelector(`[data-part="${CSS.escape(name)}"]`)?.cloneNode(true)
  if (!(own instanceof Element)) return []
  fill(own, values)
  return [...own.children]
}

function fill(element: Element, values: Readonly<Record<string, string>>): void {
  for (const each of [element, ...element.querySelectorAll('[href], [datetime]')])
    for (const name of ['href', 'datetime']) {
      const value = each.getAttribute(name)
      if (value?.includes('{')) each.setAttribute(name, filledIn(value, values))
    }
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    text.nodeValue = filledIn(text.nodeValue ?? '', values)
}

const word = (name: string): string =>
  kept?.content.querySelector(`[data-word="${CSS.escape(name)}"]`)?.textContent ?? ''

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = 'govuk-body'
  element.textContent = text
  return element
}
