import { expect, test } from 'vitest'
import { violationsOf } from '../testing/toy-tree.ts'

const reading = [
  'export const port = process.env.PORT\n',
  "export const port = process['env'].PORT\n",
  "import { env } from 'node:process'\nexport const port = env.PORT\n",
  'const { env } = process\nexport const port = env.PORT\n',
]

test.each(reading)('a file that reads the environment is told to go to config: %s', (text) => {
  expect(violationsOf('environment', { 'src/platform/port.ts': text })).toEqual([
    expect.stringContaining('src/platform/port.ts: reads the environment'),
  ])
})

test('the command line may hand the environment on to readConfig, whole', () => {
  expect(
    violationsOf('environment', {
      'src/app/cli/start.ts': 'export const config = readConfig(process.env)\n',
    }),
  ).toEqual([])
})

test('a process that is begun may be given the environment, whole', () => {
  const path = 'src/app/cli/begin.ts'
  const whole = "export const child = fork('x', [], { env: { ...process.env, PORT: '1' } })\n"
  expect(violationsOf('environment', { [path]: whole })).toEqual([])
  const part = 'export const settings = { ...process.env.PORT }\n'
  expect(violationsOf('environment', { [path]: part })).toHaveLength(1)
})

test('config, tools and tests may read the environment', () => {
  const text = reading[0] ?? ''
  const paths = [
    'src/app/config.ts',
    'bench/run.ts',
    'e2e/house.ts',
    'vitest.config.ts',
    'src/platform/port.test.ts',
  ]
  expect(violationsOf('environment', Object.fromEntries(paths.map((path) => [path, text])))).toEqual([])
})
