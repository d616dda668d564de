import { expect, test } from 'vitest'
import { type Files, violationsOf } from '../testing/toy-tree.ts'

const verb = 'export interface Entered { ok: true }\nexport const addTreaty = () => undefined\n'
const house: Files = {
  'src/capabilities/negotiations/enter.ts': verb,
  'src/capabilities/negotiations/index.ts': "export { addTreaty, type Entered } from './enter.ts'\n",
  'src/capabilities/negotiations/propose.ts': 'export const propose = () => undefined\n',
  'src/capabilities/negotiations/factories.ts': "import { addTreaty } from './enter.ts'\naddTreaty()\n",
  'demo/load.ts': "import { addTreaty } from '../src/capabilities/negotiations/index.ts'\naddTreaty()\n",
  'src/capabilities/portal/page.ts':
    "import { type Entered } from '../negotiations/index.ts'\nexport type Page = Entered\n",
}

const planted = (files: Files) => violationsOf('loaders', { ...house, ...files })

test('loaders, factories and types may know the door for what was approved elsewhere', () => {
  expect(planted({})).toEqual([])
})

test('no route may use it, neither by the front door nor beside it', () => {
  const refused = 'uses addTreaty, which enters what was approved elsewhere: propose it'
  const byFront = 'src/capabilities/portal/routes.ts'
  const beside = 'src/capabilities/negotiations/staff/routes.ts'
  const said = planted({
    [byFront]: "import { addTreaty } from '../negotiations/index.ts'\naddTreaty()\n",
    [beside]: "import { addTreaty } from '../enter.ts'\naddTreaty()\n",
  })
  expect(said).toHaveLength(2)
  for (const path of [byFront, beside])
    expect(
      said.some((each) => each.startsWith(`${path}: ${refused}`)),
      path,
    ).toBe(true)
})
