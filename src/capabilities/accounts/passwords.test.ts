import { expect, test } from 'vitest'
import { hashPassword, isPassword, passwordRefusal } from './passwords.ts'

test('passwords that every guesser tries are refused, long ones of unusual words are not', () => {
  const about = ['Mere Example', 'mere.example@mfat.govt.nz', 'Travaux']
  const refused = {
    elevenchars: 'too-short',
    āāāāāāāāāāā: 'too-short',
    aaaaaaaaaaaaaaaa: 'too-common',
    abababababab: 'too-common',
    '123456789012': 'too-common',
    'Password2026!': 'too-common',
    passwordpassword: 'too-common',
    Qwertyuiop123: 'too-common',
    Wellington2026: 'too-common',
    'Kia Ora Aotearoa 1': 'too-common',
    'mere.example.mfat': 'too-common',
    TravauxTravaux99: 'too-common',
    [`${'long enough '.repeat(20)}x`]: 'too-long',
  }
  for (const [password, reason] of Object.entries(refused))
    expect(passwordRefusal(password, about), password).toBe(reason)
  for (const password of [
    'correct horse battery staple',
    'kererū in the pōhutukawa',
    'x7#Qm2!vLp9z',
    '8391-4720-6512-7733',
    'my password is a herd of purple otters',
  ])
    expect(passwordRefusal(password, about), password).toBeUndefined()
})

test('a password is known again however its macrons were typed, and no other is taken for it', async () => {
  const hashed = await hashPassword('kererū in the pōhutukawa'.normalize('NFD'))
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword(hashed, 'kererū in the pōhutukawa'.normalize('NFC'))).toBe(true)
  expect(await isPassword(hashed, 'kereru in the pohutukawa')).toBe(false)
  expect(await isPassword(hashed, '')).toBe(false)
  expect(await isPassword(null, 'kererū in the pōhutukawa')).toBe(false)
  expect(await isPassword(undefined, 'nobody has this password, it only takes its time')).toBe(false)
})

test('megabytes are refused by their length, before anything is done with them', async () => {
  const megabytes = 'e\u0304'.repeat(3_000_000)
  await isPassword(null, 'warm up')
  const begun = performance.now()
  expect(passwordRefusal(megabytes, [])).toBe('too-long')
  expect(await isPassword(null, megabytes)).toBe(false)
  // Counting its characters takes seconds.
  expect(performance.now() - begun).toBeLessThan(200)
})

test('an unknown name takes as long to refuse as a wrong password', async () => {
  const hashed = await hashPassword('kererū in the pōhutukawa')
  await isPassword(null, 'warm up')
  const time = async (known: string | null) => {
    const times: number[] = []
    for (let i = 0; i < 7; i++) {
      const begun = performance.now()
      await isPassword(known, 'a wrong password')
      times.push(performance.now() - begun)
    }
    return times.sort((a, b) => a - b)[3] as number
  }
  const [wrong, unknown] = [await time(hashed), await time(null)]
  // Without the hashing it would be a thousandth; a noisy machine stays within a few times.
  expect(unknown).toBeGreaterThan(wrong / 4)
})
