/** A command cannot do what was asked, for a reason the operator can act on. Printed without a stack; exit status 1. */
export class Refused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Refused'
  }
}
