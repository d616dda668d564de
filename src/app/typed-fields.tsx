import type { FastifyRequest } from 'fastify'
import type { House } from '../platform/house.ts'
import { formOf } from '../platform/http/forms.ts'
import { isOwnAddress, isOwnForm } from '../platform/http/own-form.ts'
import { isId } from '../platform/ids.ts'
import { Input, Textarea, useHref, useWords } from '../ui/index.ts'

/** Secrets: nobody may see them, not even their owner over the shoulder of another. */
const secret = new Set(['_csrf', 'password', 'repeated', 'code'])

/** What pages of ours put into forms for themselves, by the last part of a field's name: `options.2.id`. */
const technical = new Set([
  ...['back', 'base', 'do', 'edition', 'filter', 'next', 'on', 'revision', 'seen', 'shown', 'version', 'was'],
  ...['id', 'place', 'rows'],
])

/**
 * True for what nobody typed, or what is sooner chosen or typed again than found here and copied: identifiers,
 * fingerprints, a ticked box, a number of a few digits.
 */
const isToken = (value: string): boolean =>
  isId(value) || /^[0-9a-f]{16,}$/.test(value) || /^\d{1,4}$/.test(value) || value === 'yes'

/**
 * What a person typed into a form that cannot be taken, in its order. Nothing of a form that another site made the
 * browser send: a page of ours would say it was theirs.
 */
export function typedIn(request: FastifyRequest, house: House): readonly string[] {
  if (!isOwnForm(request, house)) return []
  return [...formOf(request).values].flatMap(([name, values]) =>
    secret.has(name) || technical.has(name.split('.').at(-1) ?? '')
      ? []
      : values.filter((value) => value.trim() !== '' && !isToken(value)),
  )
}

/**
 * The page the form stood on, without its language, as the browser says; undefined when it does not, or when it is no
 * page of the workspace.
 */
export function formPageOf(request: FastifyRequest, house: House): string | undefined {
  const { referer } = request.headers
  if (referer === undefined || !isOwnAddress(referer, request, house)) return undefined
  const url = new URL(referer)
  const path = url.pathname.replace(/^\/[a-z]{2}(?=\/)/, '')
  return /^\/staff(?:\/|$)/.test(path) ? path + url.search : undefined
}

/** What was typed, to be copied; it is kept nowhere but on this page. */
export function WhatWasTyped({ texts }: { texts: readonly string[] }) {
  const { t } = useWords()
  if (texts.length === 0) return null
  return (
    <>
      <h2>{t('app.problem.typed.title')}</h2>
      <p>{t('app.problem.typed.text')}</p>
      {texts.map((value, index) => {
        const field = {
          name: `typed-${index + 1}`,
          label: t('app.problem.typed.part', { number: index + 1, count: texts.length }),
          value,
          spellcheck: false,
          attributes: { readonly: true },
        }
        return isLong(value) ? <Textarea {...field} rows={rowsOf(value)} /> : <Input {...field} />
      })}
    </>
  )
}

/** A link that leaves this page where it is. */
export function InNewTab({ href, children }: { href: string; children: string }) {
  const to = useHref()
  return (
    <p>
      <a href={to(href)} target="_blank" rel="noopener">
        {children}
      </a>
    </p>
  )
}

const isLong = (value: string): boolean => value.length > 60 || value.includes('\n')

/** As many lines as it takes in a column of ours, within reason. */
const rowsOf = (value: string): number =>
  Math.min(
    16,
    value.split('\n').reduce((rows, line) => rows + Math.ceil((line.length + 1) / 70), 1),
  )
