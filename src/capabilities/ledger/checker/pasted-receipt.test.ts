import { expect, test } from 'vitest'
import { readReceipt } from './receipt.ts'

const salt = 'ab12'.repeat(16)
const receipt = JSON.stringify(
  {
    format: 'travaux-receipt/2',
    statement: {
      issuer: 'https://consult.example.govt.nz',
      log: 'consult.example.govt.nz/log',
      kind: 'corrected',
      reference: 'TRV-7K2M-9QXD',
      consultation: 'cybercrime-2026',
      version: 2,
      receivedAt: '2026-11-24T01:02:03.004Z',
      contentHash: 'c0ffee01'.repeat(8),
      first: 'f1'.repeat(32),
    },
    salt,
    keyId: '0123456789abcdef',
    signature: Buffer.alloc(64, 7).toString('base64'),
    entry: 1234,
  },
  null,
  2,
)

test.each([
  ['with a mark of its encoding and empty lines', `\ufeff\n\n  ${receipt}\n \n`],
  ['with words around it', `Here it is:\n${receipt}\nNgā mihi`],
  ['with the line ends of another system', receipt.replaceAll('\n', '\r\n')],
  ['on one line', JSON.stringify(JSON.parse(receipt))],
  ['with its lines broken anew', receipt.replace(/\n\s*/g, '').replace(/.{60}/g, '$&\r\n')],
  ['as an answer to a message quotes it', receipt.replace(/.{50}/g, '$&\n> ')],
  ['with quotation marks as writing programs turn them', receipt.replace(/"([^"]*)"/g, '“$1”')],
  ['with spaces that keep words together', receipt.replaceAll('  ', '\u00a0 ')],
  ['with hexadecimal digits in capitals', receipt.replace(salt, salt.toUpperCase()).replace('c0ff', 'C0FF')],
])('a receipt is read as people paste it: %s', (_, pasted) => {
  expect(readReceipt(receipt)?.entry).toBe(1234)
  expect(readReceipt(pasted)).toEqual(readReceipt(receipt))
})

test('what is signed is not mended: another letter is another receipt', () => {
  const { preimage } = readReceipt(receipt) ?? {}
  for (const [word, other] of [
    ['TRV-7K2M', 'trv-7K2M'],
    ['cybercrime-2026', 'Cybercrime-2026'],
    ['ab12', 'ab13'],
  ] as const)
    expect(readReceipt(receipt.replace(word, other))?.preimage).not.toEqual(preimage)
})
