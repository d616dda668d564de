/** What makes a submission worth a person's look. None of it keeps anyone from being heard. */
const signalKinds = [
  'trap-filled',
  'very-fast',
  'many-from-one-address',
  'no-proof-of-work',
  'address-not-confirmed',
  // A message held more than the record took out of it.
  'cut-short',
] as const
export type SignalKind = (typeof signalKinds)[number]

export interface Signal {
  readonly kind: SignalKind
  readonly detail: Readonly<Record<string, number>>
}

/** What is known of a sending beside its words. */
export interface Circumstances {
  /** A field that people do not see was filled in. */
  readonly trapFilled: boolean
  /** From the first page to sending. */
  readonly tookMs: number
  /** Sent from the same address, within the hour, to this consultation. */
  readonly fromAddress: number
  readonly underPressure: boolean
  /** That the browser did the work it was asked for; undefined where it was not asked. */
  readonly proved: boolean | undefined
  /** The consultation asks for addresses to be confirmed, and one was given. */
  readonly toConfirm: boolean
}

/** Reading a notice and answering one question takes longer, also for those who have their answer ready. */
const veryFastMs = 6_000
/** A school, a library, an office: many people behind one address are the rule, not a fault. */
export const manyFromOneAddress = 40

/** The signals of a sending, for the record. */
export function signalsOf(at: Circumstances): Signal[] {
  const signals: Signal[] = []
  if (at.trapFilled) signals.push({ kind: 'trap-filled', detail: {} })
  if (at.tookMs < veryFastMs)
    signals.push({ kind: 'very-fast', detail: { seconds: Math.round(at.tookMs / 1000) } })
  if (at.fromAddress > manyFromOneAddress)
    signals.push({ kind: 'many-from-one-address', detail: { count: at.fromAddress } })
  if (at.underPressure && at.proved !== true) signals.push({ kind: 'no-proof-of-work', detail: {} })
  if (at.toConfirm) signals.push({ kind: 'address-not-confirmed', detail: {} })
  return signals
}
