import type { Labels } from './labels.ts'
import type { MermaidDiagram } from './mermaid-diagram.ts'

/** Relations that are told one by one; more would be a recital, and the source stands below the diagram. */
const MOST = 40

/** What a diagram says, in sentences, for those who do not see it. */
export function diagramInWords(diagram: MermaidDiagram, labels: Labels): string {
  const { kind, relations, parts } = diagram
  if (relations.length === 0) return parts.length === 0 ? labels.diagramEmpty : `${labels.parts(parts.slice(0, MOST))}.`
  const tell =
    kind === 'sequence' ? labels.sends : kind === 'class' || kind === 'er' ? labels.relatesTo : labels.leadsTo
  const clauses = relations.slice(0, MOST).map(({ from, to, label }) => tell(from, to, label))
  return `${clauses.join('; ')}${relations.length > MOST ? ' …' : '.'}`
}
