import type { ComponentChildren } from 'preact'
import { classes } from '../classes.ts'
import { useWords } from '../frame.tsx'
import type { Attributes } from './attributes.ts'

export interface NotificationBannerProps {
  /** `success`: what the person just did has worked. */
  readonly type?: 'success'
  readonly title?: ComponentChildren
  readonly titleId?: string
  readonly titleHeadingLevel?: 2 | 3 | 4
  readonly role?: 'alert' | 'region'
  readonly class?: string
  readonly attributes?: Attributes
  /** A string is set as the banner's heading. */
  readonly children: ComponentChildren
}

export function NotificationBanner(props: NotificationBannerProps) {
  const { t } = useWords()
  const success = props.type === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const Heading = `h${props.titleHeadingLevel ?? 2}` as 'h2'
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is given, as region or alert
    <div
      class={classes(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.class,
      )}
      role={props.role ?? (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (success ? t('ui.notification.success') : t('ui.notification.important'))}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof props.children === 'string' ? (
          <p class="govuk-notification-banner__heading">{props.children}</p>
        ) : (
          props.children
        )}
      </div>
    </div>
  )
}
