import type { ComponentChildren } from 'preact'
import { useFrame } from '../frame.tsx'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

/** The token that shows the form came from a page of ours. Every form that posts has it. */
export function Csrf() {
  const { csrfToken } = useFrame()
  return csrfToken ? <input type="hidden" name="_csrf" value={csrfToken} /> : null
}

export interface FormProps {
  readonly action?: string
  /** Address to which what is typed goes while it is typed, where scripts run. */
  readonly autosave?: string
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
  /** For forms of staff that send files: what they send is read as it comes in, after the token was looked at. */
  readonly tokenInAddress?: boolean
  readonly children: ComponentChildren
}

/**
 * A form that posts, with its token. The browser's own checks are off: ours answer in the page's language, beside
 * the field, and lose nothing.
 */
export function Form({
  action,
  autosave,
  id,
  class: extra,
  attributes,
  tokenInAddress,
  children,
}: FormProps) {
  const { words, csrfToken } = useFrame()
  const to = useHref()
  const token = tokenInAddress && csrfToken ? `?_csrf=${encodeURIComponent(csrfToken)}` : ''
  return (
    <form
      method="post"
      action={action === undefined ? undefined : to(action) + token}
      novalidate
      id={id}
      class={extra}
      data-autosave={autosave === undefined ? undefined : to(autosave)}
      data-saved={autosave === undefined ? undefined : words.t('ui.form.autosave.saved')}
      data-save-failed={autosave === undefined ? undefined : words.t('ui.form.autosave.failed')}
      {...attributes}
    >
      <Csrf />
      {children}
    </form>
  )
}
