import { createServer } from 'node:net'
import { Refused } from './refused.ts'

/**
 * Finds out whether the port can be had, before anything else is started for it.
 *
 * @returns the port: the one asked for, or a free one when 0 was.
 */
export async function checkPort(host: string, port: number): Promise<number> {
  const server = createServer()
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port, exclusive: true }, () => {
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : port)
      })
    })
  } catch (error) {
    throw refusedListening(error, host, port)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

/** What an operator can do about a port or an address that cannot be had; any other error is handed back as it is. */
export function refusedListening(error: unknown, host: string, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Refused(
        `Port ${port} is taken by another program, which may be a Travaux that runs already. Stop it, or choose another port with the setting PORT, for example: PORT=${port + 1} npm start`,
      )
    case 'EACCES':
      return new Refused(
        `This account may not listen on port ${port}. Choose one above 1023 with the setting PORT.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Refused(`${host} is not an address of this machine. Choose another with the setting HOST.`)
    default:
      return error
  }
}
