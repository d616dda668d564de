import { createPublicKey } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import { checkReceipt } from '../check-receipt.ts'
import { rawPublicKey, verifierKey } from '../checkpoint.ts'
import { logOrigin } from '../receipt.ts'
import { VerifyView } from './verify.view.tsx'

/** Where anyone holding a receipt can have it checked, or take the key and check it without us. */
export function verifyRoutes(app: FastifyInstance, house: House): void {
  const open = { config: { permission: 'public', audit: 'none' } } as const
  const { signing } = house.keys
  const pem = createPublicKey(signing as never)
    .export({ type: 'spki', format: 'pem' })
    .toString()
  const key = verifierKey(logOrigin(house.settings.baseUrl), rawPublicKey(signing))

  app.get('/verify', open, (request, reply) =>
    sendPage(request, reply, house, <VerifyView verifierKey={key} />, { keep: true }),
  )

  app.get('/verify/key.pem', open, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/x-pem-file; charset=utf-8')
      .send(pem),
  )

  // Nothing is changed or kept by it, so it needs no token.
  app.post(
    '/verify',
    { config: { permission: 'public', audit: 'none', perMinute: 60 } },
    async (request, reply) => {
      const typed = fieldOf(formOf(request), 'receipt')
      const report = await checkReceipt(house, typed)
      return sendPage(request, reply, house, <VerifyView verifierKey={key} typed={typed} report={report} />, {
        status: report.said ? 200 : 422,
      })
    },
  )
}
