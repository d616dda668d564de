/** A property of a calendar's component: its name, its parameters, its value as it stands. */
export interface Property {
  readonly name: string
  readonly parameters: Readonly<Record<string, string>>
  readonly value: string
}

/**
 * Reads iCalendar as strictly as RFC 5545 is written, and throws at the first thing that is wrong: line ends, lengths of
 * lines in octets, folding, nesting, what is missing, what is there twice.
 *
 * @returns the properties of each event
 */
export function readEvents(text: string): Property[][] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end')
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error('a line ends with half a line end')
    if (Buffer.byteLength(line) > 75) throw new Error(`a line has more than 75 octets: ${line}`)
    if (line === '') throw new Error('an empty line')
  }
  const lines: string[] = []
  for (const line of physical) {
    if (!line.startsWith(' ')) lines.push(line)
    else lines[lines.length - 1] += line.slice(1)
  }
  if (lines[0] !== 'BEGIN:VCALENDAR') throw new Error('it does not begin with a calendar')
  const open: Component[] = []
  const closed: Component[] = []
  for (const property of lines.map(readProperty)) {
    if (property.name === 'BEGIN') open.push({ name: property.value, properties: [] })
    else if (property.name === 'END') {
      const component = open.pop()
      if (component?.name !== property.value) throw new Error(`${property.value} ends where it did not begin`)
      checkProperties(component)
      closed.push(component)
    } else if (open.length === 0) throw new Error(`${property.name} stands outside a calendar`)
    else open.at(-1)?.properties.push(property)
  }
  if (open.length > 0) throw new Error(`${open.map(({ name }) => name).join()} does not end`)
  if (closed.length < 2) throw new Error('a calendar that holds nothing')
  return closed.filter(({ name }) => name === 'VEVENT').map(({ properties }) => properties)
}

interface Component {
  readonly name: string
  readonly properties: Property[]
}

/** What each component must have once (3.6); whatever else it has stands there once, too. */
const required: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
  VTIMEZONE: ['TZID'],
  STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
}

function checkProperties({ name, properties }: Component): void {
  const found = properties.map((property) => property.name)
  for (const each of required[name] ?? [])
    if (!found.includes(each)) throw new Error(`${name} has no ${each}`)
  if (new Set(found).size !== found.length) throw new Error(`${name} says something twice`)
}

function readProperty(line: string): Property {
  const found = /^([A-Z-]+)((?:;[A-Z-]+=[^;:"]+)*):(.*)$/s.exec(line)
  if (!found) throw new Error(`not a property: ${line}`)
  const [, name = '', parameters = '', value = ''] = found
  return {
    name,
    parameters: Object.fromEntries(
      parameters
        .split(';')
        .slice(1)
        .map((each) => each.split('=') as [string, string]),
    ),
    value,
  }
}

/** The text of a value, unescaped; an escape that RFC 5545 does not know throws. */
export const textOf = (value: string): string =>
  value.replace(/\\(.?)/gs, (_, letter: string) => {
    if (!/^[\\;,nN]$/.test(letter)) throw new Error(`unknown escape \\${letter}`)
    return letter.toLowerCase() === 'n' ? '\n' : letter
  })
