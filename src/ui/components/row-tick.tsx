/** Chooses one row of a list. What it chooses is said to those who do not see the row. */
export function RowTick({
  name,
  value,
  label,
}: {
  readonly name: string
  readonly value: string
  readonly label: string
}) {
  const id = `tick-${value}`
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" id={id} type="checkbox" name={name} value={value} />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          <span class="govuk-visually-hidden">{label}</span>
        </label>
      </div>
    </div>
  )
}
