import { createPublicKey, verify } from 'node:crypto'
import type { Db } from '../../platform/database/database.ts'
import { noteKeyId } from './checkpoint.ts'
import { record } from './record.ts'
import './tables.ts'

/** The type byte of a witness's key (C2SP tlog-cosignature, Ed25519). */
const cosignature = 4
const stampLength = 8

interface Witness {
  readonly name: string
  readonly keyId: Buffer
  readonly publicKey: Buffer
}

export type WitnessAdded = { ok: true; name: string } | { ok: false; reason: 'unreadable' | 'already' }

/** Takes a witness's key, so that its signatures can be added to checkpoints. */
export async function addWitness(db: Db, now: Date, verifierKey: string): Promise<WitnessAdded> {
  const witness = readWitness(verifierKey)
  if (!witness) return { ok: false, reason: 'unreadable' }
  return db.transaction().execute(async (db): Promise<WitnessAdded> => {
    const added = await db
      .insertInto('ledgerWitness')
      .values({ verifierKey: verifierKey.trim(), name: witness.name, addedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst()
    if (!added) return { ok: false, reason: 'already' }
    await record(db, {
      at: now,
      actor: 'system',
      action: 'log.witness-added',
      subjectKind: 'log',
      detail: { name: witness.name },
    })
    return { ok: true, name: witness.name }
  })
}

export type Cosigned =
  | { ok: true; size: number; witnesses: readonly string[] }
  | { ok: false; reason: 'unreadable' | 'not-ours' | 'no-witness' }

/**
 * Adds the signatures of witnesses to the checkpoint that they signed. Each is checked with the key that was taken before;
 * lines of others are left out.
 *
 * @param note the checkpoint with the witnesses' lines, or their lines alone below the checkpoint's text
 */
export async function addCosignatures(db: Db, now: Date, note: string): Promise<Cosigned> {
  const end = note.lastIndexOf('\n\n')
  if (end < 0) return { ok: false, reason: 'unreadable' }
  const text = note.slice(0, end + 1)
  const [origin = '', size = ''] = text.split('\n')
  if (!/^\d{1,15}$/.test(size)) return { ok: false, reason: 'unreadable' }
  return db.transaction().execute(async (db): Promise<Cosigned> => {
    const ours = await db
      .selectFrom('ledgerCheckpoint')
      .select('note')
      .where('size', '=', Number(size))
      .where('origin', '=', origin)
      .execute()
    if (!ours.some((each) => each.note.startsWith(`${text}\n`))) return { ok: false, reason: 'not-ours' }
    const lines = note.slice(end + 2).split('\n')
    const names: string[] = []
    for (const { verifierKey } of await db.selectFrom('ledgerWitness').selectAll().execute()) {
      const witness = readWitness(verifierKey)
      const signed = witness && lines.map((line) => readSigned(line, text, witness)).find(Boolean)
      if (!witness || !signed) continue
      names.push(witness.name)
      await db
        .insertInto('ledgerCosignature')
        .values({ size: Number(size), origin, verifierKey, ...signed, addedAt: now })
        .onConflict((conflict) => conflict.columns(['size', 'origin', 'verifierKey']).doUpdateSet(signed))
        .execute()
    }
    if (names.length === 0) return { ok: false, reason: 'no-witness' }
    await record(db, {
      at: now,
      actor: 'system',
      action: 'log.cosigned',
      subjectKind: 'log',
      detail: { size: Number(size), names },
    })
    return { ok: true, size: Number(size), witnesses: names }
  })
}

function readWitness(verifierKey: string): Witness | undefined {
  const [, name = '', id = '', base64 = ''] =
    /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey.trim()) ?? []
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 33 || bytes[0] !== cosignature) return undefined
  const publicKey = bytes.subarray(1)
  const keyId = noteKeyId(name, cosignature, publicKey)
  return keyId.toString('hex') === id ? { name, keyId, publicKey } : undefined
}

/** The line and its time, when it is the witness's valid signature under the text. */
function readSigned(line: string, text: string, { name, keyId, publicKey }: Witness) {
  const [, signer, base64 = ''] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
  const bytes = Buffer.from(base64, 'base64')
  if (signer !== name || bytes.length !== 4 + stampLength + 64 || !bytes.subarray(0, 4).equals(keyId))
    return undefined
  const time = Number(bytes.readBigUInt64BE(4))
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
    format: 'jwk',
  })
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)
  // A time that no calendar has cannot be kept, and is no time that a witness would give.
  if (time > 8_000_000_000_000 || !verify(null, message, key, bytes.subarray(4 + stampLength)))
    return undefined
  return { line, witnessedAt: new Date(time * 1000) }
}
