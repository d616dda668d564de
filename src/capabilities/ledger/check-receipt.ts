import type { House } from '../../platform/house.ts'
import { check, type Report } from './checker/check.ts'
import { nodeTools } from './checker/node.ts'
import { type LogHouse, readLogFile } from './log-files.ts'

/** Has a receipt checked by the same program that anyone can run, on the same files. */
export function checkReceipt(house: LogHouse & Pick<House, 'now'>, receipt: string): Promise<Report> {
  const read = async (path: string) => {
    const file = await readLogFile(house, path)
    return file && Buffer.from(file.body)
  }
  return check({ receipt, now: house.now() }, read, nodeTools)
}
