import { type Command, InvalidArgumentError } from 'commander'
import {
  findAgencyBySlug,
  inviteStaff,
  linkPath,
  listAgencies,
  listStaff,
  renewLink,
} from '../../capabilities/accounts/index.ts'
import { isRole, type Role, roles } from '../../platform/access.ts'
import { type Db, openDatabase } from '../../platform/database/database.ts'
import { openKeys } from '../keys.ts'
import { Refused } from './refused.ts'
import { baseUrlOf, requireMigrated, type Workplace, withPool, withWorkplace } from './workplace.ts'

export function addUser(program: Command): void {
  const user = program
    .command('user')
    .description('See and add members of staff, and give out sign-in links.')
  addInvite(user)
  addList(user)
  addLink(user)
}

function addInvite(user: Command): void {
  user
    .command('invite')
    .description('Add a person, mail them a one-time link to set up their account, and print it.')
    .argument('<email>', 'their address', parseEmail)
    .requiredOption('--name <name>', 'their name, as colleagues see it')
    .requiredOption('--role <role...>', `what they do: ${roles.join(', ')}`, collectRoles)
    .option('--agency <slug>', 'the agency they work for')
    .option('--json', 'print the link as one line of JSON')
    .action((email: string, options: { name: string; role: Role[]; agency?: string; json?: boolean }) =>
      withStaff('travaux user invite', async (db, workplace) => {
        const agencyId = options.agency === undefined ? null : await agencyIdOf(db, options.agency)
        const { name, role } = options
        const invited = await inviteStaff(db, new Date(), 'system', { email, name, roles: role, agencyId })
        if (!invited.ok)
          throw new Refused(
            `Someone has the address ${email} already. "travaux user link" gives them a new link.`,
          )
        printLink(workplace, invited, options.json)
      }),
    )
}

function addList(user: Command): void {
  user
    .command('list')
    .description('List everyone, by name.')
    .option('--json', 'print one JSON object a line')
    .action((options: { json?: boolean }) =>
      withStaff('travaux user list', async (db) => {
        for (const { staffId, name, email, state, roles, agencyName, lastSignedInAt } of await listStaff(
          db,
        )) {
          const line = options.json
            ? JSON.stringify({ staffId, name, email, state, roles, agency: agencyName, lastSignedInAt })
            : [name, email, state, roles.join(', ') || 'no role', agencyName].filter(Boolean).join('  ')
          process.stdout.write(`${line}\n`)
        }
      }),
    )
}

function addLink(user: Command): void {
  user
    .command('link')
    .description(
      'Give a person a new one-time link: for a lost password or phone, or an invitation that ran out.',
    )
    .argument('<email>', 'their address', parseEmail)
    .option('--json', 'print the link as one line of JSON')
    .action((email: string, options: { json?: boolean }) =>
      withStaff('travaux user link', async (db, workplace) => {
        const person = (await listStaff(db)).find((each) => each.email === email)
        if (!person) throw new Refused(`Nobody has the address ${email}. "travaux user list" lists everyone.`)
        const renewed = await renewLink(db, new Date(), 'system', person.staffId)
        if (!renewed.ok)
          throw new Refused(
            `${email} cannot sign in: their access was ended. An administrator can give it back.`,
          )
        printLink(workplace, renewed, options.json)
      }),
    )
}

function withStaff(
  application: string,
  work: (db: Db, workplace: Workplace) => Promise<void>,
): Promise<void> {
  return withWorkplace(application, async (workplace) => {
    await requireMigrated(workplace)
    await withPool(workplace.connection, (pool) => work(openDatabase(pool), workplace))
  })
}

function printLink(
  workplace: Workplace,
  link: { linkId: string; expiresAt: Date },
  json: boolean | undefined,
): void {
  const { config } = workplace
  const url = baseUrlOf(config) + linkPath(openKeys(config.dataDir), link.linkId)
  const expires = link.expiresAt.toISOString()
  process.stdout.write(
    json ? `${JSON.stringify({ url, expires })}\n` : `${url}\nIt works once, until ${expires}.\n`,
  )
}

async function agencyIdOf(db: Db, slug: string): Promise<string> {
  const agency = await findAgencyBySlug(db, slug)
  if (agency) return agency.agencyId
  const known = (await listAgencies(db)).map((each) => each.slug).join(', ')
  throw new Refused(`There is no agency ${slug}.${known ? ` There are: ${known}.` : ''}`)
}

function parseEmail(value: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(value))
    throw new InvalidArgumentError('It must be an address such as aroha@example.govt.nz.')
  return value.trim().normalize('NFC').toLowerCase()
}

function collectRoles(value: string, before: Role[] | undefined): Role[] {
  if (!isRole(value)) throw new InvalidArgumentError(`The roles are ${roles.join(', ')}.`)
  return [...(before ?? []), value]
}
