import { createPublicKey } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { fieldOf, formOf } from '../../../platform/http/forms.ts'
import { acceptUploads, isUpload } from '../../../platform/http/upload.ts'
import { sendPage } from '../../../ui/page.tsx'
import { checkReceipt } from '../check-receipt.ts'
import { rawPublicKey, verifierKey } from '../checkpoint.ts'
import { logOrigin } from '../receipt.ts'
import { readGiven } from './given-receipt.ts'
import { type VerifyProblem, VerifyView } from './verify.view.tsx'

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

  const refuse = (
    request: FastifyRequest,
    reply: FastifyReply,
    problem: VerifyProblem,
    typed: string,
    status: number,
  ) =>
    sendPage(request, reply, house, <VerifyView verifierKey={key} typed={typed} problem={problem} />, {
      status,
    })

  // Nothing is changed or kept by it, so it needs no token.
  app.register(async (scope) => {
    acceptUploads(scope)
    scope.post(
      '/verify',
      { config: { permission: 'public', audit: 'none', perMinute: 60 } },
      async (request, reply) => {
        const given = isUpload(request)
          ? await readGiven(request.raw)
          : ({ ok: true, text: fieldOf(formOf(request), 'receipt'), from: 'receipt' } as const)
        if (!given.ok) {
          // What was not read stands in the way of the next request on this connection.
          if (given.isUnread) reply.header('connection', 'close')
          const { reason } = given
          return refuse(request, reply, { field: 'file', reason }, '', reason === 'too-large' ? 413 : 400)
        }
        const { text, from } = given
        if (text.trim() === '')
          return refuse(request, reply, { field: 'receipt', reason: 'no-receipt' }, '', 422)
        const report = await checkReceipt(house, text)
        const { said } = report
        if (!said) {
          const typed = from === 'receipt' ? text : ''
          return refuse(request, reply, { field: from, reason: 'unreadable' }, typed, 422)
        }
        const view = <VerifyView verifierKey={key} typed={text} report={{ ...report, said }} />
        return sendPage(request, reply, house, view)
      },
    )
  })
}
