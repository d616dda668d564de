import type { FastifyRequest } from 'fastify'
import { isOwnForm } from '../capabilities/accounts/index.ts'
import type { House } from '../platform/house.ts'
import { formOf } from '../platform/http/forms.ts'
import { isId } from '../platform/ids.ts'
import { Input, Textarea, useHref, useWords } from '../ui/index.ts'

export interface TypedField {
  readonly name: string
  readonly value: string
}

/** Secrets, and what pages of ours put into forms for themselves: nobody typed it, or nobody may see it. */
const notShown = new Set([
  ...['_csrf', 'password', 'repeated', 'code'],
  ...['next', 'back', 'was', 'version', 'revision', 'seen', 'do'],
])

/**
 * What a person typed into a form that cannot be taken, in its order. Nothing of a form that another site made the
 * browser send: a page of ours would say it was theirs.
 */
export function typedFieldsOf(request: FastifyRequest, house: House): readonly TypedField[] {
  if (!isOwnForm(request, house)) return []
  return [...formOf(request).values].flatMap(([name, values]) =>
    notShown.has(name)
      ? []
      : values.filter((value) => value.trim() !== '' && !isId(value)).map((value) => ({ name, value })),
  )
}

/** The page the form stood on, as the browser says; undefined when it does not, or when it is no page of the workspace. */
export function formPageOf(request: FastifyRequest): string | undefined {
  const { referer, host } = request.headers
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const url = new URL(referer)
  return url.host === host && /^\/staff(?:\/|$)/.test(url.pathname) ? url.pathname + url.search : undefined
}

/** What was typed, to be copied; it is kept nowhere but on this page. */
export function TypedFields({ fields }: { fields: readonly TypedField[] }) {
  const { t } = useWords()
  if (fields.length === 0) return null
  return (
    <>
      <h2>{t('app.problem.typed.title')}</h2>
      <p>{t('app.problem.typed.text')}</p>
      {fields.map(({ name, value }, index) => {
        const field = {
          name: `typed-${index + 1}`,
          label: name,
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
