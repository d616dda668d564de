import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('without settings the house runs on its own database', () => {
  const read = readConfig({})
  expect(read).toMatchObject({
    ok: true,
    config: { port: 3000, databaseUrl: undefined, timeZone: 'Pacific/Auckland' },
  })
})

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['BASE_URL', 'consult.example'],
  ['DATABASE_URL', 'mysql://here'],
  ['TIME_ZONE', 'Middle-earth/Shire'],
  ['LOG_LEVEL', 'loud'],
  ['CLOSING_GRACE_MINUTES', '-1'],
  ['DOCUMENT_SECONDS', '1'],
  ['DOCUMENT_MEMORY_MB', '64'],
  ['TRUST_PROXY', 'perhaps'],
  ['TRUST_PROXY', '-1'],
  ['TRUST_PROXY', '99'],
  ['TRUST_PROXY', 'true'],
  ['TRUST_PROXY', '10.0.0.1,'],
  ['TRUST_PROXY', '10.0.0.0/0'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', 'proxy.example'],
])('a wrong value of %s (%s) is refused by name', (name, value) => {
  const read = readConfig({ [name]: value })
  expect(read.ok ? [] : read.problems.join(' ')).toContain(name)
})

test('every wrong value is named at once', () => {
  const read = readConfig({ PORT: 'x', LOG_LEVEL: 'y' })
  expect(read.ok || read.problems).toHaveLength(2)
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ ok: true, config: { port: 3000 } })
})

test.each([
  ['no', false],
  ['0', false],
  ['yes', 1],
  ['2', 2],
  ['10.0.0.5, 10.1.0.0/16,fd00::/8', ['10.0.0.5', '10.1.0.0/16', 'fd00::/8']],
])('TRUST_PROXY may be %s', (value, trustProxy) => {
  expect(readConfig({ TRUST_PROXY: value })).toMatchObject({ ok: true, config: { trustProxy } })
})
