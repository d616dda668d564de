import { expect, test } from 'vitest'
import { startHouse } from '../../app/testing/start.ts'
import { aPublishedConsultation } from '../consultations/factories.ts'
import type { Question } from '../consultations/index.ts'
import { aVisitor, fillSection, send } from './factories.ts'

/* Questions that depend on a choice: on the same page a script shows and hides them, across pages the server does. */

const options = (...ids: string[]) => ids.map((id) => ({ id, label: `Choice ${id}` }))
const depending = (id: string, on: string, anyOf: string[]): Question => ({
  id,
  type: 'short-text',
  label: `Words about ${id}`,
  required: true,
  showWhen: { questionId: on, anyOf },
})

const sections = [
  {
    id: 'first',
    title: 'First',
    questions: [
      { id: 'work', type: 'single-choice', label: 'Do you?', required: true, options: options('yes', 'no') },
      {
        id: 'field',
        type: 'single-choice',
        label: 'In which?',
        required: false,
        options: options('law', 'police', 'other'),
        showWhen: { questionId: 'work', anyOf: ['yes'] },
      },
      depending('which', 'field', ['police', 'other']),
    ],
  },
  {
    id: 'second',
    title: 'Second',
    questions: [
      { id: 'free', type: 'long-text', label: 'Anything else?', required: false },
      depending('statute', 'field', ['law']),
    ],
  },
] as const

const begun = async () => {
  const under = await startHouse()
  const consultation = await aPublishedConsultation(under, { sections: sections as never })
  return { visitor: await aVisitor(under, consultation.slug), consultation }
}

test('a question that depends on a choice of its page stands there for all, and says so to people and to scripts', async () => {
  const { visitor } = await begun()
  const { body } = await visitor.get('/part/first')
  expect(body).toContain('<div data-shown-by="q.work" data-shown-for="yes">')
  expect(body).toContain('<div data-shown-by="q.field" data-shown-for="police other">')
  expect(body).toContain('Answer this only if you chose')
  expect(body.indexOf('name="q.work"')).toBeLessThan(body.indexOf('name="q.field"'))
})

test('a question that depends on another page stands on its own only where it applies', async () => {
  const { visitor } = await begun()
  const asks = async () => (await visitor.get('/part/second')).body.includes('Words about statute')
  expect(await asks()).toBe(false)
  await fillSection(visitor, 'first', { 'q.work': 'yes', 'q.field': 'law' })
  expect(await asks()).toBe(true)
  // What decides it is hidden itself now, though the choice is kept: it decides nothing.
  await fillSection(visitor, 'first', { 'q.work': 'no', 'q.field': 'law' })
  expect(await asks()).toBe(false)
  expect((await visitor.get('/check')).body).not.toContain('Words about statute')
  expect((await fillSection(visitor, 'second', { 'q.free': 'Go on' })).statusCode).toBe(303)
})

test('words under a question that does not apply now are there again when it does, and are not sent meanwhile', async () => {
  const { visitor, consultation } = await begun()
  await fillSection(visitor, 'first', { 'q.work': 'yes', 'q.field': 'law' })
  await fillSection(visitor, 'second', { 'q.free': '', 'q.statute': 'The Crimes Act' })
  await fillSection(visitor, 'first', { 'q.work': 'no', 'q.field': 'law', 'q.which': 'Typed and hidden' })
  await fillSection(visitor, 'second', { 'q.free': 'Saved without it' })
  await visitor.post('/part/second/autosave', { 'q.free': 'Saved without it, again' })
  const hidden = /The Crimes Act|Typed and hidden/
  expect((await visitor.get('/check')).body).not.toMatch(hidden)
  expect((await visitor.get('/part/first')).body).toContain('Typed and hidden')

  await fillSection(visitor, 'first', { 'q.work': 'yes', 'q.field': 'law', 'q.which': 'Typed and hidden' })
  expect((await visitor.get('/part/second')).body).toContain('The Crimes Act')
  await fillSection(visitor, 'first', { 'q.work': 'no', 'q.field': 'law', 'q.which': 'Typed and hidden' })
  await visitor.post('/about-you', { kind: 'individual', go: 'next' })
  expect((await send(visitor, consultation.editionId)).statusCode).toBe(303)
  expect((await visitor.get()).body).not.toMatch(hidden)
})
