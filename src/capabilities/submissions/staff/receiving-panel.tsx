import type { Actor } from '../../../platform/access.ts'
import type { Db } from '../../../platform/database/database.ts'
import { panel } from '../../../platform/places.ts'
import { Link, useWords } from '../../../ui/index.ts'
import { staffConsultationPlace } from '../../consultations/index.ts'
import { countMessages } from '../mail/queries.ts'
import { mostToCount } from '../screening/queries.ts'
import { entriesPath } from './entries.view.tsx'
import { importsPath } from './imports.view.tsx'
import { registerPath } from './register.view.tsx'
import { countWaitingWork, type WaitingWork } from './waiting-work.ts'

/** On a consultation's page in the workspace: ways to what arrived by every channel, and what of it waits for somebody. */
export const receivingPanel = panel(staffConsultationPlace, 20, async ({ consultationId }, { actor, db }) =>
  actor?.permissions.has('register.read') ? (
    <Receiving consultationId={consultationId} waiting={await countAll(db, actor, consultationId)} />
  ) : null,
)

interface Waiting extends WaitingWork {
  readonly messages: number | undefined
  readonly mayImport: boolean
  readonly mayGiveKeys: boolean
}

async function countAll(db: Db, { permissions }: Actor, consultationId: string): Promise<Waiting> {
  const workOf = await countWaitingWork(db, permissions, [consultationId])
  return {
    ...workOf(consultationId),
    mayImport: permissions.has('submission.import'),
    mayGiveKeys: permissions.has('api-key.administer'),
    messages: permissions.has('message.read') ? ((await countMessages(db)).get('to-look') ?? 0) : undefined,
  }
}

function Receiving({ consultationId, waiting }: { consultationId: string; waiting: Waiting }) {
  const { t } = useWords()
  const { files, unchecked, messages, mayImport, mayGiveKeys } = waiting
  const { 'to-check': toCheck, 'look-again': lookAgain } = waiting
  return (
    <section aria-labelledby="receiving">
      <h2 class="govuk-heading-m" id="receiving">
        {t('submissions.receiving.title')}
      </h2>
      <ul class="govuk-list">
        <li>
          <Link href={registerPath(consultationId)}>{t('submissions.register.heading')}</Link>
        </li>
        {unchecked !== undefined && (
          <li>
            <Link href={entriesPath(consultationId)}>{t('submissions.entries.title')}</Link>
            {unchecked > 0 && ` ${t('submissions.receiving.unchecked', { count: unchecked })}`}
          </li>
        )}
        {mayImport && (
          <li>
            <Link href={importsPath(consultationId)}>{t('submissions.receiving.imports')}</Link>
          </li>
        )}
        {mayGiveKeys && (
          <li>
            <Link href="/staff/api-keys">{t('submissions.receiving.api-keys')}</Link>
          </li>
        )}
        {messages !== undefined && messages > 0 && (
          <li>
            <Link href="/staff/messages">{t('submissions.receiving.messages', { count: messages })}</Link>
          </li>
        )}
        {toCheck !== undefined && toCheck > 0 && (
          <li>
            <Link href={`${registerPath(consultationId)}/to-check`}>
              {toCheck > mostToCount
                ? t('submissions.receiving.to-check-many', { count: mostToCount })
                : t('submissions.receiving.to-check', { count: toCheck })}
            </Link>
          </li>
        )}
        {lookAgain !== undefined && lookAgain > 0 && (
          <li>
            <Link href={`${registerPath(consultationId)}/to-check`}>
              {t('submissions.receiving.look-again', { count: lookAgain })}
            </Link>
          </li>
        )}
        {files !== undefined && files > 0 && (
          <li>
            <Link href={`/staff/files?consultation=${consultationId}`}>
              {t('submissions.file-queue.waiting', { count: files })}
            </Link>
          </li>
        )}
      </ul>
    </section>
  )
}
