import { type Detector, findAll, findAt, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'
import { looksChosen, looksNamed, looksRandom } from './randomness.ts'

/** Names of what people choose, and of what machines make; the longer of two that begin alike comes first. */
const PASSWORD =
  'passwords?|passwd|passwort|passwörter|kennwort|passphrase|(?<![a-z])pass|requirepass|masterauth|(?<![a-z])psk|(?<![a-z])pwd|(?<![a-z])pw(?![a-z])|(?<![a-z])pin|community[-_ ]?string|snmp-server community'
const KEY =
  '(?:api|access|secret|private|auth|account|encryption|signing|shared|storage|master|service|license|session|deploy|webhook|integration|routing|app|write|consumer|hmac|aes|jwt|preshared|fernet)[-_ ]?key|client-key-data|authkey|client[-_]?secret|secret|token|credentials?|zugangsdaten|bearer|sharedaccesskey|sharedaccesssignature|connection[-_]?string|unseal key(?: \\d)?|recovery key|(?<![a-z])(?:ak|sk)'
/** What may follow the telling word and leaves its meaning: DB_PASSWORD_PROD, password2, secret_key_base. */
const SUFFIX = '(?:[-_]?(?:prod|production|live|staging|dev|test|old|new|value|data|base64|b64|base|[a-z]?\\d{1,2}))?'
const NAME = new RegExp(`(?:(?<password>${PASSWORD})|${KEY})${SUFFIX}`, 'gi')
/** Too short to be said of a secret in a sentence. */
const SHORT = /^(?:pass|pin|pwd|pw|psk|ak|sk)$/i

const VALUE = '(?<value>"[^"\\n]{1,4000}"|\'[^\'\\n]{1,4000}\'|`[^`\\n]{1,4000}`|[^\\s"\'`,;&<>|)\\]}]{1,4000})'
const CLOSING = '["\'`*\\]]{0,3}'
/** `DB_PASSWORD=…`, `Password=…;`, `"client_secret" = "…"`. */
const ASSIGNED = new RegExp(`${CLOSING}[ \\t]{0,2}(?::=|=>|==?)[ \\t]{0,2}${VALUE}`, 'yd')
/** YAML, tables, notes: `password: …`, `| Kennwort | … |`. */
const STATED = new RegExp(`${CLOSING}[ \\t]{0,40}[:|][ \\t*]{1,40}${VALUE}(?<after>[^\\n]{0,2})`, 'yd')
/** JSON without a blank: `{"password":"…"}`. */
const JSON_VALUE = /["'][ \t]{0,3}:[ \t]{0,3}(?<value>"[^"\n]{1,4000}"|'[^'\n]{1,4000}')/dy
/** Prose: “the password was still `…`”, „das Passwort lautete ‚…‘“; not where it is kept, nor what something is called. */
const SAID =
  /(?![a-z])[^\n"'`“”„:.]{1,60}(?<!\b(?:in|under|at|from|into|inside|via|see|like|names?|named|called|unter|aus|im|bei|beim|siehe|wie|namens|namen)):? ["'`“”„‘’‚«»](?<value>[^\s"'`“”„‘’‚«»]{4,200})["'`“”‘’«»]/diy

/** Files of services and devices, and prose without quotation marks: `requirepass …`, `enable secret …`, “password to …”. */
const SPACED =
  /(?:[ \t]{1,4}(?:to|is|was|ist|war|lautet|lautete|auf))?[ \t]{1,4}(?<value>[^\s"'`,;&<>|()[\]{}]{8,200})/diy
/** Keyrings of Ceph name it “key”, and nothing else is written so. */
const KEYRING = /(?<![\w-])key[ \t]{0,3}=[ \t]{0,3}(?<value>[A-Za-z0-9+/]{36,44}={1,2})(?![\w+/=])/dgi

/** What git calls a signing key is the id of a public one. */
const PUBLIC_KEY_ID = /^[ \t]*[= ][ \t]*(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})(?![0-9A-Za-z])/

/** A value beside a name that tells what it is. */
export const assignedSecrets: Detector = function* (text): Generator<Leak> {
  for (const { 0: name, index, groups } of text.matchAll(NAME)) {
    if (/^signingkey$/i.test(name) && PUBLIC_KEY_ID.test(text.slice(index + name.length, index + name.length + 60)))
      continue
    const isPassword = groups!['password'] !== undefined
    const behind = index + name.length
    const assigned = findAt(text, ASSIGNED, behind)
    if (assigned) {
      const { value } = assigned
      if (isPassword ? isTyped(value) : !isCall(value) && (looksRandom(value) || isShortSecret(value)))
        yield* leak(assigned)
      continue
    }
    const isShort = SHORT.test(name) && text[index - 1] !== '_'
    const found =
      findAt(text, STATED, behind) ??
      findAt(text, JSON_VALUE, behind) ??
      (isShort ? undefined : findAt(text, SAID, behind))
    if (found && (isPassword ? looksChosen(found.value) && !isRemark(found) : looksRandom(found.value)))
      yield* leak(found)
    const spaced = found || isShort ? undefined : findAt(text, SPACED, behind)
    if (spaced && isMixed(spaced.value, isPassword || /^secret$/i.test(name))) yield* leak(spaced)
  }
  for (const found of findAll(text, KEYRING)) yield* leak(found)
}

/** Nothing but a blank stands between: then the value has to show by itself that it is no word. */
function isMixed(value: string, isPassword: boolean): boolean {
  const word = value.replace(/[.:!?]$/, '')
  // “SHA256-hashed”, “2026-wildcard”
  if (looksNamed(word) || /[/\\]|^\W|^(?:[A-Z]+\d*|\d+)(?:-[a-z]+)+$/.test(word)) return false
  if (!isPassword) return word.length >= 32 && looksRandom(word) && !/^[0-9a-f-]+$/.test(word)
  return (
    /\p{L}/u.test(word) &&
    /\d\D*\d|\d[!#$%&*+=^~]|[!#$%&*+=^~].*\d|\d.*[a-z][A-Z].*[a-z][A-Z]|[a-z][A-Z].*[a-z][A-Z].*\d/.test(word)
  )
}

function* leak({ value, start, end }: { value: string; start: number; end: number }): Generator<Leak> {
  if (!isPlaceholder(value) && !isSentence(value))
    yield { start, end, kind: 'a password, key or token beside its name' }
}

/** `secret = source.next(…)` */
function isCall(value: string): boolean {
  return /^[\w$.]{1,80}\(/.test(value)
}

/** `'Password used to generate the key'` */
function isSentence(value: string): boolean {
  return /^\p{L}+(?:[ ,]+\p{L}+){2,}[.!?]?$/u.test(value)
}

/** What stands behind `PASSWORD=` is one, unless it is a number of them, or a word of a grammar. */
function isTyped(value: string): boolean {
  return (
    value.length >= 4 && !/^\d{1,5}$/.test(value) && !/^[a-z]{1,5}$/.test(value) && !/[(){}]/.test(value.slice(0, 30))
  )
}

/** `SECRET=` of a length that a person can type. */
function isShortSecret(value: string): boolean {
  return value.length >= 8 && value.length < 16 && looksChosen(value) && /\d/.test(value) && !looksNamed(value)
}

/** “Password: reset by 14:20, two …”: the value is the beginning of a sentence. */
function isRemark({ value, match }: { value: string; match: RegExpExecArray }): boolean {
  return (
    /^ [\p{L}\d]/u.test(match.groups!['after'] ?? '') || /^(?:[\p{L}’'-]+[.:?!]?|\d[\d.,:/%-]*\S{0,3})$/u.test(value)
  )
}
