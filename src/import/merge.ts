/**
 * Brings a document that was imported before up to date, part by part: a field of the front matter, a section of the body.
 * A part that still is what the last import wrote gets what the source says now. A part that a person changed stays.
 */
import { isMap, isScalar, parseDocument } from 'yaml'
import { type Draft, draftText, headerText, inModelOrder } from '../drafts/draft.ts'
import type { Kind } from '../model/index.ts'
import { splitDocument } from '../reader/front-matter.ts'
import { type BodySection, sectionsOf } from './body-sections.ts'
import { bodyDigests, type LedgerDocument, valueDigest } from './ledger.ts'

/** A part that a person changed or took away, and that the source now says otherwise. */
export interface KeptPart {
  /** The name of the field, or the heading of the section. */
  part: string
  /** What the source says now; absent when it says nothing any more. */
  now?: unknown
}

export interface Merge {
  /** The text of the file, the same as before when there is nothing to change. */
  text: string
  /** Names of the fields, and headings of the sections, that were brought up to date. */
  changed: string[]
  kept: KeptPart[]
}

/** The file of a person cannot be read well enough to change parts of it. */
export class CannotMerge extends Error {}

/**
 * @param current what the file holds now
 * @param before what the last import wrote
 * @param draft what the source says now
 * @throws {CannotMerge} when the front matter of the file is broken, or not written line by line.
 */
export function merged(current: string, before: Pick<LedgerDocument, 'fields' | 'body'>, draft: Draft): Merge {
  const file = splitDocument(current, '')
  if (file.yaml?.value === undefined || file.findings.length > 0 || file.bodyStart === undefined)
    throw new CannotMerge('its front matter has errors')
  const lineEnd = current.includes('\r\n') ? '\r\n' : '\n'
  const next = splitDocument(draftText(draft), '')
  const text = file.source.text.replaceAll('\r\n', '\n')
  const bodyStart = text.length - file.body.replaceAll('\r\n', '\n').length
  const fields = mergedFields(text.slice(0, bodyStart), before.fields, draft, next.yaml!.value as Values)
  const body = mergedBody(text.slice(bodyStart), before.body, next.body)
  const mark = current.startsWith('\uFEFF') ? '\uFEFF' : ''
  return {
    text:
      fields.changed.length + body.changed.length === 0
        ? current
        : mark + (fields.text + body.text).replaceAll('\n', lineEnd),
    changed: [...fields.changed, ...body.changed],
    kept: [...fields.kept, ...body.kept],
  }
}

type Values = Record<string, unknown>

/** @param head the text up to the body */
function mergedFields(head: string, before: Record<string, string>, draft: Draft, next: Values): Merge {
  const merge: Merge = { text: head, changed: [], kept: [] }
  const written = splitDocument(head, '').yaml!.value as Values
  const names = new Set([...Object.keys(next), ...Object.keys(before)])
  for (const name of names) {
    const [was, is, said] = [before[name], digestOf(written[name]), digestOf(next[name])]
    if (said === was || is === said) continue
    if (is !== was) {
      merge.kept.push({ part: name, ...(next[name] === undefined ? {} : { now: next[name] }) })
      continue
    }
    merge.text = withField(merge.text, name, next[name], draft)
    merge.changed.push(name)
    const value = (splitDocument(merge.text, '').yaml?.value as Values | undefined)?.[name]
    if (digestOf(value) !== said) throw new CannotMerge(`its field “${name}” is written in a way of its own`)
  }
  return merge
}

const digestOf = (value: unknown) => (value === undefined ? undefined : valueDigest(value))

/** The text with a field replaced, added at its place in the order of the model, or taken away. All else stays as it is. */
function withField(head: string, name: string, value: unknown, { kind, comments }: Draft): string {
  const start = head.indexOf('\n') + 1
  const header = head.slice(start, head.lastIndexOf('\n---') + 1)
  const spans = fieldSpans(header)
  const span = spans.find((each) => each.name === name)
  const edit = (from: number, to: number, text: string) => head.slice(0, start + from) + text + head.slice(start + to)
  if (span) {
    const { from, to } = span
    const lineEnd = header.indexOf('\n', to)
    if (value === undefined) return edit(from, lineEnd + 1, '')
    const lines = headerText({ kind, data: { [name]: value } }).trimEnd()
    const comment = header.slice(to, lineEnd).trim()
    // Behind a value of several lines, the comment would belong to the last of them.
    return lines.includes('\n') && comment ? edit(from, lineEnd, `${comment}\n${lines}`) : edit(from, to, lines)
  }
  const lines = headerText({ kind, data: { [name]: value }, ...(comments ? { comments } : {}) })
  const following = spans.find((each) => each.name === nameBehind(kind, name, spans))
  return following ? edit(following.from, following.from, lines) : edit(header.length, header.length, lines)
}

/** The field before which another one belongs. */
function nameBehind(kind: Kind, name: string, spans: FieldSpan[]): string | undefined {
  const order = Object.keys(
    inModelOrder(kind, Object.fromEntries([...spans.map((each) => each.name), name].map((each) => [each, '']))),
  )
  const behind = new Set(order.slice(order.indexOf(name) + 1))
  return spans.find((each) => behind.has(each.name))?.name
}

interface FieldSpan {
  name: string
  /** From the name to the end of the value, without a comment behind it. */
  from: number
  to: number
}

function fieldSpans(header: string): FieldSpan[] {
  const { contents } = parseDocument(header, { version: '1.2', schema: 'core' })
  if (!isMap(contents) || contents.flow) throw new CannotMerge('its front matter is not written line by line')
  return contents.items.map(({ key, value }) => {
    if (!isScalar(key) || !key.range) throw new CannotMerge('its front matter has a field without a plain name')
    const range = (value as { range?: [number, number, number] } | null)?.range
    const [from, end] = [key.range[0], range?.[1] ?? header.indexOf(':', key.range[1]) + 1]
    // Comments between this field and the next are of the next one, or of nobody.
    const to =
      from +
      header
        .slice(from, end)
        .replace(/(?:\n(?:#.*|[ \t]*))+$/, '')
        .trimEnd().length
    return { name: String(key.value), from, to }
  })
}

function mergedBody(current: string, before: Record<string, string>, next: string): Merge {
  const now = bodyDigests(next)
  const kept: KeptPart[] = []
  if (same(now, before)) return { text: current, changed: [], kept }
  const present = bodyDigests(current)
  if (same(present, now)) return { text: current, changed: [], kept }
  const said = new Map(sectionsOf(next).map((section) => [section.key, section]))
  const changedKeys = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter(
    (key) => now[key] !== before[key],
  )
  // Nobody touched it: its sections stand in the order of the source.
  if (same(present, before)) return { text: next, changed: changedKeys.map(nameOf), kept }

  const sections: BodySection[] = []
  const changed: string[] = []
  for (const section of sectionsOf(current)) {
    const { key, text } = section
    const [was, is, will] = [before[key], present[key], now[key]]
    if (will === was || is === will || was === undefined) {
      if (was === undefined && will !== undefined && is !== will)
        kept.push({ part: nameOf(key), now: said.get(key)!.text.trim() })
      sections.push(section)
    } else if (is !== was) {
      kept.push({ part: nameOf(key), ...(will === undefined ? {} : { now: said.get(key)!.text.trim() }) })
      sections.push(section)
    } else {
      changed.push(nameOf(key))
      if (will !== undefined) sections.push({ key, text: said.get(key)!.text.trimEnd() + /\s*$/.exec(text)![0] })
    }
  }
  let previous: string | undefined
  for (const [key, section] of said) {
    if (present[key] === undefined && before[key] === undefined) {
      // Behind the section that it follows in the source, where that is still there.
      const opening = key === '' ? undefined : ''
      const at = sections.findIndex((each) => each.key === (previous ?? opening)) + 1
      sections.splice(at, 0, section)
      changed.push(nameOf(key))
    } else if (present[key] === undefined && now[key] !== before[key]) {
      kept.push({ part: nameOf(key), now: section.text.trim() })
    }
    if (sections.some((each) => each.key === key)) previous = key
  }
  return { text: changed.length === 0 ? current : joined(sections), changed, kept }
}

/** Sections with at least one blank line between them. */
function joined(sections: BodySection[]): string {
  const text = sections
    .map((section) => section.text.replace(/\n*$/, (end) => (end.length < 2 ? '\n\n' : end)))
    .join('')
  return `\n${text.trim()}\n`
}

const nameOf = (key: string) => key || 'the text before the first section'

function same(a: Record<string, string>, b: Record<string, string>): boolean {
  return JSON.stringify(Object.entries(a)) === JSON.stringify(Object.entries(b))
}
