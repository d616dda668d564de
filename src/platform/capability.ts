import type { FastifyInstance } from 'fastify'
import type { PermissionTable } from './access.ts'
import type { TableKind } from './database/tables.ts'
import type { House } from './house.ts'
import type { Panel } from './places.ts'
import type { Catalogues, MessageKey } from './translation/messages.ts'

/** Work that runs later, in the worker. It parses its payload and calls a verb; it may run twice. */
export type JobHandler = (payload: unknown, house: House) => Promise<void>

/** Work the worker does again and again: never two at once, over all workers. */
export interface Tick {
  readonly name: string
  readonly everyMs: number
  run(house: House): Promise<void>
}

/** Work that goes on for as long as a worker lives, such as listening for mail: in one worker at a time. */
export interface Service {
  readonly name: string
  /** False where the settings do not ask for it. */
  isWanted(house: House): boolean
  /** Works until told to stop. When it throws, or ends before, it is started again after a while. */
  run(house: House, signal: AbortSignal): Promise<void>
}

/** A page in the workspace's navigation, shown to those who hold the permission. */
export interface NavigationItem {
  readonly path: string
  readonly label: MessageKey
  readonly permission: string
  /** Smaller first. */
  readonly order: number
}

/** What one capability plugs into the house. Read only by `src/app`. */
export interface Capability {
  readonly name: string
  /** The tables it owns and where they live; the catalogue test holds the rules of each kind. */
  readonly tables: Readonly<Record<string, TableKind>>
  readonly permissions: PermissionTable
  readonly messages: Catalogues
  routes?(app: FastifyInstance, house: House): void
  /** A file that it adds to the published log, by its path below `/log/`; small, and undefined where it has none. */
  logFile?(house: Pick<House, 'publicDb'>, path: string): Promise<string | undefined>
  readonly jobs?: Readonly<Record<string, JobHandler>>
  readonly ticks?: readonly Tick[]
  readonly services?: readonly Service[]
  /** Names it announces in the transaction of a deed. */
  readonly announces?: readonly string[]
  /** Names announced by capabilities above it in the list, and what it then does, later, in the worker. */
  readonly listens?: Readonly<Record<string, JobHandler>>
  readonly panels?: readonly Panel[]
  readonly navigation?: readonly NavigationItem[]
}
