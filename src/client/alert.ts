/**
 * Leads on from the address of an alert whose name was written in another case, and says so where there is no such alert.
 * The page for what is missing imports it: hosts answer with that page, and leave the address as it was asked for.
 */
import { make } from './search/make.ts'

/** How many names are offered. */
const OFFERED = 5

// One for each language: where its alerts stand, and what is said of one that there is not.
for (const section of document.querySelectorAll<HTMLElement>('[data-alerts]')) {
  if (location.pathname.startsWith(section.dataset['root']!)) lead(section)
}

async function lead(section: HTMLElement): Promise<void> {
  const { root, alerts, none } = section.dataset as { root: string; alerts: string; none: string }
  const name = readable(location.pathname.slice(root.length).replace(/\/(?:index\.html)?$/, ''))
  section.hidden = false
  if (name === '') return
  const names: string[] = await fetch(`${alerts}index.json`).then((answer) => answer.json())
  const address = (alert: string) => `${alerts}${alert}/`
  const folded = name.normalize('NFC').toLowerCase()
  const exact = names.find((alert) => alert.toLowerCase() === folded)
  if (exact) return location.replace(address(exact) + location.hash)
  const heading = document.querySelector('h1')!
  heading.textContent = document.title = none.replace('NAME', () => name)
  heading.lang = section.lang
  const like = (alert: string) => likeness(alert.toLowerCase(), folded)
  const near = names.filter((alert) => like(alert) > 0.4).sort((a, b) => like(b) - like(a))
  const list = section.querySelector('ul')!
  for (const alert of near.slice(0, OFFERED)) {
    list.append(make('li', {}, make('a', { href: address(alert) }, make('code', { textContent: alert }))))
  }
  list.parentElement!.hidden = near.length === 0
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Share of pairs of letters that two names have in common, 0 to 1: Dice’s coefficient of their bigrams. */
function likeness(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => new Set(Array.from(name.slice(1), (letter, at) => name[at]! + letter)))
  return (2 * a!.intersection(b!).size) / (a!.size + b!.size || 1)
}
