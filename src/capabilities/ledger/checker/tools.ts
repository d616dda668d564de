import type { Code } from './codes.ts'

/** What the checker needs of the place it runs in. */
export interface Tools {
  sha256(bytes: Uint8Array): Uint8Array
  /** Undefined where Ed25519 cannot be checked. */
  verifyEd25519(
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean | undefined>
}

/** A published file by its path below the log's address (`checkpoint`, `tile/0/000`); undefined when it is not there. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>

/**
 * `right` and `wrong` were checked. `unknown` could not be; `told` is what the log says, and nothing to be right or wrong
 * about.
 */
export type Outcome = 'right' | 'wrong' | 'unknown' | 'told'

export interface Finding {
  readonly outcome: Outcome
  /** Names what was found: `place.included`. The words for it are elsewhere. */
  readonly code: Code
  readonly detail: Readonly<Record<string, string>>
}

export const found = (
  outcome: Outcome,
  code: Code,
  detail: Readonly<Record<string, string | number>> = {},
): Finding => ({
  outcome,
  code,
  detail: Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)])),
})

/** Ends one line of checking: what was published is not as it must be. */
export class Broken extends Error {
  readonly finding: Finding
  constructor(code: Code, detail: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.finding = found('wrong', code, detail)
  }
}
