import { classes, ids } from '../classes.ts'
import type { Attributes, FieldProps } from './attributes.ts'
import { FormGroup, HintAndError } from './form-group.tsx'
import { Label } from './label.tsx'

export interface FileUploadProps extends FieldProps {
  /** Several files may be chosen at once. */
  readonly multiple?: boolean
  readonly disabled?: boolean
  readonly class?: string
  readonly attributes?: Attributes
}

/** A field for files. Its form posts `multipart/form-data` (`attributes={multipart}`). */
export function FileUpload(props: FileUploadProps) {
  const { name, label, hint, error } = props
  const id = props.id ?? name
  return (
    <FormGroup error={error} class={props.groupClass}>
      <Label for={id} size={props.labelSize} isHeading={props.labelIsHeading}>
        {label}
      </Label>
      <HintAndError id={id} hint={hint} error={error} />
      <input
        class={classes('govuk-file-upload', error && 'govuk-file-upload--error', props.class)}
        id={id}
        name={name}
        type="file"
        multiple={props.multiple}
        disabled={props.disabled}
        aria-describedby={ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`)}
        {...props.attributes}
      />
    </FormGroup>
  )
}

/** Attributes of a form that sends files. */
export const multipart: Attributes = { enctype: 'multipart/form-data' }
