import { parseHTML } from 'linkedom'
import { type ComponentChildren, h } from 'preact'

/** Markup as text in which only what a browser sees counts: order of attributes and classes, and spaces, do not. */
export function canonical(html: string, ignored: readonly string[] = []): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  return writeAll(document.body, ignored, '')
}

function writeAll(parent: Element, ignored: readonly string[], indent: string): string {
  // The parser splits a text at every entity; to a browser it is one.
  parent.normalize()
  return [...parent.childNodes].map((node) => write(node, ignored, indent)).join('')
}

function write(node: ChildNode, ignored: readonly string[], indent: string): string {
  if (node.nodeType === 3) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim()
    return text ? `${indent}${text}\n` : ''
  }
  if (node.nodeType !== 1) return ''
  const element = node as Element
  const attributes = [...element.attributes]
    .filter(({ name }) => !ignored.includes(name))
    .map(({ name, value }) => {
      const said = name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value
      return ` ${name}="${said.trim()}"`
    })
    .sort()
  return `${indent}<${element.localName}${attributes.join('')}>\n${writeAll(element, ignored, `${indent}  `)}`
}

/** Markup of a fixture as children of a component, which takes no markup. */
export function nodes(html: string): ComponentChildren {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  const convert = (node: ChildNode): ComponentChildren => {
    if (node.nodeType === 3) return node.textContent
    const element = node as Element
    const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
    return h(element.localName, attributes, ...[...element.childNodes].map(convert))
  }
  return [...document.body.childNodes].map(convert)
}

type Options = Record<string, unknown>

/**
 * An object that remembers which of its keys were read. What an adapter does not read of a fixture, our component
 * cannot do.
 */
export function watched(
  options: Options,
  path = '',
  unread = new Set<string>(),
): { options: Options; unread: Set<string> } {
  const own = new Map<string, unknown>()
  const watch = (value: unknown, at: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => watch(each, at))
    if (typeof value === 'object' && value !== null)
      return watched(value as Options, `${at}.`, unread).options
    return value
  }
  for (const [key, value] of Object.entries(options)) {
    unread.add(path + key)
    own.set(key, watch(value, path + key))
  }
  const proxy = new Proxy(options, {
    get(_, key) {
      unread.delete(path + String(key))
      return own.get(String(key))
    },
  })
  return { options: proxy, unread }
}
