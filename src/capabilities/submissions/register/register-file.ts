import { civilDateAt } from '../../../platform/civil-time.ts'
import type { listPublishedRegister } from './published.ts'

/**
 * The register as a file, one line an entry in the order of the log, for anyone and for `travaux verify`:
 * `entry` its number, from 1; `received` and `decided` days in the consultation's zone, since the moment could tell who it
 * was; `state` counted, withdrawn or excluded; `decided_by` the agency; `repeat_of` the entry of the same person that is
 * counted.
 */
export const registerHeader = 'entry,received,channel,state,reason,decided,decided_by,repeat_of\n'

export function registerLine(
  row: Awaited<ReturnType<typeof listPublishedRegister>>[number],
  timeZone: string,
): string {
  const fields = [
    String(row.registerNo),
    civilDateAt(row.receivedAt, timeZone),
    row.channel,
    row.state,
    row.reason ?? '',
    row.decidedAt ? civilDateAt(row.decidedAt, timeZone) : '',
    row.decidedBy ?? '',
    row.repeatOfNo === null ? '' : String(row.repeatOfNo),
  ]
  return `${fields.map(quoted).join(',')}\n`
}

// Only an agency's name can need it (RFC 4180, section 2).
const quoted = (field: string): string =>
  /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
