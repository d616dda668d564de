import type { PlacedLine } from './findings.ts'

/**
 * Puts lines into the order in which they are read. Nearly always that is the order of the content; some programs write
 * row by row across two columns of text, which are then read one after the other. Pieces of one row become one line.
 */
export function readingOrder(lines: readonly PlacedLine[]): PlacedLine[] {
  return joinRows(columnByColumn(lines))
}

const right = (line: PlacedLine): number => line.x + line.width
const bottom = (line: PlacedLine): number => line.y + line.height

function onOneRow(a: PlacedLine, b: PlacedLine): boolean {
  const shared = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y)
  return shared > 0.6 * Math.min(a.height, b.height)
}

/** In columns of text, rows are long on both sides; in a table they are short. */
const fewestLetters = 20
const fewestRows = 5

function columnByColumn(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const gaps: { at: number; left: number; right: number }[] = []
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const [a, b] = [lines[i], lines[i + 1]]
    if (!a || !b || !onOneRow(a, b) || b.x < right(a) + 8) continue
    if (a.text.trim().length < fewestLetters || b.text.trim().length < fewestLetters) continue
    gaps.push({ at: i, left: right(a), right: b.x })
  }
  const first = gaps[0]
  const last = gaps.at(-1)
  if (!first || !last || gaps.length < fewestRows) return lines
  const middles = gaps.map((gap) => (gap.left + gap.right) / 2).sort((a, b) => a - b)
  const gutter = middles[Math.floor(middles.length / 2)] ?? 0
  if (gaps.filter((gap) => gap.left <= gutter && gutter <= gap.right).length < gaps.length * 0.8) return lines
  const ordered = partByPart(lines.slice(first.at, last.at + 2), gutter)
  return [...lines.slice(0, first.at), ...ordered, ...lines.slice(last.at + 2)]
}

/** Between lines that go right across, first all on the left, then all on the right. */
function partByPart(lines: readonly PlacedLine[], gutter: number): PlacedLine[] {
  const ordered: PlacedLine[] = []
  let columns: [PlacedLine[], PlacedLine[]] = [[], []]
  const close = () => {
    for (const column of columns) ordered.push(...column.map((line, i) => opened(line, column[i - 1])))
    columns = [[], []]
  }
  for (const line of lines) {
    if (right(line) <= gutter + 3) columns[0].push(line)
    else if (line.x >= gutter - 3) columns[1].push(line)
    else {
      close()
      ordered.push(line)
    }
  }
  close()
  return ordered
}

const opened = (line: PlacedLine, before: PlacedLine | undefined): PlacedLine => ({
  ...line,
  opens: before === undefined || line.y - bottom(before) > 0.8 * line.height,
})

function joinRows(lines: readonly PlacedLine[]): PlacedLine[] {
  const joined: PlacedLine[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (before && !line.opens && onOneRow(before, line) && line.x >= right(before) - 1)
      joined[joined.length - 1] = join(before, line)
    else joined.push(line)
  }
  return joined
}

/** A wide gap is one between cells. */
function join(a: PlacedLine, b: PlacedLine): PlacedLine {
  const gap = b.x - right(a)
  const between =
    gap > 2.5 * Math.max(a.height, b.height) ? '\t' : /\s$/.test(a.text) || /^\s/.test(b.text) ? '' : ' '
  const top = Math.min(a.y, b.y)
  return {
    text: between === '\t' ? `${a.text.trimEnd()}\t${b.text.trimStart()}` : a.text + between + b.text,
    x: a.x,
    y: top,
    width: right(b) - a.x,
    height: Math.max(bottom(a), bottom(b)) - top,
    opens: a.opens ?? false,
  }
}
