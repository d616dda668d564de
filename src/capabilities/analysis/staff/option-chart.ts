import { barChart, stackedBarChart, type useWords } from '../../../ui/index.ts'
import type { ClosedQuestion } from '../choices.ts'

/** Charts tell at most this many colours apart. */
export const mostSeries = 6

/** The picture of a closed question; none where its options are more than colours can tell apart. */
export function chartOf(
  question: ClosedQuestion,
  countOf: (itemId: string, optionId: string) => number,
  language: ReturnType<typeof useWords>['language'],
) {
  const { items, options } = question
  const look = { title: question.label, direction: language.direction, locale: language.locale }
  const [only] = items
  // Parts of a whole lie in one bar; options of which several can be chosen, or too many for colours, each have one.
  if (items.length === 1 && only && (question.several || options.length > mostSeries))
    return barChart({
      ...look,
      bars: options.map(({ optionId, label }) => ({ label, value: countOf(only.itemId, optionId) })),
    })
  if (options.length > mostSeries) return undefined
  return stackedBarChart({
    ...look,
    series: options.map(({ optionId, label }) => ({ key: optionId, label })),
    rows: items.map((item) => ({
      label: items.length === 1 ? '' : item.label,
      values: Object.fromEntries(options.map(({ optionId }) => [optionId, countOf(item.itemId, optionId)])),
    })),
  })
}
