import { classes, ids } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { FieldProps } from './attributes.ts'
import { Fieldset } from './fieldset.tsx'
import { FormGroup, HintAndError } from './form-group.tsx'
import { Label } from './label.tsx'

export type DatePart = 'day' | 'month' | 'year'

const parts: readonly DatePart[] = ['day', 'month', 'year']

/** What stands in the three fields, readable as a date or not. */
export interface DateInputValue {
  readonly day?: string | undefined
  readonly month?: string | undefined
  readonly year?: string | undefined
}

export interface DateInputProps extends FieldProps {
  readonly value?: DateInputValue | undefined
  /** The parts that are wrong; all three when the error does not say. */
  readonly wrong?: readonly DatePart[]
  /** What stands between the name and the part in the names that are sent; a dash unless told. */
  readonly separator?: '-' | '.'
  /** The date is the person's own (a birthday). */
  readonly autocomplete?: 'bday'
}

/** The three fields of a civil date `2022-08-23`. */
export function dateInputValue(civil: string | null | undefined): DateInputValue {
  const [year, month, day] = (civil ?? '').slice(0, 10).split('-')
  return year && month && day ? { year, month: String(Number(month)), day: String(Number(day)) } : {}
}

/** Day, month and year, sent as `name-day`, `name-month` and `name-year`. */
export function DateInput(props: DateInputProps) {
  const { name, label, hint, error, value, separator = '-' } = props
  const { named } = useWords()
  const id = props.id ?? name
  const wrong = error ? (props.wrong?.length ? props.wrong : parts) : []
  // The first wrong part bears the name as id, so that the error summary's link lands where the mending begins.
  const first = wrong[0] ?? 'day'
  return (
    <FormGroup error={error} class={props.groupClass}>
      <Fieldset
        describedBy={ids(props.describedBy, hint && `${id}-hint`, error && `${id}-error`)}
        role="group"
        legend={label}
        legendSize={props.labelSize}
        legendIsHeading={props.labelIsHeading}
      >
        <HintAndError id={id} hint={hint} error={error} />
        <div class="govuk-date-input" id={`${id}-date`}>
          {parts.map((part) => {
            const partId = part === first ? id : `${id}-${part}`
            return (
              <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                  <Label for={partId} class="govuk-date-input__label">
                    {named(`ui.date.${part}`)}
                  </Label>
                  <input
                    class={classes(
                      'govuk-input govuk-date-input__input',
                      wrong.includes(part) && 'govuk-input--error',
                      `govuk-input--width-${part === 'year' ? 4 : 2}`,
                    )}
                    id={partId}
                    name={`${name}${separator}${part}`}
                    type="text"
                    value={value?.[part]}
                    autocomplete={props.autocomplete ? (`bday-${part}` as 'bday-day') : undefined}
                    inputmode="numeric"
                  />
                </div>
              </div>
            )
          })}
        </div>
      </Fieldset>
    </FormGroup>
  )
}
