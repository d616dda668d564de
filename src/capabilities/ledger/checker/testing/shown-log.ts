import type { TestHouse } from '../../../../app/testing/start.ts'
import { allLogFiles } from '../../log-files.ts'
import { check, type Question } from '../check.ts'
import { nodeTools } from '../node.ts'

/** The published files of a log, as they are shown to the checker. */
export type Files = Map<string, Buffer>

/** When all of it happens; the checker comes an hour later. */
export const at = new Date('2026-11-24T00:00:00Z')

export async function copyOf(house: TestHouse['house']): Promise<Files> {
  const copy: Files = new Map()
  for await (const { path, body } of allLogFiles(house)) copy.set(path, Buffer.from(body))
  return copy
}

/** What is found, of a receipt and of files of which some are others. `null` takes a file away. */
export async function findingsIn(
  files: Files,
  question: Question,
  changed: Record<string, Buffer | string | null> = {},
  tools = nodeTools,
) {
  const read = async (path: string) => {
    const own = changed[path]
    if (own === null) return undefined
    return own === undefined ? files.get(path) : Buffer.from(own)
  }
  const report = await check({ now: new Date(at.getTime() + 3_600_000), ...question }, read, tools)
  const wrong = report.findings.filter(({ outcome }) => outcome === 'wrong').map(({ code }) => code)
  return { ...report, codes: report.findings.map(({ code }) => code), wrong }
}
