/**
 * The front matter of other generators: YAML between `---`, TOML between `+++`, or a JSON object. Data only: tags are not
 * resolved, aliases not followed, and nothing is run.
 */
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml'
import { readToml } from './toml.ts'

export interface ForeignFrontMatter {
  /** Fields as they are called there. */
  fields: Map<string, unknown>
  /** Where the body begins in the text. */
  bodyStart: number
  /** Why the fields could not be read, if so; the block is then part of the body. */
  problem?: string
}

/** Bytes of front matter that are read. */
const MAXIMUM = 64 * 1024

const none = (problem?: string): ForeignFrontMatter => ({
  fields: new Map(),
  bodyStart: 0,
  ...(problem ? { problem } : {}),
})

export function splitForeign(text: string): ForeignFrontMatter {
  const opening = /^(---|\+\+\+)[ \t]*\n/.exec(text)
  if (!opening) return text.startsWith('{') ? splitJson(text) : none()
  const fence = opening[1]!
  const closing = new RegExp(`^${fence === '---' ? '(?:---|\\.\\.\\.)' : '\\+\\+\\+'}[ \\t]*$`, 'm').exec(
    text.slice(opening[0].length),
  )
  // A line of three hyphens that nothing closes is a thematic break.
  if (!closing) return none(fence === '---' && !/^[\w-]+:/m.test(text.slice(4, 400)) ? undefined : 'it has no end')
  const block = text.slice(opening[0].length, opening[0].length + closing.index)
  const bodyStart = Math.min(text.length, opening[0].length + closing.index + closing[0].length + 1)
  if (block.length > MAXIMUM) return none(`it is larger than ${MAXIMUM / 1024} kB`)
  try {
    const fields = fence === '---' ? yamlFields(block) : readToml(block)
    // Between two thematic breaks may stand prose.
    return fields ? { fields, bodyStart } : none()
  } catch (error) {
    return none(error instanceof Error ? error.message.split('\n')[0]! : 'it cannot be read')
  }
}

function splitJson(text: string): ForeignFrontMatter {
  const end = /^\}[ \t]*$/m.exec(text.slice(0, MAXIMUM))
  if (!end) return none()
  try {
    const value: unknown = JSON.parse(text.slice(0, end.index + 1))
    return typeof value === 'object' && value !== null
      ? { fields: new Map(Object.entries(value)), bodyStart: Math.min(text.length, end.index + end[0].length + 1) }
      : none()
  } catch {
    return none()
  }
}

/** Undefined when it is no mapping. @throws when it is not well formed */
function yamlFields(block: string): Map<string, unknown> | undefined {
  const { contents, errors } = parseYaml(block)
  if (contents === null && /^\s*(?:#.*\s*)*$/.test(block)) return new Map()
  if (!isMap(contents)) return undefined
  if (errors.length > 0) throw new Error(errors[0])
  const fields = new Map<string, unknown>()
  for (const { key, value } of contents.items) {
    if (isScalar(key)) fields.set(String(key.value), plainValue(value, 0))
  }
  return fields
}

/** YAML as a tree of nodes: nothing is constructed, whatever its tags say. */
export function parseYaml(text: string): { contents: unknown; errors: string[] } {
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false, schema: 'core', version: '1.2' })
  let aliases = 0
  visit(document, { Alias: () => void aliases++ })
  return {
    contents: document.contents,
    errors: [
      ...document.errors.map(({ message }) => message.split('\n')[0]!),
      ...(aliases > 1000 ? ['too many aliases'] : []),
    ],
  }
}

/** A node as plain data. Aliases stay unresolved, which also makes bombs harmless. */
export function plainValue(node: unknown, depth: number): unknown {
  if (depth > 20) return undefined
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map((item) => plainValue(item, depth + 1))
  if (isMap(node)) {
    return new Map(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', plainValue(value, depth + 1)]),
    )
  }
  return isAlias(node) || isNode(node) ? undefined : node
}
