import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useHref } from '../links.ts'
import type { Attributes } from './attributes.ts'

export interface ButtonProps {
  readonly children: ComponentChildren
  /** With an address it is a link that looks like a button. */
  readonly href?: string
  readonly kind?: 'secondary' | 'warning' | 'inverse'
  /** The call to begin: larger, with an arrow. */
  readonly start?: boolean
  readonly type?: 'submit' | 'button' | 'reset'
  readonly name?: string
  readonly value?: string
  /** Another address for the form, for this button only. */
  readonly formAction?: string
  readonly disabled?: boolean
  /** A second press within a second is ignored, where scripts run. On for every submit button unless false. */
  readonly preventDoubleClick?: boolean
  readonly id?: string
  readonly class?: string
  readonly attributes?: Attributes
}

const StartIcon = () => (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
)

export function Button(props: ButtonProps) {
  const to = useHref()
  const shared = {
    class: classes(
      'govuk-button',
      props.kind && `govuk-button--${props.kind}`,
      props.class,
      props.start && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...props.attributes,
    id: props.id,
  }
  // A start button is a flex box, in which spaces between words of mixed markup would be lost.
  const label =
    props.start && typeof props.children !== 'string' ? <span>{props.children}</span> : props.children
  if (props.href !== undefined)
    return (
      // As govuk-frontend has it: it is announced as what it looks like, and the space key works where scripts run.
      // biome-ignore lint/a11y/useSemanticElements: it leads somewhere, so it is a link
      <a href={to(props.href)} role="button" draggable={false} {...shared}>
        {label}
        {props.start ? <StartIcon /> : null}
      </a>
    )
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      name={props.name}
      formaction={props.formAction ? to(props.formAction) : undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...shared}
    >
      {label}
      {props.start ? <StartIcon /> : null}
    </button>
  )
}

/** Buttons and links of one decision, side by side. */
export function ButtonGroup({ children }: { children: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>
}
