import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../platform/house.ts'
import { check, type Report } from './checker/check.ts'
import { nodeTools } from './checker/node.ts'
import { type LogHouse, readLogFile } from './log-files.ts'

/**
 * Has a receipt checked by the same program that anyone can run, on the same files. The register of a consultation belongs
 * to a capability below this one, and is asked for as everybody asks for it.
 */
export function checkReceipt(
  app: FastifyInstance,
  house: LogHouse & Pick<House, 'now'>,
  request: Pick<FastifyRequest, 'ip'>,
  receipt: string,
): Promise<Report> {
  const read = async (path: string) => {
    if (path.startsWith('register/')) {
      const answer = await app.inject({ url: `/log/${path}`, remoteAddress: request.ip })
      return answer.statusCode === 200 ? answer.rawPayload : undefined
    }
    const file = await readLogFile(house, path)
    return file && Buffer.from(file.body)
  }
  return check({ receipt, now: house.now() }, read, nodeTools)
}
