import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { renderBody } from '../../../src/markdown/render.ts'
import type { RenderContext, RenderedBody } from '../../../src/markdown/types.ts'
import type { Finding } from '../../../src/model/finding.ts'

/** Renders with a resolver that refuses `missing…`, knows `doc…` as documents and `*.png` as files. */
export function render(markdown: string, context: Partial<RenderContext> = {}): RenderedBody {
  return renderBody(markdown, { file: 'runbooks/disk-full.md', firstLine: 1, lang: 'en', resolve, ...context })
}

function resolve(target: string): ReturnType<RenderContext['resolve']> {
  if (target.startsWith('missing')) return { problem: `There is no ${target}.`, hint: 'Look again.' }
  if (target.startsWith('doc')) return { href: `/${target}/`, document: { key: `runbook/en/${target}` } }
  if (target.endsWith('.png')) return { href: `/assets/${target}`, asset: target }
  if (/^https?:/.test(target)) return { href: target, external: true }
  return { href: target }
}

/** The findings as `line:column-endLine:endColumn severity rule`. */
export function places(findings: readonly Finding[]): string[] {
  return findings.map((f) => `${f.line}:${f.column}-${f.endLine}:${f.endColumn} ${f.severity} ${f.rule}`)
}

/** The output as a browser would read it. */
export function parsed(html: string): Root {
  return fromHtml(html, { fragment: true })
}

/** All elements of the output, as a browser would read it. */
export function elements(html: string, tagName?: string): Element[] {
  const found: Element[] = []
  const walk = (nodes: readonly (ElementContent | Root['children'][number])[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      if (!tagName || node.tagName === tagName) found.push(node)
      walk(node.children)
    }
  }
  walk(parsed(html).children)
  return found
}

/** The words of an element, or of the whole output. */
export function words(node: Element | Root | ElementContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => words(child as ElementContent)).join('') : ''
}
