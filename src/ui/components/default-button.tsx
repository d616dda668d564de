/**
 * What Enter in a text field presses: the first button of a form. Put first in a form whose visible first button does what nobody
 * should do by a slip. Out of sight and of the way of the keyboard.
 */
export const DefaultButton = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <button
    type="submit"
    name={name}
    value={value}
    class="govuk-visually-hidden"
    tabIndex={-1}
    aria-hidden="true"
  />
)
