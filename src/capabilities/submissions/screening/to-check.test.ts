import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startHouse } from '../../../app/testing/start.ts'
import { signInAs } from '../../accounts/factories.ts'
import { aPublishedConsultation } from '../../consultations/factories.ts'

test('a consultation says how many are worth a look, and of very many only that there are', async () => {
  const under = await startHouse({ now: '2026-11-20T00:00:00Z' })
  const { consultationId } = await aPublishedConsultation(under)
  const analyst = await signInAs(under, ['analyst'])
  const fill = (many: number) =>
    sql`with sent as (
        insert into submission (submission_id, consultation_id, reference, channel, secret_hash, received_at,
          current_version_id, kind)
        select gen_random_uuid(), ${consultationId}, 'R', 'web', 'x', '2026-11-19T00:00:00Z', gen_random_uuid(), 'individual'
        from generate_series(1, ${many}::int) returning submission_id
      )
      insert into submission_signal (submission_id, kind, at)
      select submission_id, kind, '2026-11-19T00:00:00Z' from sent, unnest(array['very-fast', 'trap-filled']) kind`.execute(
      under.db,
    )
  const page = async () => (await analyst.get(`/staff/consultations/${consultationId}`)).body
  await fill(2)
  expect(await page()).toContain('2 submissions worth a look')
  await fill(1_200)
  expect(await page()).toContain('More than 1,000 submissions worth a look')
})
