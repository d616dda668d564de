import { createPublicKey } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { sendPage } from '../../../ui/page.tsx'
import { checkReceipt } from '../check-receipt.ts'
import { VerifyView } from './verify.view.tsx'

/** Where anyone holding a receipt can have it checked, or take the key and check it without us. */
export function verifyRoutes(app: FastifyInstance, house: House): void {
  const open = { config: { permission: 'public', audit: 'none' } } as const
  const key = createPublicKey(house.keys.signing).export({ type: 'spki', format: 'pem' }).toString()
  const keyId = house.keys.signingKeyId

  app.get('/verify', open, (request, reply) =>
    sendPage(request, reply, house, <VerifyView keyId={keyId} keyText={key} />, { keep: true }),
  )

  app.get('/verify/key.pem', open, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/x-pem-file; charset=utf-8')
      .send(key),
  )

  // Nothing is changed or kept by it, so it needs no token.
  app.post(
    '/verify',
    { config: { permission: 'public', audit: 'none', perMinute: 60 } },
    async (request, reply) => {
      const typed = fieldOf(formOf(request), 'receipt')
      const verdict = await checkReceipt(house.publicDb, house.keys, typed)
      return sendPage(
        request,
        reply,
        house,
        <VerifyView keyId={keyId} keyText={key} typed={typed} verdict={verdict} />,
        { status: verdict.kind === 'unreadable' ? 422 : 200 },
      )
    },
  )
}
