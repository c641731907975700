import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'
import { looksRandom } from './randomness.ts'

/** Headers that carry nothing but a secret, of OpenStack, GitLab, Vault and everybody. */
const HEADER =
  /(?<![\w-])(?:x-(?:auth|subject|service|vault|api|access|amz-security|csrf|gitlab|consul|nomad)-(?:token|key)|x-api-?key|private-token|job-token|api-?key|dd-api-key|dd-application-key)["']?[ \t]{0,3}[:=][ \t]{0,3}(?<value>["'][^"'\n]{6,2000}["']|[^\s"'`,;<>|]{6,2000})/dgi
const AUTHORIZATION =
  /(?<![\w-])(?:proxy-)?authorization["'`]?[ \t]{0,3}[:=][ \t]{0,3}["'`]?(?:bearer|token|apikey|genie[kK]ey|pve[aA][pP][iI][tT]oken|splunk|basic|digest|negotiate|key)[ \t=:]{1,3}(?:token=)?["']?(?<value>[^\s"'`,;<>|]{6,4000})/dgi
/** Without the name of the header: the value must look like one. */
const BEARER = /(?<![\w-])(?:bearer|basic)[ \t]{1,3}(?<value>[\w.~+/=-]{16,4000})/dgi
/** What Docker keeps of a registry in its configuration. */
const REGISTRY = /"auth"\s{0,3}:\s{0,3}"(?<value>[\w+/=]{8,4000})"/dg
const COOKIE =
  /(?<![\w-])(?:set-)?cookie["']?[ \t]{0,3}:[^\n]{0,200}?\b[\w.-]{0,40}(?:sess(?:ion)?(?:id)?|sid|auth|token|jwt)[\w-]{0,20}=(?<value>[^\s;"'`<>|]{12,4000})/dgi

/** What is sent in HTTP headers to prove who one is. */
export const authorization: Detector = function* (text): Generator<Leak> {
  for (const { value, start, end } of findAll(text, AUTHORIZATION)) {
    if (!isPlaceholder(value)) yield { start, end, kind: 'the value of an Authorization header' }
  }
  for (const { value, start, end, match } of findAll(text, BEARER)) {
    const basic = /^basic/i.test(match[0])
    const looksReal = basic ? isPair(value) : looksRandom(value)
    if (looksReal && !isPlaceholder(value)) yield { start, end, kind: 'the value of an Authorization header' }
  }
  for (const { value, start, end } of findAll(text, REGISTRY)) {
    if (isPair(value)) yield { start, end, kind: 'user and password of a registry' }
  }
  for (const { value, start, end } of findAll(text, HEADER)) {
    if (!isPlaceholder(value) && (/[\d+/=]/.test(value) || looksRandom(value)))
      yield { start, end, kind: 'a token in a header' }
  }
  for (const { value, start, end } of findAll(text, COOKIE)) {
    if (!isPlaceholder(value) && looksRandom(value)) yield { start, end, kind: 'the cookie of a session' }
  }
}

/** `user:password` in base64. */
function isPair(value: string): boolean {
  return /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(Buffer.from(value, 'base64').toString('latin1'))
}
