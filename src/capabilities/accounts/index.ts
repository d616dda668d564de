export { authenticate } from './authenticate.ts'
export { createFirstLink } from './first-link.ts'
export { staffHomePlace } from './home-place.ts'
export { inviteStaff } from './invite-staff.ts'
export { linkPath } from './links.ts'
export { listPublishedAgencies } from './published.ts'
export {
  findAgencyBySlug,
  findStaff,
  listAgencies,
  listStaff,
  listStaffNames,
} from './queries.ts'
export { renewLink } from './renew-link.ts'
export { upsertAgency } from './save-agency.ts'
