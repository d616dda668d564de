import { type Choice, ChoiceGroup, type ChoicesProps, type Divider } from './choices.tsx'

export interface RadiosProps extends ChoicesProps {
  readonly items: readonly (Choice | Divider)[]
  /** The chosen value. */
  readonly value?: string | null | undefined
}

export function Radios(props: RadiosProps) {
  return (
    <ChoiceGroup
      {...props}
      kind="radios"
      items={props.items.map((item) =>
        'divider' in item ? item : { ...item, checked: item.value === props.value },
      )}
    />
  )
}
