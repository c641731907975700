/** What the address of a runbook, as an alert carries it, is to this handbook. */

export type RunbookAddress =
  /** A page of this handbook, there or not: its address below the base path, and the part of it. */
  | { kind: 'own'; address: string; fragment: string }
  /** On another host, or beside the handbook on its own. */
  | { kind: 'elsewhere' }
  /** What only a template engine knows. */
  | { kind: 'template'; template: string }
  | { kind: 'wrong'; message: string; hint: string }

/**
 * The alert’s own name, as templates of Prometheus and Alertmanager have it (`{{ $labels.alertname }}`,
 * `{{ .Labels.alertname }}`), and as those of other tools that fill in rules do (`{{ alertname }}`).
 */
const OWN_NAME =
  /\{\{-?\s*(?:\$labels\.|\$?\.?(?:Common|Group)?Labels\.|labels\.|\.|\$)?alert_?name(?:\s*\|\s*\w+)*\s*-?\}\}/gi
/** How a Helm chart writes what Prometheus shall see: {{`{{ $labels.job }}`}} or {{ "{{ $labels.job }}" }}. */
const ESCAPED = /\{\{-?\s*(?:`([^`]*)`|"([^"\\]*)")\s*-?\}\}/g
const TEMPLATE = /\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|\{\{.*/s

/** As `text`, with the alert’s name where a template stands for it. */
export function withName(text: string, alert: string): string {
  return unescaped(text).replace(OWN_NAME, () => encodeURIComponent(alert))
}

/** Whether a template stands for the alert’s name that Prometheus fills in with nothing. */
export function asksForOwnName(text: string): boolean {
  return unescaped(text).search(OWN_NAME) !== -1
}

function unescaped(text: string): string {
  return text.trim().replace(ESCAPED, (whole, ticked, quoted) => ticked ?? quoted ?? whole)
}

/**
 * @param text with the alert’s name filled in
 * @param site where the handbook is published, without path
 * @param base the path below it, with a slash at both ends
 */
export function readRunbookAddress(text: string, site: string, base: string): RunbookAddress {
  const template = TEMPLATE.exec(text)?.[0]
  if (template !== undefined) return { kind: 'template', template }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) {
    return {
      kind: 'wrong',
      message: text === '' ? 'the address of the runbook is empty' : `“${text}” is no complete address`,
      hint: `Write it whole, with https:// and the host: who gets the alert knows neither. The handbook is at ${new URL(base, site).href}`,
    }
  }
  const url = /^https?:/i.test(text) ? URL.parse(text) : null
  if (!url) return { kind: 'wrong', message: `“${text}” is no web address`, hint: 'Web addresses begin with https://.' }
  const path = decoded(url.pathname)
  const fragment = decoded(url.hash.slice(1).split(':~:')[0]!)
  if (!isSameHost(url, new URL(site)) || path === undefined || !`${path}/`.startsWith(base))
    return { kind: 'elsewhere' }
  return { kind: 'own', address: folderOf(`/${path.slice(base.length)}`), fragment: fragment ?? '' }
}

/** Hosts answer a folder with or without its slash, and with the file in it. */
function folderOf(path: string): string {
  return path.replace(/\/index\.html$/, '/').replace(/\/?$/, '/')
}

/** Whichever of http and https is written: hosts lead from one to the other. */
function isSameHost(one: URL, other: URL): boolean {
  const host = ({ hostname, port }: URL) => `${hostname.replace(/\.$/, '')}:${port}`
  return host(one) === host(other)
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
