import {
  Button,
  ErrorSummary,
  errorOf,
  Input,
  Link,
  PageHeading,
  Panel,
  PublicShell,
  Textarea,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import type { FieldProblem, TypedFeedback } from '../schemas.ts'

/** "Help us improve this page". */
export function ImproveView({
  typed,
  problems = [],
}: {
  typed: TypedFeedback
  problems?: readonly FieldProblem[]
}) {
  const { t } = useWords()
  const to = useHref()
  return (
    <PublicShell title={t('engagement.improve.title')} hasErrors={problems.length > 0}>
      <ErrorSummary errors={[...problems]} />
      <PageHeading lead={t('engagement.improve.lead')}>{t('engagement.improve.title')}</PageHeading>
      <p class="govuk-body">
        {t('engagement.improve.page')}{' '}
        <strong class="app-break-anywhere" dir="ltr">
          {typed.page}
        </strong>
      </p>
      <form method="post" action={to('/improve')} noValidate>
        <input type="hidden" name="page" value={typed.page} />
        <Textarea
          name="doing"
          label={t('engagement.improve.doing')}
          value={typed.doing}
          rows={3}
          error={errorOf(problems, 'doing')}
        />
        <Textarea
          name="wrong"
          label={t('engagement.improve.wrong')}
          hint={t('engagement.improve.wrong-hint')}
          value={typed.wrong}
          rows={6}
          error={errorOf(problems, 'wrong')}
        />
        <Input
          name="email"
          type="email"
          autocomplete="email"
          width={20}
          label={t('engagement.improve.email')}
          hint={t('engagement.improve.email-hint')}
          value={typed.email}
          error={errorOf(problems, 'email')}
        />
        {/* People do not see it; programs that fill in every field do. */}
        <div class="app-unseen" aria-hidden="true">
          <label>
            {t('engagement.improve.leave-empty')} <input name="website" tabIndex={-1} autocomplete="off" />
          </label>
        </div>
        <Button>{t('engagement.improve.send')}</Button>
      </form>
    </PublicShell>
  )
}

export function ThanksView({ page }: { page: string }) {
  const { t } = useWords()
  return (
    <PublicShell title={t('engagement.improve.thanks')}>
      <Panel title={t('engagement.improve.thanks')}>{t('engagement.improve.thanks-text')}</Panel>
      <p class="govuk-body">
        <Link href={page.includes('…') ? '/' : page}>
          {t(page.includes('…') ? 'engagement.improve.home' : 'engagement.improve.back')}
        </Link>
      </p>
    </PublicShell>
  )
}
