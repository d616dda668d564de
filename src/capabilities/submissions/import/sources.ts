import { type Edition, questionsOf } from '../../consultations/index.ts'
import { tellDateFormat } from './dates.ts'
import type { ImportSource, Mapping, TableColumn } from './import.ts'
import { answerTargets, itemLabel } from './targets.ts'

/** A name without what differs from program to program. */
const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Where a file comes from, as far as its columns and values tell. */
export function tellSource(columns: readonly TableColumn[]): ImportSource {
  const names = new Set(columns.map(({ name }) => bare(name)))
  const has = (...wanted: string[]) => wanted.every((each) => names.has(each))
  if (has('comment id', 'author id', 'agrees', 'disagrees')) return 'polis'
  if (has('themefinder id')) return 'consult'
  if (
    has('document id', 'comment', 'posted date') ||
    has('document id', 'docket id') ||
    has('document id', 'document type', 'received date') ||
    has('attributes comment') ||
    columns.some(({ samples }) => samples.some((each) => /^[A-Z]{2,10}-\d{4}-\d{4}-\d{4,6}$/.test(each)))
  )
    return 'regulations-gov'
  if (
    has('submitdate', 'startlanguage') ||
    has('date submitted', 'last page') ||
    has('lastpage', 'startlanguage') ||
    has('response id', 'start language')
  )
    return 'limesurvey'
  if (
    columns.some(({ samples }) =>
      samples.some((each) => /^(ANON-)?[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]$/.test(each)),
    ) ||
    columns.filter(({ name }) => / - /.test(name)).length * 2 > columns.length ||
    has('response id', 'submission type')
  )
    return 'citizen-space'
  const raw = columns.map(({ name }) => name)
  if (
    raw.some((name) =>
      /^(component|participatory_space|participatory_process|commentable|author)\/\w+/.test(name),
    ) ||
    has('id', 'ip hash', 'user status')
  )
    return 'decidim'
  return 'generic'
}

type Known = readonly (readonly [RegExp, string])[]

/** Names of columns that mean the same wherever they come from. The first that fits counts. */
const everywhere: Known = [
  [
    /^(response|submission|respondent|document|comment|reference|unique|tracking|themefinder|case) ?(id|no|number|reference)$|^(id|ref|reference|reference number)$/,
    'reference',
  ],
  [
    /^(received|date received|received (date|at|on)|date submitted|submitted( at| on)?|submission date|submitdate|submitted date|created at|created|timestamp( ms)?|date|completed( at)?|received time)$/,
    'received',
  ],
  [
    /^(name|full name|your name|first name|last name|surname|family name|submitter name|respondent name|author name|what is your name)$/,
    'name',
  ],
  [
    /^(organi[sz]ation|organi[sz]ation name|your organi[sz]ation|name of organi[sz]ation|org|what is your organi[sz]ation|company)$/,
    'organisation',
  ],
  [
    /^(e ?mail|e ?mail address|your e ?mail( address)?|what is your e ?mail address|respondent email)$/,
    'email',
  ],
  [
    /^(respondent type|submitter type|type of (respondent|submitter)|kind|respondent type respondent type|are you responding as.*)$/,
    'kind',
  ],
  [/^(attachments?|attachment (files|names?)|files?|uploads?|content files)$/, 'attachments'],
  [/^(withhold|confidential|please withhold|reason to withhold|withhold because)$/, 'withhold'],
  [
    /^(text|comments?|comment body|body|response|submission|feedback|message|your (comments?|submission|views?)|submission text|free text|words)$/,
    'body',
  ],
]

const bySource: Readonly<Record<ImportSource, Known>> = {
  generic: [],
  'citizen-space': [
    [/^response id$/, 'reference'],
    [/^(date submitted|submitted on|submission date|created on|completed)$/, 'received'],
  ],
  limesurvey: [
    [/^(id|response id)$/, 'reference'],
    [/^(submitdate|date submitted)$/, 'received'],
    [/^(startdate|datestamp|date started|date last action|lastpage|last page|seed|token|access code)$/, ''],
  ],
  decidim: [
    [/^id$/, 'reference'],
    [/^(published at|created at)$/, 'received'],
    [/^author name$/, 'name'],
    [/^(title( \w\w)?|body( \w\w)?)$/, 'body'],
    [/^(component|participatory space|category|scope|author|commentable|reference|url)\b/, ''],
  ],
  polis: [
    [/^conversation$/, 'reference'],
    [/^comment id$/, 'reference'],
    [/^timestamp( ms)?$/, 'received'],
    [/^author id$/, 'note'],
    [/^moderated$/, 'moderated'],
    [/^(datetime|agrees|disagrees)$/, ''],
    [/^(comment body|text)$/, 'body'],
  ],
  'regulations-gov': [
    [/^(document id|comment id|id)$/, 'reference'],
    [/^(received date|attributes receivedate|attributes receivedate?)$/, 'received'],
    [/^(is withdrawn|withdrawn|attributes withdrawn)$/, 'leave-out'],
    [/^(document type|attributes documenttype)$/, 'document-type'],
    [/^attributes comment$/, 'body'],
    [/^attributes (firstname|lastname)$/, 'name'],
    [/^attributes organization$/, 'organisation'],
    [/^(comment on document id|comment on|tracking number|docket id|posted date|title)$/, ''],
  ],
  consult: [
    [/^themefinder id$/, 'reference'],
    [/^text$/, 'body'],
  ],
}

/** Of these only one column can be meant; the first that fits is taken. */
const onlyOnce = new Set([
  'received',
  'organisation',
  'kind',
  'email',
  'withhold',
  'moderated',
  'document-type',
])

/** A mapping to begin with: a proposal, which a person looks over. */
export function proposeMapping(
  columns: readonly TableColumn[],
  source: ImportSource,
  edition: Pick<Edition, 'sections' | 'timeZone'>,
): Mapping {
  const taken = new Set<string>()
  const known = [...bySource[source], ...everywhere]
  const answers = answerNames(edition)
  const targets = columns.map(({ name, samples }) => {
    const usual = known.find(([pattern]) => pattern.test(bare(name)))?.[1]
    // A question's own words say most; its identifier may be a word that means something everywhere.
    let target = answers.labels.get(bare(name)) ?? usual ?? answers.ids.get(bare(name)) ?? ''
    if (target === 'name' && samples.length > 0 && samples.every((each) => /\d{4}/.test(each)))
      target = 'reference'
    const isAgain = taken.has(target) && (onlyOnce.has(target) || target.startsWith('answer:'))
    if (isAgain || (target === 'received' && samples.length > 0 && samples.every((each) => !/\d/.test(each))))
      return ''
    taken.add(target)
    return target
  })
  // One reference is enough, but for those that count anew in every conversation.
  if (source !== 'polis') {
    const first = targets.indexOf('reference')
    for (let i = first + 1; first >= 0 && i < targets.length; i++)
      if (targets[i] === 'reference') targets[i] = ''
  }
  const dates = columns.flatMap(({ samples }, i) => (targets[i] === 'received' ? samples : []))
  if (!targets.includes('body'))
    columns.forEach(({ samples }, i) => {
      if (targets[i] === '' && samples.some((each) => each.length > 60)) targets[i] = 'body'
    })
  return {
    targets,
    dateFormat: tellDateFormat(dates).format,
    timeZone: source === 'polis' ? 'UTC' : edition.timeZone,
    html: source === 'regulations-gov' || source === 'decidim',
  }
}

/** Names that a column may have which answers a question, as survey programs make them. */
function answerNames(edition: Pick<Edition, 'sections'>) {
  const labels = new Map<string, string>()
  const ids = new Map<string, string>()
  const add = (names: Map<string, string>, name: string, target: string) => {
    if (bare(name).length >= 3 && !names.has(bare(name))) names.set(bare(name), target)
  }
  questionsOf(edition).forEach((question, i) => {
    const { label, id } = question
    for (const target of answerTargets(question)) {
      const endings = endingsOf(itemLabel(question, target), target.split(':')[2])
      for (const ending of endings) {
        add(labels, `${label} ${ending}`, target)
        add(labels, `${i + 1} ${label} ${ending}`, target)
        add(ids, `${id} ${ending}`, target)
      }
      // Citizen Space says a question with one part twice.
      if (endings[0] === '') add(labels, `${label} ${label}`, target)
    }
  })
  return { labels, ids }
}

function endingsOf(item: string | undefined, part: string | undefined): readonly string[] {
  if (item) return [item]
  return part === 'why' ? ['why', 'reason', 'reasons', 'comment', 'comments', 'please explain'] : ['']
}
