import type { Stance, Topic, Voice } from '../types.ts'
import type { Chance } from './chance.ts'
import { type Era, saidIn } from './stock/eras.ts'
import {
  closings,
  connectors,
  experiences,
  fewWords,
  groupExperiences,
  openings,
  otherSide,
  places,
  trades,
} from './stock/frames.ts'
import { sentences } from './stock/sentences.ts'
import { teReoFarewells, teReoGreetings, teReoSentences } from './stock/te-reo.ts'

export interface Writer {
  voice: Voice
  stance: Stance
  era: Era
  /** Careful, or in a hurry: without macrons, some capitals and some full stops. */
  manner: 'careful' | 'hurried'
  /** The share of te reo Māori: none, a greeting, a passage, or the whole text. */
  teReo: 'none' | 'greeting' | 'passage' | 'all'
}

export interface Written {
  text: string
  /** Passages in te reo Māori, as they stand in the text. */
  teReo: string[]
}

const headings: Record<Topic, string> = {
  'taking-part': 'Taking part',
  'human-rights': 'Human rights',
  expression: 'Free expression',
  privacy: 'Privacy',
  criminalisation: 'Which acts are crimes',
  researchers: 'Security research',
  'procedural-powers': 'Powers',
  cooperation: 'Cooperation',
  children: 'Children',
  'maori-data': 'Māori data',
  pacific: 'The Pacific',
  prevention: 'Prevention',
  openness: 'An open process',
  business: 'Business',
  victims: 'Victims',
  'domestic-process': 'The decision here at home',
}

/** Whether to negotiate is settled once there is a text; whether to join is not a question before. */
const outOfTime: Record<Era, Topic> = { beforehand: 'domestic-process', adopted: 'taking-part' }

/** From this many words on, a text has headings and gives the other side a hearing. */
const longText = 500

/** Fills the slots of a sentence from the stock. */
export function fill(chance: Chance, sentence: string): string {
  return sentence
    .replaceAll('{place}', () => chance.pick(places))
    .replaceAll('{trade}', () => chance.pick(trades))
    .replaceAll('{years}', () => String(chance.between(2, 28)))
    .replaceAll('{count}', () => String(chance.between(6, 90) * 10))
}

/** Whether this voice speaks for one person, for many, or as a scholar who tells no stories. */
function experiencesOf(voice: Voice): readonly string[] {
  if (voice === 'academic') return []
  return voice === 'individual' || voice === 'on-behalf' ? experiences : groupExperiences
}

const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length

function inManner(chance: Chance, manner: Writer['manner'], sentence: string): string {
  if (manner === 'careful') return sentence
  let written = sentence.normalize('NFD').replaceAll('\u0304', '').normalize('NFC').replaceAll('’', "'")
  if (chance.happens(0.5)) written = written.charAt(0).toLowerCase() + written.slice(1)
  if (chance.happens(0.3)) written = written.replace(/\.$/, '')
  return written
}

interface Point {
  topic: Topic
  sentence: string
  /** A view of the other side, reported. */
  aside: boolean
}

/**
 * The points in the order in which this writer makes them: first a few on each topic that brought them here, then, in a
 * long text, whatever else there is to say on those and on the other topics.
 */
function pointsOf(chance: Chance, { stance, era }: Writer, topics: Topic[], words: number): Point[] {
  const other: Stance = stance === 'for' ? 'against' : 'for'
  const perTopic = Math.max(2, Math.ceil(words / topics.length / 15))
  const others = (Object.keys(headings) as Topic[]).filter(
    (topic) => !topics.includes(topic) && topic !== outOfTime[era],
  )
  const pointsOn = (topic: Topic): Point[] => {
    const long = words >= longText
    const on = (side: Stance, most = long ? 9 : 2) =>
      chance.shuffled(saidIn(era, sentences[topic][side])).slice(0, most)
    const own =
      stance === 'mixed'
        ? [...on('mixed', 9), ...on('for'), ...on('against')]
        : [...on(stance, 9), ...on('mixed', 9)]
    const asides = long && stance !== 'mixed' ? on(other) : []
    return [
      ...own
        .slice(0, words < longText ? perTopic : own.length)
        .map((sentence) => ({ topic, sentence, aside: false })),
      ...asides.map((sentence) => ({ topic, sentence, aside: true })),
    ]
  }
  return [...topics, ...chance.shuffled(others)].flatMap(pointsOn)
}

/** A text of about `words` words by this writer on these topics. No sentence of the stock comes twice. */
export function write(
  chance: Chance,
  writer: Writer,
  topics: Topic[],
  words: number,
  introduces = true,
): Written {
  if (words <= 4) return { text: chance.pick(saidIn(writer.era, fewWords[writer.stance])), teReo: [] }
  if (writer.teReo === 'all') return writeInTeReo(chance, writer.stance)

  const teReo: string[] = []
  const paragraphs: string[] = []
  const say = (sentence: string) => inManner(chance, writer.manner, fill(chance, sentence))
  const stories = chance.shuffled(experiencesOf(writer.voice))
  const greeting = writer.teReo === 'none' ? '' : chance.pick(teReoGreetings)
  if (greeting) teReo.push(greeting)
  const opening = introduces && words > 45 ? say(chance.pick(openings[writer.voice])) : ''
  if (greeting || opening) paragraphs.push([greeting, opening].filter(Boolean).join(' '))
  if (introduces && words > 60 && stories.length > 0 && chance.happens(0.5))
    paragraphs.push(say(stories.pop()!))

  let count = wordCount(paragraphs.join(' '))
  let current: string[] = []
  let last: Point | undefined
  const endParagraph = () => {
    if (current.length > 0) paragraphs.push(current.join(' '))
    current = []
  }
  const put = (sentence: string) => {
    current.push(sentence)
    count += wordCount(sentence)
  }
  for (const point of pointsOf(chance, writer, topics, words)) {
    if (count >= words * 0.93) break
    const newTopic = point.topic !== last?.topic
    const turns = point.aside && !(last?.aside && !newTopic)
    if (newTopic || turns || current.length >= 5) {
      endParagraph()
      if (newTopic && words >= longText) paragraphs.push(headings[point.topic])
      const lead = turns
        ? chance.pick(otherSide)
        : newTopic && last && words < longText
          ? chance.pick(connectors)
          : ''
      if (lead) put(say(lead))
    }
    put(say(point.sentence))
    if (words >= longText && stories.length > 0 && chance.happens(0.1)) put(say(stories.pop()!))
    last = point
  }
  endParagraph()

  if (writer.teReo === 'passage') {
    const passage = fittingTeReo(chance, writer.stance, chance.between(1, 3))
    teReo.push(passage)
    paragraphs.push(passage)
  }
  if (introduces && words > 90 && chance.happens(0.6)) paragraphs.push(say(chance.pick(closings)))
  return { text: paragraphs.join('\n\n'), teReo }
}

function fittingTeReo(chance: Chance, stance: Stance, howMany: number): string {
  const fitting = teReoSentences.filter(
    (sentence) => sentence.stance === stance || sentence.stance === 'mixed',
  )
  const chosen = chance.shuffled(fitting).slice(0, howMany)
  return chosen.map(({ text }) => text).join(' ')
}

function writeInTeReo(chance: Chance, stance: Stance): Written {
  const paragraphs = [
    chance.pick(teReoGreetings),
    fittingTeReo(chance, stance, chance.between(2, 5)),
    chance.pick(teReoFarewells),
  ]
  return { text: paragraphs.join('\n\n'), teReo: paragraphs }
}
