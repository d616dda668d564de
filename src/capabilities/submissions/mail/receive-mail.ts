import type { Service } from '../../../platform/capability.ts'
import type { House } from '../../../platform/house.ts'
import { readMailbox } from '../../../platform/mail/inbound/imap-source.ts'
import { startSmtpReceiver } from '../../../platform/mail/inbound/smtp-receiver.ts'
import { readAddress } from './addresses.ts'
import { largestMessage, takeMessage } from './take-message.ts'
import './tables.ts'

/** Fetches what arrives in the mailbox that MAIL_IN_IMAP_URL names. */
export const fetchMail: Service = {
  name: 'submissions.fetch-mail',
  isWanted: (house) => house.settings.mailIn?.imapUrl !== undefined,
  run: (house, signal) =>
    readMailbox({ url: house.settings.mailIn?.imapUrl ?? '', log: house.log }, imapCallbacks(house), signal),
}

const imapCallbacks = (house: House): Parameters<typeof readMailbox>[1] => ({
  findPlace: (mailbox) =>
    house.db
      .selectFrom('inboundMailbox')
      .select(['uidValidity', 'nextUid'])
      .where('mailbox', '=', mailbox)
      .executeTakeFirst(),
  async take(mailbox, { raw, receivedAt, cut }, place) {
    const readAt = house.now()
    const row = { ...place, readAt }
    const taken = await takeMessage(house, raw, {
      source: 'imap',
      receivedAt,
      envelope: cut ? { to: [], cut } : { to: [] },
      alongside: async (db) => {
        await db
          .insertInto('inboundMailbox')
          .values({ mailbox, ...row })
          .onConflict((conflict) => conflict.column('mailbox').doUpdateSet(row))
          .execute()
      },
    })
    return taken.ok ? 'taken' : taken.reason
  },
})

/** Takes mail by SMTP where MAIL_IN_SMTP_LISTEN says. */
export const takeMailBySmtp: Service = {
  name: 'submissions.take-mail-by-smtp',
  isWanted: (house) => house.settings.mailIn?.smtpListen !== undefined,
  async run(house, signal) {
    const { mailIn } = house.settings
    if (!mailIn?.smtpListen) return
    const receiver = await startSmtpReceiver({
      ...mailIn.smtpListen,
      largest: largestMessage,
      isOurs: (address) => readAddress(mailIn.address, address) !== undefined,
      async take(raw, envelope) {
        const taken = await takeMessage(house, raw, { source: 'smtp', receivedAt: house.now(), envelope })
        return taken.ok ? 'taken' : taken.reason
      },
      log: house.log,
    })
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve())
    })
    await receiver.stop()
  },
}
