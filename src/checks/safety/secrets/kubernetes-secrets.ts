import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'

const KIND = /^([ \t>]*)kind:[ \t]*["']?Secret["']?[ \t]*$/gm
const ENTRY = /^([ \t>]*)(?:"?)([\w./-]{1,253})"?:[ \t]*(\S.{0,20000}|)$/
/** Lines around `kind: Secret` in which its data stands: above it as well, because fields are often sorted. */
const NEAR = 60

/** An entry of a container’s environment: its name on one line, its value on the next. */
const ENVIRONMENT =
  /\bname:[ \t]{0,3}["']?\w{0,80}(?:PASSWORD|PASSWD|SECRET|TOKEN|_KEY|_PASS)["']?[ \t]{0,3}\r?\n[ \t]{0,40}value:[ \t]{1,3}(?<value>["'][^"'\n]{4,4000}["']|[^\s"']{4,4000})/dg

/** Values in manifests of Kubernetes: of environments, and below `data` and `stringData` of a Secret, where base64 hides nothing. */
export const kubernetesSecrets: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end } of findAll(text, ENVIRONMENT)) {
    if (!isPlaceholder(value)) yield { start, end, kind: 'a password, key or token in an environment' }
  }
  if (!text.includes('Secret')) return
  let before = 0
  for (const kind of text.matchAll(KIND)) {
    const [, indent = ''] = kind
    const from = Math.max(before, lineAbove(text, kind.index, NEAR))
    let at = from
    let inData = false
    for (const line of text
      .slice(from, kind.index + 20_000)
      .split('\n')
      .slice(0, 2 * NEAR)) {
      const start = at
      at += line.length + 1
      if (/^[ \t>]*(?:---|```|~~~)/.test(line)) {
        inData = false
        if (start > kind.index) break
        continue
      }
      const [, depth = '', name = '', value = ''] = ENTRY.exec(line) ?? []
      if (name === '') continue
      if (depth.length <= indent.length) inData = depth.length === indent.length && /^(?:data|stringData)$/.test(name)
      else if (inData) {
        const bare = value.replace(/^(["'])(.*)\1[ \t]*$/, '$2').trim()
        const meaning = /^[A-Za-z0-9+/]{4,}={0,2}$/.test(bare) ? Buffer.from(bare, 'base64').toString('utf8') : bare
        if (bare.length < 4 || isPlaceholder(bare) || isPlaceholder(meaning)) continue
        const offset = start + line.indexOf(bare, depth.length + name.length)
        yield { start: offset, end: offset + bare.length, kind: 'a value of a Kubernetes Secret' }
      }
    }
    before = kind.index
  }
}

/** The start of the line that is so many lines above a place. */
function lineAbove(text: string, at: number, lines: number): number {
  for (; lines >= 0 && at > 0; lines--) at = text.lastIndexOf('\n', at - 1)
  return Math.max(0, at + 1)
}
