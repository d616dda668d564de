/**
 * The shapes of the reference case. The data modules beside this file fill them; the loader turns them into rows.
 *
 * Identifiers here are readable slugs; the loader derives the real ones. Dates are civil dates or civil times in the
 * zone named beside them; instants are ISO 8601 in UTC and say so.
 */

export type * from './types/attribution.ts'
export type * from './types/consultation.ts'
export type * from './types/negotiation.ts'
export type * from './types/submission.ts'
