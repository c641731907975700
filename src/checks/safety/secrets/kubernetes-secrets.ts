import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'

/** An entry of a container’s environment: its name on one line, its value on the next. */
const ENVIRONMENT =
  /\bname:[ \t]{0,3}["']?\w{0,80}(?:PASSWORD|PASSWD|SECRET|TOKEN|_KEY|_PASS)["']?[ \t]{0,3}\r?\n[ \t]{0,40}value:[ \t]{1,3}(?<value>["'][^"'\n]{4,4000}["']|[^\s"']{4,4000})/dg

/** What ends a manifest within a text: the next one, or the fence of a code block. */
const BOUNDARY = /^[ \t>]*(?:---|```|~~~)/
const KIND = /^([ \t>]*)kind:[ \t]*["']?Secret["']?[ \t\r]*$/
const ENTRY = /^([ \t>]*)"?([\w./-]{1,253})"?:[ \t]*(\S.*)?$/

/**
 * Values in manifests of Kubernetes: those of environments, and those below `data` and `stringData` of a Secret, where
 * base64 hides nothing.
 */
export const kubernetesSecrets: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end } of findAll(text, ENVIRONMENT)) {
    if (!isPlaceholder(value)) yield { start, end, kind: 'a password, key or token in an environment' }
  }
  if (!text.includes('Secret')) return
  let manifest: { line: string; start: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    if (BOUNDARY.test(line)) {
      yield* secretData(manifest)
      manifest = []
    } else manifest.push({ line, start: at })
    at += line.length + 1
  }
  yield* secretData(manifest)
}

/** Fields may stand in any order: `data` is often above `kind`. */
function* secretData(manifest: readonly { line: string; start: number }[]): Generator<Leak> {
  const kind = manifest.map(({ line }) => KIND.exec(line)).find((found) => found !== null)
  if (!kind) return
  const indentation = kind[1]!.length
  let inData = false
  for (const { line, start } of manifest) {
    const [, blanks = '', name = '', value = ''] = ENTRY.exec(line) ?? []
    if (name === '') continue
    if (blanks.length <= indentation) {
      inData = blanks.length === indentation && /^(?:data|stringData)$/.test(name)
      continue
    }
    if (!inData) continue
    const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2')
    const meaning = /^[A-Za-z0-9+/]{4,}={0,2}$/.test(bare) ? Buffer.from(bare, 'base64').toString('utf8') : bare
    if (bare.length < 4 || isPlaceholder(bare) || isPlaceholder(meaning)) continue
    const offset = start + line.indexOf(bare, blanks.length + name.length)
    yield { start: offset, end: offset + bare.length, kind: 'a value of a Kubernetes Secret' }
  }
}
