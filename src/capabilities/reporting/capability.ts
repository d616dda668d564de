import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'

export const reporting: Capability = {
  name: 'reporting',
  tables: {},
  permissions,
  messages,
}
