import { expect, test } from 'vitest'
import { tellLanguage } from './language.ts'

test.each([
  ['en', 'We support the treaty, but article 4 goes too far and should be taken out.'],
  ['en', 'See the attached files'],
  ['en', 'Te Tiriti o Waitangi must be upheld, and mana whenua should be heard before the negotiation ends.'],
  ['mi', 'Tēnā koutou katoa. Ko te tūmanako ka whakaaetia tēnei tiriti e te Kāwanatanga.'],
  // The spelling of 1948, without macrons.
  ['mi', 'No te mea he mea tika rawa kia hapainga nga ritenga e tupu ai nga whakaaro whakawhanaunga.'],
  ['mi', 'Kia ora'],
  // Closely related languages are spelt alike; only a person can say.
  ['mi', 'E tika to te tangata ngateitei i te oraanga, i te rangatira e i te paruru ia tona ora.'],
  [
    'mixed',
    'Tēnā koutou katoa, ko Hana tōku ingoa. We support the treaty, but we ask for more time to read it. Ngā mihi nui ki a koutou katoa i tēnei wā.',
  ],
  [
    'other',
    'Wir sind gegen diesen Vertrag, weil er die Rechte der Bürger nicht schützt und viel zu weit geht.',
  ],
  ['other', 'Nous soutenons ce traité, mais nous demandons que les citoyens soient entendus avant la fin.'],
  ['other', '我们支持这项条约'],
  ['other', 'Мы поддерживаем этот договор'],
  ['unknown', ''],
  ['unknown', '12 %, 14.5, 2026'],
  ['unknown', 'PDF'],
] as const)('%s: %s', (language, text) => {
  expect(tellLanguage(text)).toBe(language)
})

test('a very long text takes no time', () => {
  const began = performance.now()
  tellLanguage('a'.repeat(5_000_000))
  tellLanguage('te ao mārama the world '.repeat(200_000))
  expect(performance.now() - began).toBeLessThan(1_000)
})
