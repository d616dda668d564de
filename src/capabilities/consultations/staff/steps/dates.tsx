import {
  Checkboxes,
  DateInput,
  dateInputValue,
  errorOf,
  type FieldError,
  Fieldset,
  Input,
  Select,
  useWords,
} from '../../../../ui/index.ts'
import { isDate, isYearUnclear } from '../../check-answers.ts'
import { PlanNotes, PublishingNote } from '../plan-notes.tsx'
import type { Step } from '../step.ts'
import { readTimeOfDay } from '../time-of-day.ts'
import { type Typed, typedValues } from '../typed.ts'

const ends = ['opens', 'closes'] as const
type End = (typeof ends)[number]

/** Opening and closing, in the zone in which they are promised. */
export const dates: Step = {
  name: 'dates',
  parts: ['opens', 'closes', 'timeZone', 'hoursStated'],
  typedFrom(edition) {
    const fields = ends.flatMap((end) => {
      const [date = '', time = ''] = edition[end].split('T')
      const parts = dateInputValue(date)
      return [
        [`${end}-day`, parts.day],
        [`${end}-month`, parts.month],
        [`${end}-year`, parts.year],
        [`${end}-time`, time],
      ]
    })
    return typedValues({
      ...Object.fromEntries(fields),
      timeZone: edition.timeZone,
      daysOnly: edition.hoursStated ? [] : ['yes'],
    })
  },
  read(typed, edition, { words }) {
    const errors: FieldError[] = []
    const read = (end: End): string => {
      const { date, time, empty, yearUnclear } = momentOf(typed, end)
      if (empty) return ''
      const flaw = yearUnclear ? 'bad-year' : 'bad-date'
      if (!date) errors.push({ field: end, message: words.t(`consultations.dates.${flaw}-${end}`) })
      if (!time)
        errors.push({ field: `${end}-time`, message: words.t(`consultations.dates.bad-time-${end}`) })
      return date && time ? `${date}T${time}` : edition[end]
    }
    return {
      edition: {
        ...edition,
        opens: read('opens'),
        closes: read('closes'),
        timeZone: typed.one('timeZone'),
        hoursStated: typed.one('daysOnly') !== 'yes',
      },
      errors,
    }
  },
  Fields({ typed, errors, edition, context }) {
    const { t } = useWords()
    const session = context.sessions.find(({ slug }) => slug === edition.sessionSlug)
    return (
      <>
        <PlanNotes
          consultation={context.consultation}
          edition={edition}
          session={session}
          now={context.now}
        />
        <PublishingNote consultation={context.consultation} edition={edition} now={context.now} />
        {ends.map((end) => (
          <Fieldset legend={t(`consultations.dates.${end}`)} legendSize="m">
            <DateInput
              name={end}
              label={t('consultations.dates.day')}
              hint={t('consultations.dates.day-hint')}
              error={errorOf(errors, end)}
              value={{
                day: typed.one(`${end}-day`),
                month: typed.one(`${end}-month`),
                year: typed.one(`${end}-year`),
              }}
            />
            <Input
              name={`${end}-time`}
              label={t('consultations.dates.time')}
              hint={t(`consultations.dates.time-hint-${end}`)}
              error={errorOf(errors, `${end}-time`)}
              value={typed.one(`${end}-time`)}
              width={10}
            />
          </Fieldset>
        ))}
        <Select
          name="timeZone"
          label={t('consultations.dates.zone')}
          hint={t('consultations.dates.zone-hint')}
          error={errorOf(errors, 'timeZone')}
          value={typed.one('timeZone')}
          items={zonesWith(typed.one('timeZone')).map((zone) => ({
            value: zone,
            label: zone.replaceAll('_', ' '),
          }))}
        />
        <Checkboxes
          name="daysOnly"
          label={t('consultations.dates.hours')}
          value={typed.all('daysOnly')}
          items={[
            {
              value: 'yes',
              label: t('consultations.dates.days-only'),
              hint: t('consultations.dates.days-only-hint'),
            },
          ]}
        />
      </>
    )
  },
}

interface MomentTyped {
  readonly date?: string
  readonly time?: string
  readonly empty: boolean
  readonly yearUnclear: boolean
}

function momentOf(typed: Typed, end: End): MomentTyped {
  const part = (name: string) => typed.one(`${end}-${name}`).trim()
  const [day, month, year, time] = [part('day'), part('month'), part('year'), part('time')]
  if (!day && !month && !year && !time) return { empty: true, yearUnclear: false }
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return {
    empty: false,
    yearUnclear: isYearUnclear(date),
    ...(isDate(date) ? { date } : {}),
    ...(readTimeOfDay(time) ? { time: readTimeOfDay(time) } : {}),
  }
}

const home = [
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Rarotonga',
  'Pacific/Niue',
  'UTC',
]

/** Our own zones first, then every zone this machine knows, and the one that is set whatever it is. */
function zonesWith(current: string): readonly string[] {
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !home.includes(zone))
  const all = [...home, ...rest]
  return all.includes(current) ? all : [current, ...all]
}
