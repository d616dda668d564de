export { authenticate, type SignedIn } from './authenticate.ts'
export { createFirstLink, type FirstLink } from './first-link.ts'
export { staffHomePlace } from './home-place.ts'
export { type Invitation, type Invited, inviteStaff } from './invite-staff.ts'
export { linkPath } from './links.ts'
export { listPublishedAgencies } from './published.ts'
export {
  type Agency,
  findAgency,
  findAgencyBySlug,
  listAgencies,
  listStaff,
  listStaffNames,
} from './queries.ts'
export { type LinkRenewed, renewLink } from './renew-link.ts'
export { type AgencyForm, type AgencySaved, upsertAgency } from './save-agency.ts'
