import {
  Button,
  Details,
  Input,
  Label,
  Select,
  type SelectItem,
  useFrame,
  useHref,
  useWords,
} from '../../../ui/index.ts'
import { channels, submitterKinds } from '../../submissions/index.ts'
import { answerValue } from './answer-filter.ts'
import type { InboxModel } from './inbox.view.tsx'
import { pathOf } from './subject.ts'

/** The filter of the inbox: a form that only reads, so that every filtered list has an address to keep and send. */
export function InboxFilters({ model }: { model: InboxModel }) {
  const { t, named } = useWords()
  const to = useHref()
  const { actor } = useFrame()
  const { filter } = model
  const any = { value: '', label: t('analysis.filter.any') }
  const yesNo = (name: string): SelectItem[] => [
    any,
    { value: 'yes', label: named(`analysis.filter.${name}.yes`) },
    { value: 'no', label: named(`analysis.filter.${name}.no`) },
  ]
  const { words: _, ...narrowed } = filter
  return (
    <form method="get" action={to(pathOf(model.consultation.consultationId, 'inbox'))} class="app-filters">
      <div class="app-filters__search">
        <Input
          name="words"
          type="search"
          label={t('analysis.filter.words')}
          hint={t('analysis.filter.words-hint')}
          value={filter.words}
        />
        <Button kind="secondary">{t('analysis.filter.search')}</Button>
      </div>
      <Details
        summary={t('analysis.filter.more')}
        open={Object.keys(narrowed).length > 0 || model.order === 'oldest'}
      >
        <div class="app-filters__grid">
          <Select name="read" label={t('analysis.filter.read')} value={filter.read} items={yesNo('read')} />
          <Select
            name="assigned"
            label={t('analysis.filter.assigned')}
            value={filter.assigned}
            items={[
              any,
              { value: 'none', label: t('analysis.inbox.nobody') },
              ...model.assignees.map(({ staffId, name }) => ({
                value: staffId,
                label: staffId === actor?.id ? t('analysis.filter.me', { name }) : name,
              })),
            ]}
          />
          <Select
            name="label"
            label={t('analysis.filter.label')}
            value={filter.label}
            items={[any, ...model.labels.map(({ labelId, name }) => ({ value: labelId, label: name }))]}
          />
          <Select
            name="kind"
            label={t('analysis.filter.kind')}
            value={filter.kind}
            items={[
              any,
              ...submitterKinds.map((kind) => ({ value: kind, label: named(`submissions.kind.${kind}`) })),
            ]}
          />
          <Select
            name="channel"
            label={t('analysis.filter.channel')}
            value={filter.channel}
            items={[
              any,
              ...channels.map((each) => ({ value: each, label: named(`submissions.channel.${each}`) })),
            ]}
          />
          <AnswerFilter model={model} />
          <Select
            name="withhold"
            label={t('analysis.filter.withhold')}
            value={filter.withhold}
            items={yesNo('withhold')}
          />
          <Select
            name="withdrawn"
            label={t('analysis.filter.withdrawn')}
            value={filter.withdrawn}
            items={yesNo('withdrawn')}
          />
          <Select
            name="counted"
            label={t('analysis.filter.counted')}
            value={filter.counted}
            items={yesNo('counted')}
          />
          <Select
            name="synthetic"
            label={t('analysis.filter.synthetic')}
            value={filter.synthetic}
            items={yesNo('synthetic')}
          />
          <Input
            name="from"
            label={t('analysis.filter.from')}
            value={filter.from}
            attributes={{ type: 'date' }}
          />
          <Input
            name="until"
            label={t('analysis.filter.until')}
            value={filter.until}
            attributes={{ type: 'date' }}
          />
          <Select
            name="order"
            label={t('analysis.filter.order')}
            value={model.order}
            items={[
              { value: 'newest', label: t('analysis.filter.order.newest') },
              { value: 'oldest', label: t('analysis.filter.order.oldest') },
            ]}
          />
        </div>
        <Button>{t('analysis.filter.apply')}</Button>
      </Details>
    </form>
  )
}

/** Answers to closed questions, grouped by question. */
function AnswerFilter({ model }: { model: InboxModel }) {
  const { t } = useWords()
  const chosen = answerValue(model.filter)
  const offered = model.answers.some(({ choices }) => choices.some((choice) => choice.value === chosen))
  if (model.answers.length === 0) return null
  return (
    <div class="govuk-form-group">
      <Label for="answer">{t('analysis.filter.answer')}</Label>
      <select class="govuk-select" id="answer" name="answer">
        <option value="">{t('analysis.filter.any')}</option>
        {chosen && !offered ? (
          <option value={chosen} selected>
            {t('analysis.filter.answer-given')}
          </option>
        ) : null}
        {model.answers.map(({ question, choices }) => (
          <optgroup label={question}>
            {choices.map(({ value, label }) => (
              <option value={value} selected={value === chosen}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
