import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../../platform/house.ts'
import { ErrorPage, Link, useWords } from '../../../ui/index.ts'
import { sendPage } from '../../../ui/page.tsx'

/**
 * A private link that opens nothing. Whatever is wrong with it, and whichever page was asked for, a person gets the same
 * page, so that it tells nobody which submissions there are; nearly always the end of the link was lost on the way. A
 * script that saves in the background gets no page: it is told `unknown`, for every link alike.
 */
export const sendUnknownLink = (house: House, request: FastifyRequest, reply: FastifyReply) =>
  // The address may hold most of a secret: other languages begin at their front.
  sendPage(request, reply, house, <UnknownLink />, { status: 404, path: '/' })

function UnknownLink() {
  const { t } = useWords()
  return (
    <ErrorPage title={t('submissions.unknown.title')} advice={t('submissions.unknown.cut')}>
      <ul>
        <li>{t('submissions.unknown.copy')}</li>
        <li>{t('submissions.unknown.whole')}</li>
      </ul>
      <p>
        {t('submissions.unknown.ask')} <Link href="/consultations">{t('submissions.unknown.find')}</Link>
      </p>
    </ErrorPage>
  )
}
