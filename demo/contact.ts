/** Mail about a demonstration must never reach a ministry: this address is reserved for examples (RFC 2606). */
export const exampleAddress = 'convention-demonstration@example.org'

/** Who answered questions on the past consultations, with an example in place of the real mailbox. */
export const pastContact = {
  name: 'Department of the Prime Minister and Cabinet, convention team (not their real address: nobody reads it)',
  email: exampleAddress,
}
