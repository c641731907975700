import type { Element, ElementContent, Properties } from 'hast'
import { element, text } from './element.ts'
import { parseHtmlFragment } from './html-parser.ts'
import type { MermaidDiagram } from './mermaid-diagram.ts'
import { unguard } from './mermaid-diagram.ts'
import { drawWithLibrary } from './mermaid-engine.ts'

/** A drawing without names: the same diagram on many pages is laid out once. */
export interface Drawing {
  viewBox: string
  width: number
  height: number
  children: ElementContent[]
}

const ELEMENTS = new Set('defs marker polygon polyline g rect text tspan line circle ellipse path'.split(' '))
/** Shapes and letters. No style, no address of anything, no script: what is not listed is dropped. */
const ATTRIBUTES = new Set(
  (
    'x y x1 y1 x2 y2 cx cy r rx ry dx dy d points width height transform orient refX refY markerWidth markerHeight ' +
    'strokeWidth strokeDashArray strokeLineJoin strokeLineCap textAnchor fontSize fontWeight fontStyle'
  ).split(' '),
)
const LINES = new Set(['edge', 'message', 'class-relationship', 'er-relationship'])
/** Roles of colour that are lines or letters; without a stylesheet they take the colour of the text. */
const INK = new Set(['text', 'text-sec', 'text-muted', 'text-faint', 'line', 'arrow', 'node-stroke', 'inner-stroke'])

/** Larger diagrams take the layout seconds. */
export const LARGEST_DIAGRAM = 250
const KEPT = 128
const kept = new Map<string, Drawing | undefined>()

/** Draws a diagram; undefined when the library fails or leaves out a line of it. */
export function drawDiagram(diagram: MermaidDiagram): Drawing | undefined {
  if (kept.has(diagram.drawable)) return kept.get(diagram.drawable)
  const drawing = draw(diagram)
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!)
  kept.set(diagram.drawable, drawing)
  return drawing
}

/**
 * The layout engine fails on some drawings for reasons of its own (`Invalid hitboxes`). The same diagram without
 * directions of its subgraphs, or with the other direction, says the same; the first that is whole is taken.
 */
function draw(diagram: MermaidDiagram): Drawing | undefined {
  const { drawable } = diagram
  const withoutDirections = drawable.replace(/^direction .*\n/gm, '')
  const turned = withoutDirections.replace(
    /^graph (\w\w)/,
    (_, way: string) => `graph ${/^[TB]/.test(way) ? 'LR' : 'TD'}`,
  )
  for (const attempt of new Set([drawable, withoutDirections, turned])) {
    const drawing = drawOnce(attempt, diagram)
    if (drawing) return drawing
  }
  return undefined
}

function drawOnce(drawable: string, diagram: MermaidDiagram): Drawing | undefined {
  let svg: string
  try {
    svg = drawWithLibrary(drawable)
  } catch {
    // The library knows less than Mermaid; the caller shows the source instead and says so.
    return undefined
  }
  const root = parseHtmlFragment(svg).children.find((node) => node.type === 'element' && node.tagName === 'svg')
  if (root?.type !== 'element') return undefined
  if (diagram.kind !== 'xychart' && countLines(root) !== diagram.relations.length) return undefined
  const { viewBox, width, height } = root.properties
  if (!/^[\d. ]+$/.test(String(viewBox))) return undefined
  return {
    viewBox: rounded(String(viewBox)),
    width: Math.ceil(Number(width)),
    height: Math.ceil(Number(height)),
    children: root.children.flatMap(clean),
  }
}

function countLines(node: Element): number {
  let count = 0
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (classesOf(child).some((name) => LINES.has(name))) count++
    count += countLines(child)
  }
  return count
}

function clean(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [text(unguard(node.value))]
  if (node.type !== 'element' || !ELEMENTS.has(node.tagName)) return []
  const properties: Properties = {}
  const classes = classesOf(node).map((name) => `mermaid-${name}`)
  for (const [name, value] of Object.entries(node.properties)) {
    if (ATTRIBUTES.has(name)) properties[name] = rounded(String(value))
    else if (name === 'fill' || name === 'stroke') paint(name, String(value), properties, classes)
    else if (name === 'id' || name === 'markerEnd' || name === 'markerStart') properties[name] = String(value)
  }
  if (node.properties.fill === undefined) withoutColour(classes, properties)
  if (classes.length > 0) properties.className = classes
  return [element(node.tagName, properties, node.children.flatMap(clean))]
}

/** A colour becomes a class, which the site's stylesheet colours, and an attribute for where there is none. */
function paint(name: 'fill' | 'stroke', value: string, properties: Properties, classes: string[]): void {
  const role = /^var\(--_?([a-z-]+)\)$/.exec(value)?.[1]
  if (role === undefined) {
    properties[name] = value === 'none' ? 'none' : 'currentColor'
    return
  }
  properties[name] = INK.has(role) ? 'currentColor' : 'none'
  classes.push(`mermaid-${name}-${role}`)
}

/** Charts are coloured by class alone: without a stylesheet, lines would be filled with black. */
function withoutColour(classes: readonly string[], properties: Properties): void {
  if (!classes.some((name) => name.startsWith('mermaid-xychart-'))) return
  const isLetter = classes.some((name) => /-(?:label|title|axis-title|dot|grid)$/.test(name))
  properties.fill = isLetter ? 'currentColor' : 'none'
  if (!isLetter && !classes.includes('mermaid-xychart-line-shadow')) properties.stroke = 'currentColor'
}

/** The children of a drawing with ids of their own, so that several diagrams can stand on one page. */
export function namedChildren(drawing: Drawing, name: string, own: (id: string) => string): ElementContent[] {
  const rename = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node
    const properties = { ...node.properties }
    if (properties.id !== undefined) properties.id = own(`${name}-${idOf(properties.id)}`)
    for (const end of ['markerEnd', 'markerStart']) {
      const target = /^url\(#(.+)\)$/.exec(String(properties[end] ?? ''))?.[1]
      if (target !== undefined) properties[end] = `url(#${name}-${idOf(target)})`
    }
    return { ...node, properties, children: (node.children as ElementContent[]).map(rename) }
  }
  return drawing.children.map(rename)
}

function idOf(value: unknown): string {
  return String(value).replace(/[^\w-]/g, '')
}

function classesOf(node: Element): string[] {
  const names = node.properties.className
  return Array.isArray(names) ? names.map(String) : []
}

/** Two decimals are a hundredth of a pixel; more are bytes. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(2))))
}
