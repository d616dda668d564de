import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import type { Role } from '../src/platform/access.ts'
import type { RunningHouse } from './house.ts'

/** Somebody who was given a one-time link and has not followed it yet. */
export interface Invited {
  readonly name: string
  readonly email: string
  readonly link: string
}

/** A member of staff as they know themselves: what they type at sign-in, and what their authenticator app holds. */
export interface Account extends Pick<Invited, 'name' | 'email'> {
  readonly password: string
  readonly totpSecret: string
}

const password = 'ferry kelp lantern sparrow'

/** What the authenticator app shows, `ahead` half-minutes from now; each code opens once. */
const codeOf = (totpSecret: string, ahead = 0): string =>
  generateSync({ secret: totpSecret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 })

/** Adds a person on the command line, as whoever runs the machine would. */
export async function invite(
  house: Pick<RunningHouse, 'command'>,
  name: string,
  roles: readonly Role[],
): Promise<Invited> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@agency.example`
  const printed = await house.command(['user', 'invite', email, '--name', name, '--role', ...roles, '--json'])
  return { name, email, link: (JSON.parse(printed) as { url: string }).url }
}

/** Follows a one-time link to its end: password, then the authenticator app. The page is signed in afterwards. */
export async function setUpAccount(page: Page, { name, email, link }: Invited): Promise<Account> {
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByLabel('Type the password again').fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
  const shown = (await page.locator('main code').textContent()) ?? ''
  const account = { name, email, password, totpSecret: shown.replaceAll(/\s/g, '') }
  await page.getByLabel('Code', { exact: true }).fill(codeOf(account.totpSecret))
  await page.locator('main').getByRole('button').click()
  await page.waitForURL('**/staff')
  return account
}

/** Signs in with password and code, soon after the account was set up: the code of that half-minute is used. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/staff/sign-in')
  await page.getByLabel('Email address').fill(account.email)
  await page.getByLabel('Password').fill(account.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Enter the code from your app').fill(codeOf(account.totpSecret, 1))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/staff')
}
