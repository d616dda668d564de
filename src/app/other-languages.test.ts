import { expect, test } from 'vitest'
import { aPublishedConsultation } from '../capabilities/consultations/factories.ts'
import { aTreaty } from '../capabilities/negotiations/factories.ts'
import { startHouse } from './testing/start.ts'

const told = (text: string) => `<span lang="en" dir="ltr">${text}</span>`

test('a page that is not translated is English, dates too, inside a shell of the language, and runs the right way', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId } = await aTreaty(under)
  const { slug } = await aPublishedConsultation(under, { treatyId, title: 'Whose data is it?' })
  const { body } = await under.app.inject(`/ar/consultations/${slug}`)
  expect(body).toMatch(/<html lang="ar" dir="rtl"/)
  expect(body).toContain('المشاورات')
  const main = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
  expect(main).toMatch(/^<main [^>]*lang="en"/)
  expect(main).toMatch(new RegExp(`<h1[^>]*>${told('Whose data is it\\?').replaceAll('/', '\\/')}`))
  expect(main).not.toMatch(/\p{Script=Arabic}/u)
  expect(main).toContain('href="/ar/')
})

test('a page that is translated in part tells its English lines apart', async () => {
  const under = await startHouse({ now: '2026-11-24T00:00:00Z' })
  const { treatyId } = await aTreaty(under, { shortTitle: 'Example convention' })
  await aPublishedConsultation(under, { treatyId, title: 'Whose data is it?' })
  const { body } = await under.app.inject('/ar/consultations')
  expect(body).not.toMatch(/<main [^>]*lang=/)
  expect(body.slice(body.indexOf('<main'))).toMatch(/\p{Script=Arabic}/u)
  expect(body).toContain('Whose data is it?</bdi>')
})

test('a name in Latin letters inside an Arabic sentence is kept whole', async () => {
  const { house } = await startHouse()
  expect(house.words.in('ar').t('ui.optional', { label: 'E-mail.' })).toBe('\u2068E-mail.\u2069 (اختياري)')
  expect(house.words.in('en').t('ui.optional', { label: 'E-mail.' })).toBe('E-mail. (optional)')
})

test('pages in te reo Māori without a translation say so in it and are marked as English', async () => {
  const { app } = await startHouse()
  const { body } = await app.inject('/mi/')
  expect(body).toContain('Kei roto i te reo Ingarihi tēnei whārangi')
  expect(body).toMatch(/<main [^>]*lang="en"/)
})
