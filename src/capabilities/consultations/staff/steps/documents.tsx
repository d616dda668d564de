import { errorOf, type FieldError, Input, useWords } from '../../../../ui/index.ts'
import type { ConsultationDocument } from '../../edition.ts'
import { compactRows, moreRows, Rows, rowsFrom } from '../rows.tsx'
import type { Step } from '../step.ts'
import { pressed, rowsIn, textOf, typedValues } from '../typed.ts'

const fields = ['title', 'url', 'format', 'size', 'note'] as const

/** Documents to read before answering. An empty row is no document. */
export const documents: Step = {
  name: 'documents',
  parts: ['documents'],
  typedFrom: (edition) =>
    typedValues(
      rowsFrom(
        'documents',
        edition.documents.map(({ title, url, format, sizeBytes, note }) => ({
          title,
          url,
          format,
          size: sizeBytes === undefined ? undefined : sizeTyped(sizeBytes),
          note,
        })),
      ),
    ),
  rework: (typed) => (pressed(typed) === 'more:documents' ? moreRows(typed, 'documents') : undefined),
  read(typed, edition, { words }) {
    const compact = compactRows(typed, 'documents', fields)
    const errors: FieldError[] = []
    const read = rowsIn(compact, 'documents', fields).map((row): ConsultationDocument => {
      const text = (field: string) => textOf(compact, `documents.${row}.${field}`)
      const size = text('size')
      const sizeBytes = size === undefined ? undefined : readSize(size)
      if (size !== undefined && sizeBytes === undefined)
        errors.push({ field: `documents.${row}.size`, message: words.t('consultations.documents.bad-size') })
      return {
        title: text('title') ?? '',
        url: text('url'),
        format: text('format'),
        sizeBytes,
        note: text('note'),
      }
    })
    return { edition: { ...edition, documents: read }, errors, typed: compact }
  },
  Fields({ typed, errors }) {
    const { t } = useWords()
    return (
      <Rows
        typed={typed}
        prefix="documents"
        legend={(number) => t('consultations.documents.row', { number })}
      >
        {(_row, name) => {
          const field = (part: (typeof fields)[number]) => ({
            name: name(part),
            value: typed.one(name(part)),
            error:
              errorOf(errors, name(part)) ??
              (part === 'size' ? errorOf(errors, name('sizeBytes')) : undefined),
            label: t(`consultations.documents.${part}`),
          })
          return (
            <>
              <Input {...field('title')} />
              <Input
                {...field('url')}
                hint={t('consultations.documents.url-hint')}
                inputMode="url"
                spellcheck={false}
              />
              <Input {...field('format')} hint={t('consultations.documents.format-hint')} width={10} />
              <Input {...field('size')} hint={t('consultations.documents.size-hint')} width={10} />
              <Input {...field('note')} />
            </>
          )
        }}
      </Rows>
    )
  },
}

const units: Readonly<Record<string, number>> = { b: 1, kb: 1_000, mb: 1_000_000, gb: 1_000_000_000 }

/** "640 kB", "2.1 MB" in bytes; undefined for what is no size. */
function readSize(typed: string): number | undefined {
  const match = /^(\d{1,9}(?:[.,]\d{1,3})?)\s*(b|kb|mb|gb)$/i.exec(typed.trim())
  const unit = units[match?.[2]?.toLowerCase() ?? '']
  if (!match?.[1] || unit === undefined) return undefined
  return Math.round(Number(match[1].replace(',', '.')) * unit)
}

const sizeTyped = (bytes: number): string => {
  if (bytes >= 1_000_000) return `${bytes / 1_000_000} MB`.replace(/(\.\d{3})\d+/, '$1')
  return bytes >= 1_000 ? `${bytes / 1_000} kB` : `${bytes} B`
}
