/**
 * Row types of all tables and published views. Empty here: each capability adds its own in its `tables.ts`
 * by declaration merging, so that `platform` knows no capability and queries are still typed.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

/**
 * Where a table lives when the schema is spread over several servers:
 * `reference` small and copied everywhere; `sharded` by its first key column; `managed-local` and `local` on the
 * coordinator (managed-local makes a transaction over shards two-phase; the audit trail is one).
 */
export type TableKind = 'reference' | 'sharded' | 'managed-local' | 'local'
