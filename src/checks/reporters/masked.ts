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
  const texts = new Map<Span, string>()
  const textOf = (span: Span, file: string, line: number) => {
    const text = texts.get(span) ?? sources.get(file)?.line(line).slice(span.start, span.end) ?? ''
    texts.set(span, text)
    return text
  }
  return findings.map((finding) => {
    const { file, message, hint, fix } = finding
    const hidden = new Set<string>()
    for (const [line, place] of linesOf(finding)) {
      for (const span of spans.on(file, line)) {
        if (span.start < place.end && place.start < span.end) hidden.add(textOf(span, file, line))
      }
    }
    hidden.delete('')
    if (hidden.size === 0) return finding
    // The longest first: one may be a part of another.
    const longest = [...hidden].sort((a, b) => b.length - a.length)
    const mask = (text: string) => longest.reduce((rest, secret) => rest.replaceAll(secret, MASK.repeat(3)), text)
    return {
      ...finding,
      message: mask(message),
      ...(hint === undefined ? {} : { hint: mask(hint) }),
      fix: fix?.some(({ text }) => mask(text) !== text) ? undefined : fix,
    }
  })
}
