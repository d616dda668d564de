import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'

export const consultations: Capability = {
  name: 'consultations',
  tables: {},
  permissions,
  messages,
}
