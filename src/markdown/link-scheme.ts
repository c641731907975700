import { webAddressProblem } from '../model/web-address.ts'

/** Schemes that a page may lead to. The last six are names of our own documents. */
const ALLOWED = new Set([
  'http',
  'https',
  'mailto',
  'tel',
  'postmortem',
  'runbook',
  'process',
  'service',
  'principle',
  'manifesto',
])

/** Schemes that run something or leave the web: they are never meant as a placeholder. */
const DANGEROUS = new Set([
  'javascript',
  'data',
  'vbscript',
  'file',
  'ftp',
  'blob',
  'filesystem',
  'about',
  'view-source',
  'jar',
  'ws',
  'wss',
  'intent',
  'livescript',
  'mocha',
])

/** What a browser makes of a target: it drops tabs, line ends and surrounding control characters. */
function asBrowsersRead(target: string): string {
  let from = 0
  let to = target.length
  while (from < to && target.charCodeAt(from) <= 0x20) from++
  while (to > from && target.charCodeAt(to - 1) <= 0x20) to--
  return target.slice(from, to).replace(/[\t\n\r]/g, '')
}

/** The scheme of a target in lower case, as a browser sees it; undefined for relative targets. */
export function schemeOf(target: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(asBrowsersRead(target))?.[1]?.toLowerCase()
}

/**
 * Why nothing may link to this target, or undefined when it may be resolved. Judged as a browser would read
 * it, so that `java&Tab;script:`, `\\host` and `/<newline>/host` do not pass for something else.
 */
export function schemeProblem(target: string): string | undefined {
  const read = asBrowsersRead(target)
  const scheme = schemeOf(target)
  if (scheme !== undefined) {
    if (!ALLOWED.has(scheme)) return `a link cannot lead to a “${scheme}:” address`
    return controlProblem(target) ?? (isWeb(scheme) ? webAddressProblem(read) : undefined)
  }
  if (/^[\\/]{2}/.test(read)) return 'a link cannot lead to another host without naming “https:”'
  return controlProblem(target)
}

function controlProblem(target: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x1f\x7f]/.test(target) ? 'The address of the link contains a control character.' : undefined
}

/** Whether a target is meant to lead to the web, and no browser can read it: `https://HOST:PORT/`. */
export function isUnreadable(target: string): boolean {
  const scheme = schemeOf(target)
  return scheme !== undefined && isWeb(scheme) && !URL.canParse(target)
}

function isWeb(scheme: string): boolean {
  return scheme === 'http' || scheme === 'https'
}

/** Whether a scheme is known to be harmful, where an unknown one may be a placeholder such as `<host:port>`. */
export function isDangerousScheme(scheme: string): boolean {
  return DANGEROUS.has(scheme)
}

/** Whether pages may lead to addresses of this scheme. */
export function isAllowedScheme(scheme: string): boolean {
  return ALLOWED.has(scheme)
}
