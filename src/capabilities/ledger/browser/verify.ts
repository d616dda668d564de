// The page that checks a receipt, doing so by itself: only published files are fetched, and the receipt stays here.
import { check, type Report } from '../checker/check.ts'
import { inOrder } from '../checker/codes.ts'
import type { Finding, Outcome } from '../checker/tools.ts'
import { readFromWeb, webTools } from '../checker/web.ts'

const tags: Readonly<Record<Outcome, string>> = {
  right: 'govuk-tag--green',
  wrong: 'govuk-tag--red',
  unknown: 'govuk-tag--yellow',
  told: 'govuk-tag--grey',
}

const byId = <E extends HTMLElement>(id: string): E | null => document.getElementById(id) as E | null

const button = byId<HTMLButtonElement>('check-here')
const receipt = byId<HTMLTextAreaElement>('receipt')
const result = byId('check-result')
const file = byId<HTMLInputElement>('check-file')

if (button && receipt && result) {
  button.hidden = false
  button.addEventListener('click', () => checkHere(receipt.value, result, button))
  if (file) {
    const group = byId('check-file-group')
    if (group) group.hidden = false
    file.addEventListener('change', async () => {
      const chosen = file.files?.[0]
      // A receipt is small; a large file is not one, and need not be read to say so.
      if (chosen) receipt.value = await chosen.slice(0, 20_001).text()
    })
  }
}

async function checkHere(text: string, result: HTMLElement, button: HTMLButtonElement): Promise<void> {
  button.disabled = true
  result.setAttribute('role', 'status')
  result.replaceChildren(paragraph(word('checking')))
  try {
    const report = await check({ receipt: text }, readFromWeb('/log'), webTools)
    result.replaceChildren(...shown(report))
  } catch {
    result.replaceChildren(paragraph(word('failed')))
  } finally {
    button.disabled = false
    result.focus()
  }
}

function shown(report: Report): HTMLElement[] {
  const verdict = paragraph(word(report.right ? 'right' : 'wrong'))
  verdict.className = 'govuk-body-l govuk-!-font-weight-bold'
  const findings = list(
    inOrder(report.findings).map((finding) => [tag(finding.outcome), paragraph(wordsOf(finding))]),
  )
  const { said } = report
  if (!said) return [verdict, paragraph(word('by-browser')), findings]
  const heading = document.createElement('h2')
  heading.className = 'govuk-heading-m'
  heading.textContent = word('says')
  const says = list([
    [word('reference'), paragraph(said.reference)],
    [word('what'), paragraph(word(`kind.${said.kind}`))],
    [word('version'), paragraph(String(said.version))],
  ])
  return [verdict, paragraph(word('by-browser')), findings, heading, says]
}

function wordsOf({ code, detail }: Finding): string {
  const filled = { ...detail, reason: word(`reason.${detail.reason}`) || detail.reason || '' }
  return Object.entries(filled).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, () => value),
    word(code),
  )
}

function word(name: string): string {
  const words = byId<HTMLTemplateElement>('check-words')?.content
  return words?.querySelector(`[data-word="${CSS.escape(name)}"]`)?.textContent ?? ''
}

function tag(outcome: Outcome): HTMLElement {
  const element = document.createElement('strong')
  element.className = `govuk-tag ${tags[outcome]}`
  element.textContent = word(`outcome.${outcome}`)
  return element
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = 'govuk-body app-break-anywhere'
  element.textContent = text
  return element
}

function list(rows: readonly (readonly [HTMLElement | string, HTMLElement])[]): HTMLElement {
  const dl = document.createElement('dl')
  dl.className = 'govuk-summary-list'
  for (const [key, value] of rows) {
    const row = document.createElement('div')
    const [dt, dd] = [document.createElement('dt'), document.createElement('dd')]
    row.className = 'govuk-summary-list__row'
    dt.className = 'govuk-summary-list__key'
    dd.className = 'govuk-summary-list__value'
    dt.append(key)
    dd.append(value)
    row.append(dt, dd)
    dl.append(row)
  }
  return dl
}
