import { civilDateAt } from '../../../platform/civil-time.ts'
import type { Db } from '../../../platform/database/database.ts'
import { findPublishedConsultation } from '../../consultations/index.ts'
import { readTilePath } from '../../ledger/index.ts'
import { listPublishedRegister } from './published.ts'

/**
 * The register as a file, one line an entry in the order of the log, for anyone and for `travaux verify`:
 * `entry` its number, from 1; `received` and `decided` days in the consultation's zone, since the moment could tell who it
 * was; `state` counted, withdrawn or excluded; `decided_by` the agency; `repeat_of` the entry of the same person that
 * was counted instead when that was decided.
 */
export const registerHeader = 'entry,received,channel,state,reason,decided,decided_by,repeat_of\n'

/** Numbers of the log on one page of the register, like entries in a tile. */
const numbersOnPage = 256

/** `register/<consultation>/<N>`: the rows of 256 consecutive numbers, so that nobody need read the whole for one. */
export async function readRegisterPage(publicDb: Db, path: string): Promise<string | undefined> {
  const [, slug = '', place = ''] = /^register\/([a-z0-9-]{1,200})\/(.+)$/.exec(path) ?? []
  const page = readTilePath(place)
  if (!page || page.width !== numbersOnPage) return undefined
  const consultation = await findPublishedConsultation(publicDb, slug)
  if (!consultation) return undefined
  const after = page.index * numbersOnPage
  const rows = await listPublishedRegister(publicDb, consultation.consultationId, {
    after,
    upTo: after + numbersOnPage,
    limit: numbersOnPage,
  })
  const line = lineWriter(consultation.edition.timeZone)
  return registerHeader + rows.map(line).join('')
}

/** Writes rows of one register. A day is worked out once for each quarter of an hour, in which no zone changes its day. */
export function lineWriter(timeZone: string) {
  const days = new Map<number, string>()
  const dayOf = (at: Date): string => {
    const quarter = Math.floor(at.getTime() / 900_000)
    const known = days.get(quarter)
    if (known !== undefined) return known
    const day = civilDateAt(at, timeZone)
    days.set(quarter, day)
    return day
  }
  return (row: Awaited<ReturnType<typeof listPublishedRegister>>[number]): string => {
    const fields = [
      String(row.registerNo),
      dayOf(row.receivedAt),
      row.channel,
      row.state,
      row.reason ?? '',
      row.decidedAt ? dayOf(row.decidedAt) : '',
      row.decidedBy ?? '',
      row.repeatOfNo === null ? '' : String(row.repeatOfNo),
    ]
    return `${fields.map(quoted).join(',')}\n`
  }
}

// Only an agency's name can need it (RFC 4180, section 2).
const quoted = (field: string): string =>
  /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
