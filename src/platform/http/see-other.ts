import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'

/**
 * Leads on to a page of this site in the language that is being read. 303, so that the next page is fetched and going
 * back posts nothing again.
 * @param path the page's own address, without a language
 */
export const seeOther = (
  request: FastifyRequest,
  reply: FastifyReply,
  house: House,
  path: string,
): FastifyReply => reply.redirect(house.words.in(request.language).href(path), 303)
