import { type Detector, findAll, type Leak } from '../leak.ts'
import { isPlaceholder } from './placeholder.ts'

/** What a shell takes as one word, with its quotation marks. */
const WORD = '(?<value>"[^"\\n]{1,200}"|\'[^\'\\n]{1,200}\'|(?:[^\\s"\'`|&;()<]|<(?!/)){1,200})'
/** Between a command and its option: the rest of the line before it. */
const REST = '(?![\\w-])[^\\n|;]{0,200}?\\s'

const PATTERNS = [
  // Long options, of whatever command: --password X, --db-password=X, -password X, --token X. What etcd calls the token of a
  // cluster is its name.
  `(?<![\\w-])--?(?:[a-z0-9]{1,20}[-_]){0,3}(?:password|passwd|passphrase|pass|pwd|(?<!cluster[-_])token|secret|api[-_]?key|secret[-_]?key|access[-_]?key|auth[-_]?key|private[-_]?key|client[-_]?secret|credentials?)[ =]\\s{0,3}${WORD}`,
  // The short ones mean a password with these commands only; mysql wants no blank.
  `\\b(?:mysql|mysqldump|mysqladmin|mysqlcheck|mysqlimport|mariadb(?:-dump|-admin|-check)?|mariabackup|xtrabackup|innobackupex)${REST}-p${WORD}`,
  `\\b(?:mongo(?:sh|dump|restore|export|import)?|sshpass|influx|clickhouse-client|cqlsh|docker login|podman login|skopeo login|helm registry login|oc login|az login|7z|zip|unzip|ntlmrelayx|rclone obscure|isql|bcp|sqlcmd|osql)${REST}-[pP]\\s{0,3}${WORD}`,
  `\\b(?:redis-cli|valkey-cli|keydb-cli)${REST}-a\\s{1,3}${WORD}`,
  `\\bldap(?:search|modify|add|delete|passwd|whoami)${REST}-w\\s{1,3}${WORD}`,
  `\\b(?:ipmitool|freeipmi|ipmipower|rdesktop|xfreerdp)${REST}(?:-P|-p|/p:)\\s{0,3}${WORD}`,
  `\\bnet use${REST}/user:\\S{1,80}\\s{1,3}${WORD}`,
  `\\bhtpasswd${REST}-[a-zA-Z]{0,6}b[a-zA-Z]{0,6}\\s{1,3}\\S{1,200}\\s{1,3}\\S{1,80}\\s{1,3}${WORD}`,
  `\\brabbitmqctl\\s{1,3}(?:add_user|change_password|authenticate_user)\\s{1,3}\\S{1,80}\\s{1,3}${WORD}`,
  `\\b(?:SET PASSWORD[^\\n=]{0,80}=\\s{0,3}|IDENTIFIED (?:WITH \\S{1,40} )?(?:BY|AS) (?:PASSWORD )?|(?:WITH )?(?:ENCRYPTED )?PASSWORD )(?:PASSWORD\\()?(?<value>'[^'\\n]{1,200}'|"[^"\\n]{1,200}")`,
  `\\b(?:pass|passin|passout)\\s{0,2}[: ]pass:${WORD}`,
  `(?<!\\S)-pass(?:in|out)?\\s{1,3}pass:${WORD}`,
  `\\bsnmp(?:walk|get|bulkwalk|set)${REST}-(?:A|X)\\s{1,3}${WORD}`,
  `\\becho\\s{1,3}(?:-[ne]{1,2}\\s{1,3})?${WORD}\\s{0,3}\\|\\s{0,3}(?:sudo -S|passwd --stdin|docker login|cryptsetup|openssl enc)`,
].map((pattern) => new RegExp(pattern, 'gid'))

/** `user:password` as one word: curl -u user:password, echo user:password | chpasswd. */
const PAIRS = [
  /\b(?:curl|wget|http|https|xh|curlie)(?![\w-])[^\n|;]{0,300}?\s(?:-[a-zA-Z]{0,6}u|--user|--proxy-user|-U|-a|--auth)[ =]{0,3}["']?[^\s:"']{1,100}:(?<value>[^\s"'`|&;<>]{1,200})/dgi,
  /\becho\s{1,3}(?:-[ne]{1,2}\s{1,3})?["']?[^\s:"']{1,64}:(?<value>[^\s"'`|&;<>]{1,200})["']?\s{0,3}\|\s{0,3}(?:sudo\s{1,3})?chpasswd/dgi,
  /\b(?:smbclient|rpcclient|winexe|net rpc|net ads|mount\.cifs|smbget)(?![\w-])[^\n|;]{0,200}?\s-U\s{0,3}["']?[^\s%"']{1,100}%(?<value>[^\s"'`|&;<>]{1,200})/dgi,
  /\bsqlplus(?![\w-])[^\n|;]{0,100}?\s["']?\w{1,40}\/(?<value>[^\s"'`|&;<>@/]{1,100})@/dgi,
]

/** Passwords that somebody typed into a command line, and that a copied terminal shows. */
export const commandPasswords: Detector = function* (text): Generator<Leak> {
  for (const pattern of [...PATTERNS, ...PAIRS]) {
    for (const { value, start, end } of findAll(text, pattern)) {
      if (value.length >= 3 && !isPlaceholder(value) && !isProse(value)) {
        yield { start, end, kind: 'a password or token in a command' }
      }
    }
  }
}

/** The option is only spoken of: “use --password to be asked”, “the --token flag”, “`--token`, which …”. */
function isProse(value: string): boolean {
  return /^[a-zäöüß]{1,12}[,.:;]?$/i.test(value) || /^[,.:;)\]}]/.test(value)
}
