/**
 * The order in which a source shows its documents, and the titles that its navigation gives them. `mkdocs.yml`, `_toc.yml`
 * and `myst.yml`, `SUMMARY.md`, `docs.json` and `mint.json`, `sidebars.js`: all are read as data, none is run.
 */
import { isMap, isScalar, isSeq } from 'yaml'
import { parseYaml } from './foreign-front-matter.ts'
import { folderOf } from './source-tree.ts'

export interface NavigationEntry {
  /** The path or address as it is written, and the file that it is written in. */
  target: string
  file: string
  line?: number
  title?: string
  /** Whether it surely names a file: then it is a broken link when there is none. */
  isPath: boolean
}

const NAVIGATION =
  /^(?:mkdocs\.ya?ml|_toc\.ya?ml|myst\.ya?ml|summary\.md|_sidebar\.md|docs\.json|mint\.json|sidebars?\.(?:js|cjs|mjs|ts|json))$/i
const MAXIMUM = 1024 * 1024
const DEEPEST = 40

/** Whether a file says in which order others are read. */
export function isNavigation(path: string): boolean {
  return NAVIGATION.test(path.split('/').at(-1)!)
}

/** What a navigation file lists, in its order. Nothing when it cannot be read: an order is never needed. */
export function readNavigation(path: string, text: string): NavigationEntry[] {
  if (text.length > MAXIMUM) return []
  const name = path.split('/').at(-1)!.toLowerCase()
  try {
    if (name.endsWith('.md')) return [...linksOf(path, text)]
    if (/\.ya?ml$/.test(name))
      return [...entriesOf(yamlStart(name, parseYaml(text).contents), path, lineCounter(text), 0)]
    if (name.endsWith('.json')) return [...stringsOf(JSON.parse(text), path, 0)]
    return [...text.matchAll(/(['"`])((?:(?!\1)[^\\\n$]){1,200})\1/g)].map(({ 2: target }) => ({
      target: target!,
      file: path,
      isPath: false,
    }))
  } catch {
    return []
  }
}

function* linksOf(file: string, text: string): Generator<NavigationEntry> {
  for (const [index, line] of text.split('\n').entries()) {
    for (const { 1: title, 2: target } of line.matchAll(/\[([^\][]*)\]\(<?([^)>]*)>?\)/g)) {
      if (target!.trim() !== '' && !/^[a-z]+:/i.test(target!)) {
        yield {
          target: target!.trim(),
          title: title!.replace(/[`*_]/g, '').trim(),
          file,
          line: index + 1,
          isPath: true,
        }
      }
    }
  }
}

/** Of `mkdocs.yml` the list below `nav`, of others all. */
function yamlStart(name: string, contents: unknown): unknown {
  if (!name.startsWith('mkdocs') || !isMap(contents)) return contents
  return contents.get('nav', true)
}

function* entriesOf(
  node: unknown,
  file: string,
  lineAt: (offset: number) => number,
  depth: number,
  title?: string,
): Generator<NavigationEntry> {
  if (depth > DEEPEST) return
  if (isScalar(node)) {
    if (typeof node.value !== 'string' || node.value.length > 300) return
    const line = node.range ? lineAt(node.range[0]) : undefined
    const isPath = /\.(?:md|mdx|markdown)$/.test(node.value) && !/^[a-z]+:/i.test(node.value)
    yield { target: node.value, file, isPath, ...(line ? { line } : {}), ...(title ? { title } : {}) }
  } else if (isSeq(node)) {
    for (const item of node.items) yield* entriesOf(item, file, lineAt, depth + 1)
  } else if (isMap(node)) {
    const own = node.get('title')
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (/^(?:title|caption|format|options|site|project|version)$/.test(name)) continue
      const given = /^(?:file|root|path|url|glob|chapters|sections|parts|toc|children)$/.test(name) ? own : name
      yield* entriesOf(value, file, lineAt, depth + 1, typeof given === 'string' ? given : undefined)
    }
  }
}

function* stringsOf(value: unknown, file: string, depth: number): Generator<NavigationEntry> {
  if (depth > DEEPEST) return
  if (typeof value === 'string') {
    if (value.length <= 300) yield { target: value, file, isPath: false }
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* stringsOf(inner, file, depth + 1)
  }
}

/** Tells the lines of offsets that ascend. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    return line
  }
}

/** The targets as they may be meant: beside the file, or in the folder of the pages below it. */
export function navigationTargets({ target, file }: NavigationEntry): string[] {
  const path = target.replace(/^\.?\/+/, '').replace(/#.*$/, '')
  const folder = folderOf(file)
  const below = (name: string) => [folder, name, path].filter(Boolean).join('/')
  return [below(''), below('docs'), below('src'), below('content'), path]
}
