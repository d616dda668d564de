import type { SyntheticSubmission, Voice } from '../types.ts'
import type { Chance } from './chance.ts'
import { sensitive } from './stock/frames.ts'
import { fill } from './text.ts'

type Content = SyntheticSubmission['content']

export interface Asked {
  /** The text, with the sensitive passage in it where there is one. */
  text: string
  withhold: Content['withhold']
  meaning?: SyntheticSubmission['made']['withhold']
}

export interface Asking {
  voice: Voice
  isLetter: boolean
  /** The question whose answer holds the text. */
  questionId: string
  sender: Content['sender']
  text: string
}

/**
 * Some ask that something not be published, and say why: groups more often than people, those who send a form letter hardly
 * ever. The name, a passage, the whole answer or everything.
 */
export function askToWithhold(luck: Chance, asking: Asking): Asked {
  const { voice, questionId, text } = asking
  const alone = voice === 'individual' || voice === 'on-behalf'
  if (!luck.happens(asking.isLetter ? 0.05 : alone ? 0.14 : 0.3)) return { text, withhold: [] }
  const scope = luck.weighted({ name: alone ? 3 : 1, passage: 5, answer: 1, submission: 1 })
  if (scope === 'name') {
    const reason = luck.pick([
      'Please leave out my name. I work in a place where I am not supposed to have opinions.',
      'Please leave out my name. I would rather not be found by it.',
    ])
    return {
      text,
      withhold: [{ questionId: 'everything', quote: asking.sender.name, reason }],
      meaning: { scope, category: 'privacy' },
    }
  }
  const from = voice === 'iwi-hapu' ? voice : alone ? 'person' : 'group'
  const {
    sentence,
    category,
    because: reason,
  } = luck.pick(sensitive.filter((secret) => secret.from === from))
  const passage = fill(luck, sentence)
  return {
    text: withParagraph(luck, text, passage),
    withhold: [
      scope === 'passage'
        ? { questionId, quote: passage, reason }
        : { questionId: scope === 'answer' ? questionId : 'everything', reason },
    ],
    meaning: { scope, category },
  }
}

/** The text with one more paragraph somewhere after the first. */
function withParagraph(luck: Chance, text: string, paragraph: string): string {
  const paragraphs = text.split('\n\n')
  paragraphs.splice(luck.between(1, paragraphs.length), 0, paragraph)
  return paragraphs.join('\n\n')
}
