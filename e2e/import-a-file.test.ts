import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { setUpAccount } from './staff.ts'
import { setOut } from './traveller.ts'

const { baseUrl, staff } = inject('house')
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

const rows = [
  'No;Date;From;E-mail;View',
  '1;13/10/2026;Hēmi Example;hemi@sender.example;"Safeguards first, and say how they are checked."',
  '2;14/10/2026;Ada Example;;',
  '3;someday;Bo Example;;"Keep the definitions narrow."',
  '4;15/10/2026;Cy Example;;"Leave research alone."',
]

test('a file from elsewhere is mapped, looked through and received, each row is accounted for, and it is undone', async () => {
  const { page, look, arrive } = await setOut(browser, baseUrl)
  await setUpAccount(page, staff.receiver)
  await page.goto('/staff/consultations')
  await page
    .getByRole('link', { name: /^Try Travaux/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Import' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Import submissions' }).waitFor()
  await page.getByRole('button', { name: 'Look at this file' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await look('imports-error')

  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'petition.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n')),
  })
  await page.getByRole('button', { name: 'Look at this file' }).click()
  await page.getByRole('heading', { name: 'What each column is' }).waitFor()
  await look('import-mapping')
  const means = (column: string) => page.getByLabel(`What the column “${column}” is`)
  await means('No').selectOption({ label: 'Reference at the source' })
  await means('Date').selectOption({ label: 'Date of receipt' })
  await means('From').selectOption({ label: 'Name' })
  await means('E-mail').selectOption({ label: 'E-mail address' })
  await means('View').selectOption({ label: 'Words of the submission' })
  await page.getByLabel('How dates are written').selectOption({ label: 'Day first: 24/11/2026' })
  await page.getByLabel('Who collected them').fill('A petition')
  await page.getByRole('button', { name: 'Look through the whole file' }).click()

  await page.getByRole('heading', { name: 'What would become of the rows' }).waitFor()
  await page.getByText('is no date that can be read this way').waitFor()
  await look('import-checked')
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByRole('heading', { name: 'What became of the rows' }).waitFor()
  await look('import-received')
  await page.getByRole('link', { name: 'See every row' }).click()
  const table = (await page.locator('main table').textContent()) ?? ''
  for (const fate of ['Received', 'Blank: nothing in it', 'Not received: something is wrong'])
    expect(table).toContain(fate)
  await look('import-rows')

  await page.goBack()
  await page.getByLabel('I have told those who work on this consultation').check()
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByText('Undone: received, and not counted').first().waitFor()
  await look('import-undone')
  await arrive()
})
