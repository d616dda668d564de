import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import { Hint } from './hint.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'

export interface CharacterCountProps extends TextareaProps {
  /** In characters. The field takes more, so that nothing pasted is cut off without a word; the server refuses it. */
  readonly maxLength: number
  /** Percentage of the limit at which the count appears, where scripts run. */
  readonly threshold?: number
}

export function CharacterCount(props: CharacterCountProps) {
  const { maxLength, threshold, groupClass, ...rest } = props
  const { t } = useWords()
  const id = props.id ?? props.name
  return (
    <Textarea
      {...rest}
      class={classes('govuk-js-character-count', props.class)}
      describedBy={`${id}-info`}
      groupClass={classes('govuk-character-count', groupClass)}
      groupAttributes={{
        'data-module': 'govuk-character-count',
        'data-maxlength': maxLength,
        'data-threshold': threshold,
        'data-under': t('ui.character-count.under'),
        'data-over': t('ui.character-count.over'),
        ...props.groupAttributes,
      }}
      afterInput={
        <Hint id={`${id}-info`} class="govuk-character-count__message">
          {t('ui.character-count.limit', { count: maxLength })}
        </Hint>
      }
    />
  )
}
