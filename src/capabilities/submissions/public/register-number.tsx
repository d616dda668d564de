import { Link, useWords } from '../../../ui/index.ts'
import { pathOfEntry } from './find-entry.view.tsx'

/** Under which number anyone finds a submission in the public register. */
export function RegisterNumber({ slug, number }: { slug: string; number: number | null }) {
  const words = useWords()
  return number === null ? (
    <span>{words.t('submissions.own.register-number-soon')}</span>
  ) : (
    <Link href={pathOfEntry(slug, Number(number))}>{words.number(Number(number))}</Link>
  )
}
