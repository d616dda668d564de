/** A picture with its words inside (`role="img"`, title and description), ready to stand in a page. */
export interface Chart {
  readonly svg: string
  /** What each colour means; shown as a list above the picture. */
  readonly legend: readonly LegendEntry[]
  /** Does not shrink with the screen; is moved sideways instead. */
  readonly wide: boolean
}

export interface LegendEntry {
  readonly label: string
  /** Number of the colour in the style sheet, from 1. */
  readonly colour: number
}

/** What every picture is told, in the language of the page. */
export interface ChartText {
  /** What is shown, for people who hear the page. */
  readonly title: string
  /** The finding in a sentence: "Most of the 42 answers support it". */
  readonly description?: string | undefined
  /** In `rtl` the picture runs from right to left, as the page does. */
  readonly direction?: 'ltr' | 'rtl' | undefined
  /** For numbers and dates. */
  readonly locale?: string | undefined
}

/** A chart has six colours that can be told apart: a scale of five, and those who are not sure. */
export const colours = 6
