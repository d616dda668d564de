import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { noteKeyId, rawPublicKey } from './checkpoint.ts'
import { sequence } from './sequence.ts'
import { addCosignatures, addWitness } from './witnesses.ts'

const at = new Date('2026-11-24T00:00:00Z')
const name = 'witness.example/w1'

const keyOf = (key: KeyObject) =>
  `${name}+${noteKeyId(name, 4, rawPublicKey(key)).toString('hex')}+${Buffer.concat([Buffer.of(4), rawPublicKey(key)]).toString('base64')}`

/** What a witness adds to a checkpoint that it saw. */
function cosign(key: KeyObject, note: string, time: number): string {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(time))
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), key)
  const id = noteKeyId(name, 4, rawPublicKey(key))
  return `${note}— ${name} ${Buffer.concat([id, stamp, signature]).toString('base64')}\n`
}

test('the signature of a witness that is known is published with the checkpoint; no other is', async () => {
  const { app, db, house } = await startHouse()
  await sequence(house, at)
  const { privateKey } = generateKeyPairSync('ed25519')
  const read = async () => (await app.inject({ url: '/log/checkpoint' })).body
  const note = await read()
  const cosigned = cosign(privateKey, note, 1_800_000_000)
  expect(await addCosignatures(db, at, cosigned)).toEqual({ ok: false, reason: 'no-witness' })

  expect(await addWitness(db, at, 'no key')).toEqual({ ok: false, reason: 'unreadable' })
  expect(await addWitness(db, at, keyOf(privateKey).replace('+', 'x+'))).toEqual({
    ok: false,
    reason: 'unreadable',
  })
  expect(await addWitness(db, at, keyOf(privateKey))).toEqual({ ok: true, name })
  expect(await addWitness(db, at, keyOf(privateKey))).toEqual({ ok: false, reason: 'already' })
  expect((await app.inject({ url: '/log/keys.json' })).json().witnesses).toEqual([keyOf(privateKey)])

  const forged = cosign(generateKeyPairSync('ed25519').privateKey, note, 1_800_000_000)
  expect(await addCosignatures(db, at, forged)).toEqual({ ok: false, reason: 'no-witness' })
  expect(await addCosignatures(db, at, cosigned.replace('\n0\n', '\n1\n'))).toEqual({
    ok: false,
    reason: 'not-ours',
  })
  expect(await addCosignatures(db, at, 'nothing')).toEqual({ ok: false, reason: 'unreadable' })
  expect(await read()).toBe(note)

  expect(await addCosignatures(db, at, cosigned)).toEqual({ ok: true, size: 0, witnesses: [name] })
  expect(await read()).toBe(cosigned)
  // A later one by the same witness takes its place.
  const later = cosign(privateKey, note, 1_800_000_060)
  expect((await addCosignatures(db, at, later)).ok).toBe(true)
  expect(await read()).toBe(later)
})
