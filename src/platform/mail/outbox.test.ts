import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fileOutbox } from './outbox.ts'

test('the same message sent many times at once is one whole file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const outbox = fileOutbox(folder, 'Travaux <no-reply@travaux.test>')
  const message = {
    id: 'link-1',
    to: 'jane@reader.example',
    subject: 'Your link',
    text: 'words\n'.repeat(10_000),
  }
  await Promise.all(Array.from({ length: 20 }, () => outbox.send(message)))
  expect(await readdir(folder)).toEqual(['link-1.eml'])
  expect((await readFile(join(folder, 'link-1.eml'), 'utf8')).match(/words/g)).toHaveLength(10_000)
})

test.each(['jane@reader.example, eve@reader.example', 'jane@reader.example\nBcc: eve@reader.example'])(
  'a message goes to one address, whatever stands in it: %j',
  async (to) => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await fileOutbox(folder, 'no-reply@travaux.test').send({ id: 'one', to, subject: 'Link', text: 'words' })
    const headers = (await readFile(join(folder, 'one.eml'), 'utf8')).split('\n\n')[0] ?? ''
    expect(headers).toMatch(/^To: <"jane@reader\.example[^\n]*"@reader\.example>$/m)
    expect(headers).not.toMatch(/^bcc:/im)
  },
)

test('a message in the folder can be read as it lies there, with its links whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const link = `https://consult.example.nz/my/${'a=B_'.repeat(30)}`
  const text = `Kia ora\n\n“Ngā tiriti” = 5:\n\n${link}\n\nمرحبا`
  await fileOutbox(folder, 'no-reply@travaux.test').send({ id: 'one', to: 'a@b.example', subject: 'x', text })
  const file = await readFile(join(folder, 'one.eml'), 'utf8')
  expect(file).toContain(text)
  expect(file).toMatch(/^Content-Transfer-Encoding: 8bit$/m)
})
