import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import type { MalwareFinding } from '../../../platform/malware/clamd.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aMessage, arrives, ourAddress } from '../mail/factories.ts'

test('a message as it came is given out once the malware check has found it clean, and not before', async () => {
  let finding: MalwareFinding = { found: 'unknown', reason: 'nobody there' }
  const malware = {
    async check(content: { destroy(): unknown }) {
      content.destroy()
      return finding
    },
  }
  const under = await startHouse({ settings: { mailIn: { address: ourAddress } }, malware })
  const staff = await signInAs(under, ['analyst'])
  const raw = `/staff/messages/${await arrives(under, aMessage({ subject: 'Advertising' }))}/raw`
  const refused = async () => {
    const { statusCode, headers } = await staff.get(raw)
    expect(statusCode).toBe(303)
    return (await staff.get(String(headers.location))).body
  }
  expect(await refused()).toContain('could not look at this message')
  finding = { found: true, name: 'Eicar-Signature' }
  expect(await refused()).toContain('found something in this message')
  finding = { found: false }
  expect((await staff.get(raw)).body).toContain('Subject: Advertising')
})
