import type { FastifyRequest } from 'fastify'
import { fieldOf, fieldsOf, formOf } from '../../../platform/http/forms.ts'
import { isId } from '../../../platform/ids.ts'

/** The submissions a posted form means: those ticked, or all that the page showed. */
export function submissionsOf(request: FastifyRequest): string[] {
  const form = formOf(request)
  const name = fieldOf(form, 'all') === 'page' ? 'shown' : 'submission'
  return [...new Set(fieldsOf(form, name))].filter(isId).slice(0, 500)
}

/** Where a posted form goes on: back to the page it was on, if that is one of ours, with word of what was done. */
export function backTo(request: FastifyRequest, fallback: string, done?: string, count?: number): string {
  const given = fieldOf(formOf(request), 'back')
  // Only paths of the workspace: never another site, whatever was posted.
  const path = /^\/staff\/[^\\\s]*$/.test(given) && !given.includes('//') ? given : fallback
  const [bare = fallback, query = ''] = path.split('?')
  const params = new URLSearchParams(query)
  params.delete('done')
  params.delete('count')
  if (done !== undefined) params.set('done', done)
  if (count !== undefined) params.set('count', String(count))
  const text = params.toString()
  return text ? `${bare}?${text}` : bare
}

/** What an address says was just done, for the page that tells it. */
export function doneOf(query: unknown): { name: Done; count: number } | undefined {
  const { done, count } = query as { done?: unknown; count?: unknown }
  const name = dones.find((each) => each === done)
  return name && { name, count: Number(count) || 0 }
}

const dones = [
  'read',
  'unread',
  'assigned',
  'labelled',
  'unlabelled',
  'noted',
  'struck',
  'saved',
  'label-added',
  'label-renamed',
  'label-retired',
  'none-chosen',
  'unknown-person',
  'unknown-label',
  'no-note',
  'end',
] as const
export type Done = (typeof dones)[number]
