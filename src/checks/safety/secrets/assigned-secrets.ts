import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'
import { looksChosen, looksNamed, looksRandom } from './randomness.ts'

/** Names of what people choose, and of what machines make. */
const PASSWORD =
  'passwords?|passwd|passwort|passwörter|kennwort|passphrase|(?<![a-z])pass|requirepass|masterauth|(?<![a-z])psk|(?<![a-z])pwd|(?<![a-z])pin|community[-_ ]?string'
/** Those that are a word of their own. */
const SPOKEN = 'passwords?|passwort|passwörter|kennwort|passphrase'
const KEY =
  'secret|token|credentials?|zugangsdaten|bearer|(?:api|access|secret|private|auth|account|encryption|signing|shared|storage|master|service|license|session|deploy|webhook|integration|routing|app|write|consumer|hmac|aes|jwt|psk|preshared)[-_ ]?key|privatekey|(?<![a-z])(?:ak|sk)|accountkey|sharedaccesskey|sharedaccesssignature|client[-_]?secret|connection[-_]?string|unseal key(?: \\d)?|recovery key|root token|initial root token'
/** What may follow the telling word and leaves its meaning: DB_PASSWORD_PROD, password2, secret_key_base. */
const SUFFIX = '(?:[-_]?(?:prod|production|live|staging|dev|test|old|new|value|data|base64|b64|base|[a-z]?\\d{1,2}))?'
const VALUE = '(?<value>"[^"\\n]{1,4000}"|\'[^\'\\n]{1,4000}\'|`[^`\\n]{1,4000}`|[^\\s"\'`,;&<>|)\\]}]{1,4000})'
const CLOSING = '["\'`*\\]]{0,3}'

/** `DB_PASSWORD=…`, `Password=…;`, `"client_secret" = "…"`. */
const ASSIGNED = new RegExp(
  `(?:(?<password>${PASSWORD})|${KEY})${SUFFIX}${CLOSING}[ \\t]{0,2}(?::=|=>|==?)[ \\t]{0,2}${VALUE}`,
  'gid',
)
/** YAML, JSON, tables, notes: `password: …`, `"token": "…"`, `| Kennwort | … |`. */
const STATED = new RegExp(
  `(?:(?<password>${PASSWORD})|${KEY})${SUFFIX}${CLOSING}[ \\t]{0,40}[:|][ \\t*]{1,40}${VALUE}(?<after>[^\\n]{0,2})`,
  'gid',
)
/** JSON without a blank: `{"password":"…"}`. */
const JSON_VALUE = new RegExp(
  `(?:(?<password>${PASSWORD})|${KEY})${SUFFIX}["'][ \\t]{0,3}:[ \\t]{0,3}(?<value>"[^"\\n]{1,4000}"|'[^'\\n]{1,4000}')`,
  'gid',
)
/** Prose: “the password was still `…`”, „das Passwort lautete ‚…‘“. */
const SAID = new RegExp(
  `(?:(?<password>${SPOKEN})|${KEY})(?![a-z])[^\\n"'\`“”„:.]{1,60}:? ["'\`“”„‘’‚«»](?<value>[^\\s"'\`“”„‘’‚«»]{4,200})["'\`“”‘’«»]`,
  'gid',
)

/** A value beside a name that tells what it is. */
export const assignedSecrets: Detector = function* (text): Generator<Leak> {
  for (const found of findAll(text, ASSIGNED)) {
    const { value } = found
    const password = found.match.groups!['password'] !== undefined
    if (password ? isTyped(value) : !isCall(value) && (looksRandom(value) || isShortSecret(value))) yield* leak(found)
  }
  for (const pattern of [STATED, JSON_VALUE, SAID]) {
    for (const found of findAll(text, pattern)) {
      const password = found.match.groups!['password'] !== undefined
      if (password ? looksChosen(found.value) && !isRemark(found) : looksRandom(found.value)) yield* leak(found)
    }
  }
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
