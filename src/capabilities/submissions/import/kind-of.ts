import type { SubmitterKind } from '../submissions.ts'

const kinds: readonly (readonly [SubmitterKind, RegExp])[] = [
  ['iwi-hapu', /iwi|hap[uū]|m[aā]ori/i],
  ['academic', /academic|universit|research|scholar/i],
  ['company', /compan|business|industr|private sector|corporat|firm/i],
  [
    'organisation',
    /organi[sz]ation|ngo|charit|group|society|association|union|authority|agency|government|council/i,
  ],
  ['individual', /individual|person|citizen|public|private|anonymous|resident|member/i],
]

/** As what somebody speaks, by how another program calls it; undefined for what we do not know. */
export function kindOf(said: string): SubmitterKind | undefined {
  if (/^individual/i.test(said)) return 'individual'
  return kinds.find(([, pattern]) => pattern.test(said))?.[0]
}
