import {
  type Answers,
  type EngagementAnswer,
  fieldName,
  type PositionAnswer,
  type Section,
} from '../../src/capabilities/consultations/index.ts'

/** A section's answers as a browser posts them. */
export function fieldsOfSection(section: Section, answers: Answers): string {
  const body = new URLSearchParams({ go: 'next' })
  for (const question of section.questions) {
    const value = answers[question.id]
    if (value === undefined) continue
    const name = (part?: string) => fieldName(question.id, part)
    if (question.type === 'position') {
      const { choice, why } = value as PositionAnswer
      body.append(name(), choice)
      if (why) body.append(name('why'), why)
    } else if (question.type === 'agreement-grid') {
      for (const [statement, point] of Object.entries(value as Record<string, string>))
        body.append(name(statement), point)
    } else if (question.type === 'ranking') {
      for (const [place, option] of (value as readonly string[]).entries())
        body.append(name(option), String(place + 1))
    } else if (question.type === 'multiple-choice') {
      for (const option of value as readonly string[]) body.append(name(), option)
    } else if (question.type === 'date') {
      const [year, month, day] = String(value).split('-')
      for (const [part, digits] of Object.entries({ year, month, day })) body.append(name(part), digits ?? '')
    } else if (question.type === 'engagement') {
      const engagement = value as EngagementAnswer
      if (engagement.level) body.append(name('level'), engagement.level)
      for (const way of engagement.ways) body.append(name('ways'), way)
      if (engagement.contact) body.append(name('contact'), 'yes')
      if (engagement.email) body.append(name('email'), engagement.email)
    } else body.append(name(), String(value))
  }
  return body.toString()
}
