import { expect, test } from 'vitest'
import { violationsOf } from '../testing/toy-tree.ts'

test('a style sheet that no other includes is found', () => {
  const files = {
    'src/ui/styles/site.scss': '@use "prose";\n',
    'src/ui/styles/_prose.scss': '@use "tokens" as t;\n',
    'src/ui/styles/_tokens.scss': '\n',
  }
  expect(violationsOf('styles', files)).toEqual([])
  expect(
    violationsOf('styles', { ...files, 'src/ui/styles/_inbox.scss': '.app-inbox { margin: 0; }\n' }),
  ).toEqual([expect.stringContaining('src/ui/styles/_inbox.scss: no style sheet uses it')])
})

test('a class of ours that no style sheet knows is found, its elements and variants are let be', () => {
  const page = (className: string) => ({
    'src/ui/styles/site.scss': '.app-figure { margin: 0; }\n',
    'src/ui/page.tsx': `export const Page = () => <div class="${className}">x</div>\n`,
  })
  expect(violationsOf('classes', page('app-figure app-figure__note app-figure--beside'))).toEqual([])
  expect(violationsOf('classes', page('govuk-body app-figures'))).toEqual([
    expect.stringContaining('the class app-figures stands in no style sheet'),
  ])
})
