import { cataloguesAgree } from './catalogues.ts'
import { onlyConfigReadsTheEnvironment } from './environment.ts'
import { noUnusedExports } from './exports.ts'
import { importOrder, noCycles } from './imports.ts'
import { onlyLoadersEnterApproved } from './loaders.ts'
import { capabilityFiles, noDefaultExports, readableSize, tellingNames } from './names.ts'
import { noBareClasses, noUnusedStyles } from './styles.ts'
import { ownTablesOnly } from './tables.ts'
import {
  documentedCommandsExist,
  documentedPathsExist,
  migrationsSayTheirDanger,
  noPrivatePlaces,
} from './texts.ts'
import type { Rule } from './tree.ts'

/** The rules of the house, by the name under which a violation is reported. */
export const rules: Readonly<Record<string, Rule>> = {
  parses: (tree) =>
    tree.unreadable.map(({ path, reason }) => ({ path, message: `cannot be read: ${reason}` })),
  imports: importOrder,
  cycles: noCycles,
  environment: onlyConfigReadsTheEnvironment,
  exports: noUnusedExports,
  'default-exports': noDefaultExports,
  tables: ownTablesOnly,
  loaders: onlyLoadersEnterApproved,
  names: tellingNames,
  size: readableSize,
  styles: noUnusedStyles,
  classes: noBareClasses,
  capabilities: capabilityFiles,
  catalogues: cataloguesAgree,
  'private-places': noPrivatePlaces,
  migrations: migrationsSayTheirDanger,
  commands: documentedCommandsExist,
  pointers: documentedPathsExist,
}
