/**
 * The first button of a form is the one that the Enter key presses. Where other buttons ("add more rows") stand
 * above "Save", this one, which nobody sees or tabs to, takes their place.
 */
export const DefaultSave = () => (
  <button
    class="govuk-visually-hidden"
    type="submit"
    name="do"
    value="save"
    tabIndex={-1}
    aria-hidden="true"
  />
)
