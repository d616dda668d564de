import { expect, test } from 'vitest'
import { documentUrl, parseDocumentSymbol } from './document-symbol.ts'

const parts = (printed: string) => {
  const symbol = parseDocumentSymbol(printed)
  return (
    symbol && {
      organ: symbol.organ,
      body: symbol.body,
      session: symbol.session,
      nature: symbol.nature,
      number: symbol.number,
      suffixes: symbol.suffixes.map(({ kind, number }) => `${kind} ${number}`),
    }
  )
}

test('a revised draft of a committee is read into its parts', () => {
  expect(parts('A/AC.291/22/Rev.1')).toEqual({
    organ: 'A',
    body: 'AC.291',
    session: undefined,
    nature: undefined,
    number: '22',
    suffixes: ['Rev 1'],
  })
})

test.each([
  ['A/AC.291/CRP.13', { body: 'AC.291', nature: 'CRP', number: '13' }],
  ['A/AC.291/L.15', { body: 'AC.291', nature: 'L', number: '15' }],
  ['A/AC.291/24/Add.1', { body: 'AC.291', number: '24', suffixes: ['Add 1'] }],
  ['A/AC.291/22/Rev.1/Corr.2', { number: '22', suffixes: ['Rev 1', 'Corr 2'] }],
  ['A/78/986', { body: undefined, session: '78', number: '986' }],
  ['A/C.3/79/L.22', { body: 'C.3', session: '79', nature: 'L', number: '22' }],
  ['A/RES/79/243', { nature: 'RES', session: '79', number: '243' }],
  ['A/RES/ES-11/1', { nature: 'RES', session: 'ES-11', number: '1' }],
  ['A/HRC/RES/51/10', { body: 'HRC', nature: 'RES', session: '51', number: '10' }],
  ['E/CN.15/2021/5', { organ: 'E', body: 'CN.15', session: '2021', number: '5' }],
  ['S/PV.9999', { organ: 'S', nature: 'PV', number: '9999' }],
  ['CCPR/C/GC/37', { organ: 'CCPR', body: 'C/GC', number: '37' }],
])('%s is read into its parts', (printed, expected) => {
  expect(parts(printed)).toMatchObject(expected)
})

test.each([
  ['A/AC/291/L.15', 'A/AC.291/L.15'],
  ['a/ac.291/22/rev.1', 'A/AC.291/22/Rev.1'],
  ['A/AC.291/22/Rev 1', 'A/AC.291/22/Rev.1'],
  ['A/AC.291/22/Rev/1', 'A/AC.291/22/Rev.1'],
  [' A / AC.291 / 22 / Rev. 1. ', 'A/AC.291/22/Rev.1'],
  ['UN Doc. A/AC.291/7', 'A/AC.291/7'],
  ['A/RES/ES–11/1', 'A/RES/ES-11/1'],
  ['A/C.3/79/L.22', 'A/C.3/79/L.22'],
])('a symbol printed as %s means %s', (printed, regular) => {
  expect(parseDocumentSymbol(printed)?.regular).toBe(regular)
})

test.each([
  'C.N.196.2025.TREATIES-XVIII.16',
  'GA/SHC',
  'Draft text',
  '',
  '/',
  'A/',
  'A/<b>',
  'A/22/nothing at all',
  '12/34',
])('%s is no document symbol, and gets no link', (printed) => {
  expect(parseDocumentSymbol(printed)).toBeUndefined()
  expect(documentUrl(printed)).toBeUndefined()
})

test('a regular symbol reads as itself', () => {
  for (const regular of [
    'A/AC.291/22/Rev.3',
    'A/79/460',
    'E/CN.15/2021/CRP.4',
    'A/CONF.222/L.6',
    'ST/SGB/2003/13',
  ])
    expect(parseDocumentSymbol(regular)?.regular).toBe(regular)
})

test('the link goes to the regular form, whatever was printed', () => {
  expect(documentUrl('A/AC/291/L.15')).toBe('https://undocs.org/A/AC.291/L.15')
})
