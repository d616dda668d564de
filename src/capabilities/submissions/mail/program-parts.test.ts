import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'
import { addressWith } from './addresses.ts'
import { arrives, ourAddress } from './factories.ts'

const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
const base64 = (content: string | Buffer) => Buffer.from(content).toString('base64')
/** As large as a scan would be. */
const padded = base64(Buffer.concat([Buffer.from(dot, 'base64'), Buffer.alloc(20_000)]))

const part = (type: string, headers: string, content: string) =>
  `--mix\r\nContent-Type: ${type}\r\n${headers}Content-Transfer-Encoding: base64\r\n\r\n${content.replace(/.{76}/g, '$&\r\n')}\r\n`
const named = (name: string) => `Content-Disposition: attachment; filename="${name}"\r\n`
const shown = (id: string, name: string) =>
  `Content-ID: <${id}>\r\nContent-Disposition: inline; filename="${name}"\r\n`

async function receives(...parts: string[]) {
  const under = await startHouse({
    now: '2026-11-20T00:00:00Z',
    settings: { mailIn: { address: ourAddress } },
  })
  const { slug } = await aPublishedConsultation(under, {
    opens: '2026-11-19T09:00',
    closes: '2026-12-10T17:00',
  })
  const head = [
    'From: Aroha Example <aroha@sender.test>',
    `To: ${addressWith(ourAddress, slug)}`,
    'Subject: My view',
    'Message-ID: <parts@sender.test>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="mix"',
  ]
  const html = base64(
    '<p>I support the convention.</p><img src="cid:logo@sender"><img src="cid:large@sender">',
  )
  const id = await arrives(
    under,
    `${head.join('\r\n')}\r\n\r\n${part('text/html; charset=utf-8', '', html)}${parts.join('')}--mix--\r\n`,
  )
  await under.work()
  const staff = await signInAs(under, ['analyst'])
  const files = await under.db
    .selectFrom('submissionAttachment as a')
    .innerJoin('submissionAttachmentReading as r', (join) =>
      join.onRef('r.submissionId', '=', 'a.submissionId').onRef('r.attachmentId', '=', 'a.attachmentId'),
    )
    .select(['a.attachmentId', 'a.name', 'a.origin', 'r.state'])
    .where('a.submissionId', '=', id)
    .orderBy('a.number')
    .execute()
  return { staff, files, id, queue: (await staff.get('/staff/files')).body }
}

test('signatures and small pictures of a mail program are kept, say what they are, open, and wait for nobody', async () => {
  const { staff, files, id, queue } = await receives(
    part('image/png', shown('logo@sender', 'logo.png'), dot),
    part(
      'application/pkcs7-signature; name="smime.p7s"',
      named('smime.p7s'),
      base64(Buffer.from('3080', 'hex')),
    ),
    part(
      'application/pgp-signature; name="signature.asc"',
      named('signature.asc'),
      base64('-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n'),
    ),
  )
  expect(files).toMatchObject([
    { name: 'logo.png', origin: 'message-picture', state: 'read' },
    { name: 'smime.p7s', origin: 'message-signature', state: 'read' },
    { name: 'signature.asc', origin: 'message-signature', state: 'read' },
    { origin: 'raw-message' },
  ])
  for (const { name } of files) expect(queue).not.toContain(name)
  const page = (await staff.get(`/staff/submissions/${id}`)).body
  expect(page).toContain('It is a small picture in the text of the message')
  expect(page).toContain('It is the electronic signature of the message')
  for (const { attachmentId } of files)
    expect((await staff.get(`/staff/submissions/${id}/files/${attachmentId}`)).statusCode).toBe(200)
})

test('what only calls itself so waits for a person: another file named as a signature, a larger picture, one the text does not show', async () => {
  const { files, queue } = await receives(
    part('application/pkcs7-signature', named('smime.p7s'), base64('\u0001\u0002 something else')),
    part('image/png', shown('large@sender', 'large.png'), padded),
    part('image/png', named('letter.png'), dot),
  )
  expect(files.map(({ origin }) => origin)).toEqual(['message', 'message', 'message', 'raw-message'])
  for (const name of ['smime.p7s', 'large.png', 'letter.png']) expect(queue).toContain(name)
})
