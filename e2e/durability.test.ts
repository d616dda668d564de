import { expect, test } from 'vitest'
import { run } from '../bench/durability.ts'

/* The short form of `npm run bench -- durability`: the same people, fewer of them, and fewer kills. */

test('what was acknowledged is stored, in the log and proved, though server, worker and database are killed', async () => {
  const figures: Record<string, number> = {}
  for await (const { metric, value } of run({ kills: '4', people: '6', seed: '7' })) figures[metric] = value
  expect(figures).toMatchObject({ kills: 4, lost: 0, doubled: 0, files_lost: 0, unproven: 0 })
  expect(figures.acknowledged).toBeGreaterThan(0)
  expect(figures.stored).toBe(figures.in_log)
}, 240_000)
