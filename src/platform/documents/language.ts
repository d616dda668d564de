import type { Language } from './reading.ts'

/**
 * The language of some words: English by its small words, te reo Māori by its spelling. A closely related language
 * (Cook Islands Māori, Tahitian, Hawaiian, Tongan) is spelt alike and is told as Māori too: a person has to say.
 */
export function tellLanguage(text: string): Language {
  const sample = text.length > longestSample ? text.slice(0, longestSample) : text
  let words = 0
  let maori = 0
  let english = 0
  let small = 0
  for (const passage of sample.split(passageEnd)) {
    const found = weigh(passage)
    words += found.words
    maori += found.maori
    if (found.maori > found.words * 0.7) continue
    const rest = found.words - found.maori
    if (found.small >= rest * 0.12) english += rest
    small += found.small
  }
  if (words === 0) return otherLetters.test(sample) ? 'other' : 'unknown'
  if (words < fewestWords && maori < words && small === 0)
    return otherLetters.test(sample) ? 'other' : 'unknown'
  if (maori >= words * 0.8) return 'mi'
  if (maori >= Math.max(8, words * 0.15)) return english >= words * 0.08 ? 'mixed' : 'mi'
  if (english >= words * 0.5) return 'en'
  // Too short for small words: endings and pairs of letters then have to do.
  if (words < fewSmallWords && !otherLetters.test(sample)) return looksEnglish(sample) ? 'en' : 'unknown'
  return 'other'
}

/** More does not make it surer. */
const longestSample = 50_000
const fewestWords = 4
const fewSmallWords = 12

/** Sentences and lines: people who mix languages change between them more than inside them. */
const passageEnd = /[.!?;:\n]+(?:\s|$)|\n/

const word = /[\p{L}\p{M}]+(?:['’ʻ][\p{L}\p{M}]+)*/gu

/** Scripts in which neither language is written. */
const otherLetters = /[\u0370-\u1cff\u2e80-\ud7ff\uf900-\ufaff]/

/** Syllables of one vowel each, begun by one of ten consonants or none. */
const maoriSpelling = /^(?:(?:ng|wh|w['’]|[hkmnprtw])?[aeiouāēīōū])+$/

/** Long vowels may be written twice where there were no macrons. */
const macron = /[āēīōū]/

/** English words that Māori could spell; in doubt they count for neither. */
const either = new Set(
  'a i o he me we to no are one more take make made time home name here there were him hope rate note power area menu pea tea tie toe woe owe kiwi nation use ate ape hero woman women tape tone tune tomato potato taxi data piano era idea are ore pope pure rare rate tire wire wore aware awake rite nice none mine poem pie nine time ripe whine while why who whore whereas via'.split(
    ' ',
  ),
)

/** Small Māori words, of which hardly a sentence is without some. */
const maoriSmall = new Set(
  'te ngā nga ki ka kua ko hoki mai atu nei tēnei tenei ēnei enei tērā tera aua ia mō mo nō nā na tā tō kei hei kia kāore kaore rātou ratou tātou tatou mātou matou koe koutou au ahau ana ai anō ano rā ra noa katoa roto runga tētahi tetahi ētahi etahi mahi iwi whenua mana tangata'.split(
    ' ',
  ),
)

const englishSmall = new Set(
  "a the of and to in is that for it with as was be by on not this or from at which have an has had but they you we he she his her its their our your my i are were will would should could can do does did if so no than then there been being because about all any more some what when who how these those into very it's don't please thank thanks me us them also only must within without many each other such may might up out just like get over under between after before need needs both through".split(
    ' ',
  ),
)

const englishLook =
  /^[a-z]*(?:th|sh|wh|ck|oo|ee|ea|ou|ow|gh|ay|ly$|ing$|tions?$|ments?$|ness$|ity$|ies$|able$|ous$|ful$|ers?$|ed$|y$|s$)[a-z]*$/

function looksEnglish(text: string): boolean {
  const words = text.toLowerCase().match(word) ?? []
  return words.filter((each) => englishLook.test(each)).length >= words.length * 0.5
}

interface Weight {
  readonly words: number
  /** Words that stand in a run of Māori. */
  readonly maori: number
  /** Small English words outside of it. */
  readonly small: number
}

/** Names in an English sentence are runs of one to four Māori words; a passage is longer, or is all there is. */
const shortestRun = 5

function weigh(passage: string): Weight {
  const words = (passage.toLowerCase().match(word) ?? []).map((each) => each.normalize('NFC'))
  let maori = 0
  let small = 0
  // Those that other languages have as well: they count only beside others.
  let shared = 0
  let run: string[] = []
  const close = () => {
    if (isMaori(run, words.length)) maori += run.length
    else shared += run.filter((each) => englishSmall.has(each)).length
    run = []
  }
  for (const each of words) {
    if (maoriSpelling.test(each)) {
      run.push(each)
      continue
    }
    close()
    if (englishSmall.has(each)) small += 1
  }
  close()
  return { words: words.length, maori, small: small + Math.min(shared, small * 1.5) }
}

function isMaori(run: readonly string[], passage: number): boolean {
  if (run.length === 0) return false
  const sure = run.filter((each) => !either.has(each)).length
  const small = run.filter((each) => maoriSmall.has(each) || macron.test(each)).length
  const whole = run.length > passage * 0.8
  if (whole) return sure >= run.length * 0.4 && (small > 0 || sure >= 3)
  return run.length >= shortestRun && sure >= run.length * 0.5 && small > 0
}
