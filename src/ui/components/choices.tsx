import type { ComponentChildren } from 'preact'
import { classes, ids } from '../classes.ts'
import type { Attributes, FieldProps } from './attributes.ts'
import { Fieldset } from './fieldset.tsx'
import { FormGroup, HintAndError } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export interface Choice {
  readonly value: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
  /** Shown under the choice while it is chosen; always shown without scripts. */
  readonly conditional?: ComponentChildren
  readonly disabled?: boolean
  readonly id?: string
  readonly attributes?: Attributes
}

/** A word between choices, such as "or". */
export interface Divider {
  readonly divider: string
}

export interface ChoicesProps extends FieldProps {
  readonly small?: boolean
  readonly inline?: boolean
  readonly class?: string
  readonly attributes?: Attributes
}

interface Rendered extends Choice {
  readonly checked: boolean
  readonly exclusive?: boolean
}

/** What radios and checkboxes share: both are a fieldset of inputs, each with a label. */
export function ChoiceGroup(
  props: ChoicesProps & {
    readonly kind: 'radios' | 'checkboxes'
    readonly items: readonly (Rendered | Divider)[]
  },
) {
  const { kind, name, label, hint, error } = props
  const id = props.id ?? name
  return (
    <FormGroup error={error} class={props.groupClass}>
      <Fieldset
        describedBy={ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`)}
        legend={label}
        legendSize={props.labelSize}
        legendIsHeading={props.labelIsHeading}
      >
        <HintAndError id={id} hint={hint} error={error} />
        <div
          class={classes(
            `govuk-${kind}`,
            props.small && `govuk-${kind}--small`,
            props.inline && `govuk-${kind}--inline`,
            props.class,
          )}
          {...props.attributes}
          data-module={`govuk-${kind}`}
        >
          {props.items.map((item, index) =>
            'divider' in item ? (
              <div class={`govuk-${kind}__divider`}>{item.divider}</div>
            ) : (
              <ChoiceItem
                kind={kind}
                name={name}
                // The first has no number, so that an error summary can link to the name.
                id={item.id ?? (index === 0 ? id : `${id}-${index + 1}`)}
                item={item}
              />
            ),
          )}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

function ChoiceItem(props: { kind: 'radios' | 'checkboxes'; name: string; id: string; item: Rendered }) {
  const { kind, name, id, item } = props
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={item.checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
          {...item.attributes}
        />
        <Label for={id} class={`govuk-${kind}__label`}>
          {item.label}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} class={`govuk-${kind}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          class={classes(`govuk-${kind}__conditional`, !item.checked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}
