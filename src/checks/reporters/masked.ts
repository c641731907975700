/** Keeps what must not be shown (a secret, somebody’s own) out of every report, also where another finding quotes it. */
import type { Finding, Range } from '../../model/finding.ts'
import type { SourceText } from '../../reader/source-text.ts'

const MASK = '•'

/** A part of a line that must not be shown, in UTF-16 units from 0. */
interface Span {
  start: number
  end: number
}

/** The parts of each line that must not be shown. */
export class MaskedSpans {
  readonly #byLine = new Map<string, Span[]>()

  constructor(findings: Finding[]) {
    for (const finding of findings) {
      if (!finding.masked) continue
      for (const [line, span] of linesOf(finding)) {
        const key = `${finding.file}:${line}`
        const spans = this.#byLine.get(key)
        if (spans) spans.push(span)
        else this.#byLine.set(key, [span])
      }
    }
  }

  on(file: string, line: number): Span[] {
    return this.#byLine.get(`${file}:${line}`) ?? []
  }

  /** A part of a line that begins at `from`, unit by unit as long as it was. */
  mask(part: string, from: number, file: string, line: number): string {
    let masked = part
    for (const { start, end } of this.on(file, line)) {
      const first = Math.max(0, start - from)
      const last = Math.min(part.length, end - from)
      if (first < last) masked = masked.slice(0, first) + MASK.repeat(last - first) + masked.slice(last)
    }
    return masked
  }
}

function* linesOf({ line, column, endLine, endColumn }: Range): Generator<[number, Span]> {
  for (let at = line; at <= endLine; at++) {
    yield [at, { start: at === line ? column - 1 : 0, end: at === endLine ? endColumn - 1 : Infinity }]
  }
}

/** The same findings, but none quotes or inserts what another says must not be shown, where both are about one place. */
export function withoutMasked(findings: Finding[], sources: Map<string, SourceText>): Finding[] {
  if (!findings.some(({ masked }) => masked)) return findings
  const spans = new MaskedSpans(findings)
  return findings.map((finding) => {
    const hidden = hiddenWithin(finding, spans, sources.get(finding.file))
    if (hidden.length === 0) return finding
    const mask = (text: string) => hidden.reduce((rest, secret) => rest.replaceAll(secret, MASK.repeat(3)), text)
    const { message, hint, fix } = finding
    return {
      ...finding,
      message: mask(message),
      ...(hint === undefined ? {} : { hint: mask(hint) }),
      fix: fix?.some(({ text }) => hidden.some((secret) => text.includes(secret))) ? undefined : fix,
    }
  })
}

/** The texts that must not be shown and that share a character with the place of the finding. */
function hiddenWithin(finding: Finding, spans: MaskedSpans, source?: SourceText): string[] {
  const hidden: string[] = []
  for (const [line, place] of source ? linesOf(finding) : []) {
    for (const { start, end } of spans.on(finding.file, line)) {
      if (start < place.end && place.start < end) hidden.push(source!.line(line).slice(start, end))
    }
  }
  return hidden.filter((text) => text.trim() !== '')
}
