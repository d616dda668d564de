import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TableKind } from '../platform/database/tables.ts'
import { capabilities } from './capabilities.ts'
import { startHouse, type TestHouse } from './testing/start.ts'

/*
 * The rules by which one schema runs on an embedded server, on a large one and on a cluster. They are read from
 * PostgreSQL's own catalogue, so that a migration cannot forget them.
 */

let under: TestHouse & { close(): Promise<void> }
const kinds = new Map<string, TableKind>(
  capabilities.flatMap((capability) => Object.entries(capability.tables)),
)
const named = (kind: TableKind) => [...kinds].filter(([, each]) => each === kind).map(([table]) => table)

beforeAll(async () => {
  under = await startHouse({ keep: true })
})
afterAll(() => under.close())

const rowsOf = async <Row extends object>(sql: string): Promise<Row[]> =>
  (await under.pool.query<Row>(sql)).rows

const ofOurs = `n.nspname = 'public' and c.relname <> 'migration'`

describe('the catalogue', () => {
  test('every table belongs to one capability, which says its kind', async () => {
    const tables = await rowsOf<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${ofOurs} order by 1`,
    )
    const owners = capabilities.flatMap((capability) => Object.keys(capability.tables))
    expect(tables.map((table) => table.name)).toEqual([...owners].sort())
  })

  test('a sharded table begins its key with submission_id, and holds it in every unique index', async () => {
    const indexes = await rowsOf<{ table: string; primary: boolean; columns: string[] }>(
      `select c.relname as table, i.indisprimary as primary,
         array(select a.attname::text from unnest(i.indkey) with ordinality k(num, ord)
               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.ord) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       where i.indisunique and ${ofOurs}`,
    )
    const sharded = new Set(named('sharded'))
    const own = indexes.filter((index) => sharded.has(index.table))
    expect(own.filter((index) => index.primary && index.columns[0] !== 'submission_id')).toEqual([])
    expect(own.filter((index) => !index.columns.includes('submission_id'))).toEqual([])
    expect(new Set(own.filter((index) => index.primary).map((index) => index.table))).toEqual(sharded)
  })

  test('foreign keys lead within the submission family along submission_id, or to reference tables; never out of local ones', async () => {
    const keys = await rowsOf<{ from: string; to: string; columns: string[] }>(
      `select c.relname as from, f.relname as to,
         array(select a.attname::text from unnest(k.conkey) num
               join pg_attribute a on a.attrelid = k.conrelid and a.attnum = num) as columns
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
       join pg_namespace n on n.oid = c.relnamespace where k.contype = 'f' and ${ofOurs}`,
    )
    const wrong = keys.filter(({ from, to, columns }) => {
      const [kind, target] = [kinds.get(from), kinds.get(to)]
      if (kind === 'sharded')
        return target === 'sharded' ? !columns.includes('submission_id') : target !== 'reference'
      return kind === 'reference' ? target !== 'reference' : true
    })
    expect(wrong).toEqual([])
  })

  test('triggers, serials and row security stand on no sharded and no reference table', async () => {
    const spread = [...named('sharded'), ...named('reference')].map((table) => `'${table}'`).join(', ')
    const triggers = await rowsOf(
      `select c.relname, t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_namespace n on n.oid = c.relnamespace
       where not t.tgisinternal and ${ofOurs} and c.relname in (${spread})`,
    )
    const serials = await rowsOf(
      `select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
       where ${ofOurs} and c.relname in (${spread})
         and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval%')`,
    )
    const secured = await rowsOf(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relrowsecurity and ${ofOurs}`,
    )
    expect({ triggers, serials, secured }).toEqual({ triggers: [], serials: [], secured: [] })
  })

  test('no column depends on the name of a text-search configuration', async () => {
    const columns = await rowsOf(
      `select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace where a.atttypid = 'regconfig'::regtype and ${ofOurs}`,
    )
    expect(columns).toEqual([])
  })

  test('the public role can read the published views and nothing else', async () => {
    const granted = await rowsOf<{ name: string; kind: string; privilege: string }>(
      `select c.relname as name, c.relkind::text as kind, a.privilege_type as privilege
       from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
       join pg_roles r on r.oid = a.grantee where r.rolname = 'travaux_public' and ${ofOurs}`,
    )
    expect(granted.length).toBeGreaterThan(5)
    expect(
      granted.filter(
        (grant) => grant.kind !== 'v' || grant.privilege !== 'SELECT' || !grant.name.startsWith('published_'),
      ),
    ).toEqual([])
    const open = await rowsOf(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
       where a.grantee = 0 and ${ofOurs}`,
    )
    expect(open).toEqual([])
  })
})
