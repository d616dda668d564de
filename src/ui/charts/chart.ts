/** A picture with its words inside (`role="img"`, title and description), ready to stand in a page. */
export interface Chart {
  readonly svg: string
}

/** What every picture is told. */
export interface ChartText {
  /** What is shown, for people who hear the page. */
  readonly title: string
  /** The finding in a sentence: "Most of the 42 answers support it". */
  readonly description?: string
}
