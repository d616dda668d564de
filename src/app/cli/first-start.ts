import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { loadReferenceCase } from '../../../demo/load.ts'
import type { House } from '../../platform/house.ts'

/** Lies in the data folder while the first start is under way. */
const markOf = (dataDir: string): string => join(dataDir, 'first-start-under-way')

/**
 * Finds out whether this is the first start on an embedded database. One that was cut short begins anew: nobody was let
 * in yet, so there is nothing to lose, and half a reference case would stay half for ever.
 *
 * @returns true when the reference case is to be loaded. A database that `travaux migrate` made stays empty.
 */
export async function beginFirstStart(pool: pg.Pool, dataDir: string): Promise<boolean> {
  const mark = markOf(dataDir)
  if (existsSync(mark)) {
    await pool.query(
      'drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public',
    )
    return true
  }
  const { rows } = await pool.query<{ empty: boolean }>(`select to_regclass('migration') is null as empty`)
  if (!rows[0]?.empty) return false
  writeFileSync(mark, '')
  return true
}

/** Loads the reference case; from now on it is as if it had always been there. */
export async function finishFirstStart(house: House, dataDir: string): Promise<void> {
  await loadReferenceCase(house, house.now())
  rmSync(markOf(dataDir), { force: true })
}
