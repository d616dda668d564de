import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog, type Logger } from './log.ts'

function written(write: (log: Logger) => void): string {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  write(createLog('debug', stream))
  return text
}

const errorsWithWords: readonly [string, () => unknown][] = [
  ['made of a pattern', () => thrownBy(() => patternOf('my name is Jane Secret ['))],
  ['whose message looks like a stack', () => new Error('x\n    at Jane Secret (/jane/Secret.ts:1:2)')],
  [
    'of a mail server',
    () => Object.assign(new Error("Can't send mail to <jane@secret.example>"), { code: 'EENVELOPE' }),
  ],
  [
    'of the database',
    () => Object.assign(new Error('invalid input: "Jane Secret"'), { code: '22P02', detail: 'Jane Secret' }),
  ],
  ['caused by another', () => new Error('outer Jane', { cause: new Error('inner Secret') })],
  [
    'named by what it met',
    () => Object.assign(new Error('Jane'), { name: 'Jane Secret', code: 'to Jane Secret' }),
  ],
  [
    'whose message was changed',
    () => Object.assign(new Error('first Jane Secret'), { message: 'later Jane Secret' }),
  ],
  ['that is no error', () => 'Jane Secret'],
]

test.each(errorsWithWords)(
  'of an error %s no word is logged, only what it is and where it happened',
  (_, make) => {
    const error = make()
    const text = written((log) => {
      log.error({ err: error }, 'request failed')
      log.error({ err: error })
      if (error instanceof Error) log.error(error)
    })
    expect(text).toContain('request failed')
    expect(text).not.toMatch(/jane|secret/i)
    if (error instanceof Error) expect(text).toContain('log.test.ts')
  },
)

test('name, code, and the frames that lead to the line stay in the log', () => {
  const error = Object.assign(new TypeError('words'), {
    code: '23505',
    table: 'staff',
    constraint: 'staff_email_key',
  })
  const { err } = JSON.parse(written((log) => log.error({ err: error }, 'request failed')))
  expect(err).toMatchObject({
    type: 'TypeError',
    code: '23505',
    table: 'staff',
    constraint: 'staff_email_key',
  })
  expect(err.stack).toMatch(/^ {4}at .*log\.test\.ts:\d+:\d+/)
})

test('a frame of an asynchronous function without a name stays in the log', () => {
  const error = new Error('words')
  error.stack = 'Error: words\n    at async file:///srv/app/server.js:5:69\n    at jane secret words:1:2'
  const { err } = JSON.parse(written((log) => log.error({ err: error }, 'request failed')))
  expect(err.stack).toBe('    at async file:///srv/app/server.js:5:69')
})

const patternOf = (words: string): RegExp => new RegExp(words)

function thrownBy(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}
