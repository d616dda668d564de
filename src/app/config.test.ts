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
  ['CLAMD', 'clamd'],
  ['FILES_S3_URL', 'https://s3.example.net'],
  ['FILES_S3_URL', 's3://records'],
  ['FILES_S3_URL', 'https://s3.example.net/records'],
  ['FILES_S3_ACCESS_KEY_ID', 'key'],
  ['UPLOAD_FILE_MB', '0'],
  ['UPLOAD_TOTAL_MB', 'much'],
  ['UPLOAD_ADDRESS_MB_PER_HOUR', '-1'],
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

test('files are limited, lie in a folder and are not checked, unless settings say otherwise', () => {
  const usual = {
    uploads: { fileBytes: 50_000_000, totalBytes: 100_000_000 },
    filesS3: undefined,
    clamd: undefined,
  }
  expect(readConfig({})).toMatchObject({ ok: true, config: usual })
  const set = readConfig({
    UPLOAD_FILE_MB: '200',
    CLAMD: 'clamd:3310',
    FILES_S3_URL: 'https://s3.example.net/records/site',
    FILES_S3_ACCESS_KEY_ID: 'key',
    FILES_S3_SECRET_ACCESS_KEY: 'secret',
  })
  expect(set).toMatchObject({
    ok: true,
    config: {
      // All files together may be at least as large as one.
      uploads: { fileBytes: 200_000_000, totalBytes: 200_000_000 },
      clamd: { host: 'clamd', port: 3310 },
      filesS3: { url: 'https://s3.example.net/records/site', region: 'us-east-1', accessKeyId: 'key' },
    },
  })
})
