import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { makeNextVersion } from '../next-version.ts'
import { listVersions } from '../versions.ts'
import './tables.ts'

export type CorrectedEntry =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown' | 'withdrawn' | 'changed-meanwhile' }

/**
 * Mends what was entered: whoever compares it with what came finds a slip. The next version has the words as they should have
 * been entered, keeps everything else, and is compared once more by somebody else.
 *
 * @param version the one that was on the page
 */
export async function correctEntry(
  house: Pick<House, 'db' | 'keys' | 'settings' | 'publicDb' | 'now'>,
  actor: Pick<Actor, 'id'>,
  submissionId: string,
  version: number,
  body: string,
): Promise<CorrectedEntry> {
  const now = house.now()
  return house.db.transaction().execute(async (db: Db): Promise<CorrectedEntry> => {
    const submission = await db
      .selectFrom('submission')
      .select('withdrawnAt')
      .where('submissionId', '=', submissionId)
      .forUpdate()
      .executeTakeFirst()
    const [last] = await listVersions(db, submissionId)
    const entered = last && (await isEntered(db, submissionId, last.versionId))
    if (!submission || !last || !entered) return { ok: false, reason: 'unknown' }
    if (submission.withdrawnAt) return { ok: false, reason: 'withdrawn' }
    if (last.number !== version) return { ok: false, reason: 'changed-meanwhile' }
    const received = await makeNextVersion(db, house, {
      submissionId,
      actor,
      receivedAt: now,
      method: 'entered-by-staff',
      change: (before) => ({ ...before, body }),
    })
    await db
      .insertInto('submissionEntry')
      .values({
        submissionId,
        versionId: received.versionId,
        enteredBy: actor.id,
        enteredAt: now,
        meetingId: null,
      })
      .execute()
    return { ok: true }
  })
}

const isEntered = (db: Db, submissionId: string, versionId: string) =>
  db
    .selectFrom('submissionEntry')
    .select('versionId')
    .where('submissionId', '=', submissionId)
    .where('versionId', '=', versionId)
    .executeTakeFirst()
