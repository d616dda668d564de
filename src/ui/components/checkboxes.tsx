import { type Choice, ChoiceGroup, type ChoicesProps, type Divider } from './choices.tsx'

export interface CheckboxChoice extends Choice {
  /** "None of these": choosing it clears the others, where scripts run. */
  readonly exclusive?: boolean
}

export interface CheckboxesProps extends ChoicesProps {
  readonly items: readonly (CheckboxChoice | Divider)[]
  /** The chosen values. */
  readonly value?: readonly string[] | null | undefined
}

export function Checkboxes(props: CheckboxesProps) {
  return (
    <ChoiceGroup
      {...props}
      kind="checkboxes"
      items={props.items.map((item) =>
        'divider' in item ? item : { ...item, checked: props.value?.includes(item.value) ?? false },
      )}
    />
  )
}
