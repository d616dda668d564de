import type { Capability } from '../../platform/capability.ts'
import { messages } from './messages.ts'
import { permissions } from './permissions.ts'
import { publicRoutes } from './public/routes.tsx'

export const portal: Capability = {
  name: 'portal',
  tables: {},
  permissions,
  messages,
  routes: publicRoutes,
}
