/** Class names that apply, in order, as one attribute value. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** Ids for `aria-describedby`, or undefined when nothing describes the field. */
export const ids = (...each: (string | number | bigint | boolean | null | undefined)[]): string | undefined =>
  each.filter(Boolean).join(' ') || undefined
