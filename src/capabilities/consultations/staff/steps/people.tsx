import type { Words } from '../../../../platform/translation/words.ts'
import { Checkboxes, errorOf, Fieldset, Input, Textarea, useWords } from '../../../../ui/index.ts'
import { type Edition, mostFiles, usualFiles } from '../../edition.ts'
import type { Step } from '../step.ts'
import { type Typed, textOf, typedValues } from '../typed.ts'

/** Who asks, and whom people can ask. */
export const people: Step = {
  name: 'people',
  parts: ['agencySlugs', 'contact', 'otherWays', 'files', 'confirmAddress'],
  typedFrom: ({ agencySlugs, contact, otherWays, files, confirmAddress }, { t }) =>
    typedValues({
      agencySlugs,
      'contact.name': contact.name,
      'contact.email': contact.email,
      'contact.phone': contact.phone,
      'contact.post': contact.post,
      otherWays: otherWays ?? t('consultations.page.other-ways-text'),
      files: files ? ['yes'] : [],
      'files.most': String(files?.most ?? usualFiles),
      confirmAddress: confirmAddress ? ['yes'] : [],
    }),
  read(typed, edition, { agencies, words }) {
    const files = typed.names.includes('files.most') ? readFiles(typed) : edition.files
    const known = agencies.map(({ slug }) => slug)
    // An agency that was put away since stays named until somebody takes it out.
    const kept = edition.agencySlugs.filter((slug) => !known.includes(slug))
    return {
      edition: {
        ...edition,
        agencySlugs: [...known.filter((slug) => typed.all('agencySlugs').includes(slug)), ...kept],
        contact: {
          name: typed.one('contact.name').trim(),
          email: textOf(typed, 'contact.email'),
          phone: textOf(typed, 'contact.phone'),
          post: textOf(typed, 'contact.post'),
        },
        otherWays: typed.names.includes('otherWays') ? readOtherWays(typed, words) : edition.otherWays,
        files: files === 'wrong' ? edition.files : files,
        // Asked on the same page as the number of files.
        confirmAddress: typed.names.includes('files.most')
          ? typed.all('confirmAddress').includes('yes') || undefined
          : edition.confirmAddress,
      },
      errors:
        files === 'wrong'
          ? [
              {
                field: 'files.most',
                message: words.t('consultations.people.files-wrong', { most: mostFiles }),
              },
            ]
          : [],
    }
  },
  Fields({ typed, errors, context }) {
    const { t } = useWords()
    const field = (name: string) => ({
      name,
      value: typed.one(name),
      error: errorOf(errors, name),
    })
    return (
      <>
        {context.agencies.length > 0 ? (
          <Checkboxes
            name="agencySlugs"
            label={t('consultations.people.agencies')}
            labelSize="m"
            hint={t('consultations.people.agencies-hint')}
            value={typed.all('agencySlugs')}
            items={context.agencies.map(({ slug, name }) => ({ value: slug, label: name }))}
          />
        ) : (
          <p class="govuk-body">{t('consultations.people.no-agencies')}</p>
        )}
        <Fieldset legend={t('consultations.people.contact')} legendSize="m">
          <Input
            {...field('contact.name')}
            label={t('consultations.people.name')}
            hint={t('consultations.people.name-hint')}
          />
          <Input
            {...field('contact.email')}
            label={t('consultations.people.email')}
            hint={t('consultations.people.one-of')}
            type="email"
            spellcheck={false}
          />
          <Input {...field('contact.phone')} label={t('consultations.people.phone')} type="tel" width={20} />
          <Textarea {...field('contact.post')} label={t('consultations.people.post')} rows={3} />
        </Fieldset>
        <Textarea
          {...field('otherWays')}
          label={t('consultations.page.other-ways')}
          labelSize="m"
          hint={t('consultations.people.other-ways-hint')}
          rows={6}
        />
        <Checkboxes
          name="files"
          label={t('consultations.people.files')}
          labelSize="m"
          value={typed.all('files')}
          items={[
            {
              value: 'yes',
              label: t('consultations.people.files-yes'),
              hint: t('consultations.people.files-hint'),
            },
          ]}
        />
        <Input
          {...field('files.most')}
          label={t('consultations.people.files-most')}
          inputMode="numeric"
          width={2}
        />
        <Checkboxes
          name="confirmAddress"
          label={t('consultations.people.confirm')}
          labelSize="m"
          value={typed.all('confirmAddress')}
          items={[
            {
              value: 'yes',
              label: t('consultations.people.confirm-yes'),
              hint: t('consultations.people.confirm-hint'),
            },
          ]}
        />
      </>
    )
  },
}

/** Words that nobody changed are not stored: so they are read in the language of the page. */
function readOtherWays(typed: Typed, { t }: Words): string | undefined {
  const text = typed.one('otherWays').trim()
  return text === t('consultations.page.other-ways-text') ? undefined : text
}

function readFiles(typed: Typed): Edition['files'] | 'wrong' {
  if (!typed.all('files').includes('yes')) return undefined
  const most = Number(typed.one('files.most').trim())
  return Number.isInteger(most) && most >= 1 && most <= mostFiles ? { most } : 'wrong'
}
