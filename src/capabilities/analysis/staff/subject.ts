export const pathOf = (consultationId: string, page: string): string =>
  `/staff/consultations/${consultationId}/${page}`
