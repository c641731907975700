import { type Detector, findAll, type Leak } from '../leak.ts'
import { isInternal } from './address-ranges.ts'

const IPV4 = /(?<![\w.-])(?:10|172|192|169|100)(?:\.\d{1,3}){3}(?![\w-]|\.\d)/dg
/** Names that clouds make of addresses: `ip-10-1-20-30.…`. */
const AS_NAME = /(?<![\w.-])(?:ip|host|node|vm)-(?<value>(?:10|172|192|100)(?:-\d{1,3}){3})(?![\w]|-\d)/dg
const IPV6 = /(?<![\w:.])(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]{1,36}(?![\w:])/dgi
/** Four numbers are a version as well; then it says so before them. */
const VERSION =
  /(?:\b(?:version|release|build|ver|v|rev|firmware|patched to|upgraded? (?:to|from))\.?[ :=]{0,2}v?|[a-z]\/|>=|<=|~>|\^)$/i
/** “upgraded the driver from 10.2.0.1 to version 10.2.0.4”: also when the word is further away. */
const SPEAKS_OF_VERSIONS = /\b(?:versions?|releases?|upgrad|downgrad|firmware|driver|package|paket|treiber)/i
const COMPARES = /\b(?:from|to|than|before|until|since|in|of|with|von|auf|als|vor|bis|seit|mit)[ \n]$/i

/**
 * Addresses of private networks. Public ones are not judged: they are visible to everybody, reports about networks have
 * to name them, and those of customers are found where logs write them.
 */
export const privateAddresses: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end } of findAll(text, IPV4)) {
    if (!isInternal(value) || isVersion(text, start, end)) continue
    yield { start, end, kind: 'a private address', shown: value.slice(0, 4) }
  }
  for (const { value, start, end } of findAll(text, AS_NAME)) {
    if (isInternal(value.replaceAll('-', '.'))) yield { start, end, kind: 'a private address in a name' }
  }
  for (const { value, start } of findAll(text, IPV6)) {
    // The colon of a sentence may follow, and belong to it.
    const address = isInternal(value) ? value : value.replace(/:$/, '')
    if (isInternal(address))
      yield { start, end: start + address.length, kind: 'a private address', shown: value.slice(0, 4) }
  }
}

function isVersion(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  if (VERSION.test(before)) return true
  return (
    text.startsWith('10.', start) &&
    COMPARES.test(before) &&
    SPEAKS_OF_VERSIONS.test(before + text.slice(end, end + 30))
  )
}
