/**
 * Whether a value only stands for a secret. Documentation is full of `<token>`, `$TOKEN`, `${DB_PASSWORD}`, `xxxxx` and
 * `REDACTED`, and a check that cries at them is soon switched off.
 */
export function isPlaceholder(value: string): boolean {
  return (
    value === '' ||
    ELSEWHERE.test(value) ||
    /<[a-z][\w -]{0,60}>|\$[{(]|\{\{/i.test(value) ||
    /^(.)\1*$/.test(value) ||
    /^[xX*•●.…_#-]+$/.test(value) ||
    /^(?:.{0,6}[-_.]?)?[xX*•]{4,}[-_.\w]{0,6}$/.test(value) ||
    STANDS_FOR.test(value) ||
    DESCRIBED.test(value) ||
    VARIABLE.test(value) ||
    WORD.test(value)
  )
}

/** A variable, a template, the output of a command, an option, a path: the secret itself is elsewhere. */
const ELSEWHERE =
  /^(?:[<>{[(`|\\]|\$[\w({]|#\{|%(?:[a-z]$|\(|\w+%$)|--?[a-z][a-z-]*(?:=\w*)?$|[?:!*&]\w{0,40}$|!(?:vault|secret|ref|env)\b|@(?=[\w./~-]*[./])[\w./~-]+$|[~/](?=[^/]{0,40}[/.]|.{0,14}$)[\w./-]*$|\.{1,2}\/|file:|env[:.]|vault:|arn:|op:\/\/|https?:\/\/)/i

/** Parts that say so. */
const STANDS_FOR =
  /redacted|masked|geschw[äa]rzt|entfernt|removed|hidden|change[-_]?(?:me|it|this)|replace[-_]?(?:me|this|with)|place[-_]?holder|platzhalter|example|beispiel|dummy|your[-_ ]|dein[-_ ]|ihr[-_ ]|insert[-_ ]|value[-_]of|pub-key=|todo|not[-_]?(?:a|the)[-_]?real|\.\.\.|…|xxxx/i

/** “a-secret-password”, “some long passphrase”: what it shall be, in words. */
const DESCRIBED =
  /^(?:an?|my|some|your|ein|mein|dein|ihr)[-_ ](?:[a-z]{2,12}[-_ ]){0,3}(?:password|passphrase|secret|token|key|passwort|kennwort|geheimnis)$/i

/** `RABBITMQ_PASSWORD`, `ANSIBLE_ASK_PASS=True`, `os.environ["OS_PASSWORD"]`: the name of a variable. */
const VARIABLE =
  /^(?:[A-Z]{2,20}\d{0,2}(?:_[A-Z]{1,20}\d{0,2}){1,6}(?:=(?:[Tt]rue|[Ff]alse|yes|no|\d)?)?[\]).,;:]?$|(?:os\.(?:environ|getenv)|process\.env|ENV)[.[(])/

/** Words that are said of a secret and are none. */
const WORD =
  /^(?:my|the|your|some|new|old|a|an|mein|das|ein|neues|altes)?[-_]?(?:password|passwort|kennwort|passwd|passphrase|pass|pwd|secret|geheim|geheimnis|token|key|schl[üu]ssel|value|wert|string|str|text|true|false|null|nil|none|no|yes|on|off|empty|leer|unset|undefined|required|optional|invalid|valid|expired|missing|wrong|rotated|foo|bar|baz|test|admin|root|user|username|int|integer|bytes|base64|hex|env|prompt|stdin|auto|default|random|hash|sha256|plain|bearer|basic|digest|\.+)s?[\]).,;:!?]?$/i
