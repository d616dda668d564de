import { createChallenge, type Payload, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import * as z from 'zod'
import { deriveSecret } from '../../../platform/http/tokens.ts'

/** Work that a browser does in a second or two, and a machine that sends thousands does not like to do (ALTCHA, PBKDF2). */
const cost = 5_000
const counters = [200, 400] as const
/** Longer than anyone leaves a page open to be sent. */
const lastsMs = 12 * 60 * 60_000

const secretsOf = (secret: string) => ({
  hmacSignatureSecret: deriveSecret(secret, 'proof-of-work'),
  hmacKeySignatureSecret: deriveSecret(secret, 'proof-of-work key'),
})

/** A task for one form: JSON, for the script of the page. */
export async function askForProof(secret: string, submissionId: string, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(...counters),
    deriveKey,
    // Signed with the rest. Not the library's own expiry, which knows only the machine's clock.
    data: { form: submissionId, until: now.getTime() + lastsMs },
    ...secretsOf(secret),
  })
  return JSON.stringify(challenge)
}

const Proof = z.object({
  challenge: z.object({
    parameters: z.looseObject({ data: z.object({ form: z.string(), until: z.number() }) }),
    signature: z.string(),
  }),
  solution: z.looseObject({}),
})
const longestProof = 5_000

/** True when the work for this very form was done. Whatever else is sent is no proof, and does no harm. */
export async function isProved(
  secret: string,
  submissionId: string,
  proof: string,
  now: Date,
): Promise<boolean> {
  if (proof === '' || proof.length > longestProof) return false
  try {
    const read = Proof.parse(JSON.parse(proof))
    const { form, until } = read.challenge.parameters.data
    if (form !== submissionId || now.getTime() >= until) return false
    const { challenge, solution } = read as unknown as Payload
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secretsOf(secret) })
    return verified
  } catch {
    return false
  }
}
