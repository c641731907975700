import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../site/opsbook-command.ts'
import { pageTypes } from './page-types.ts'

/** Routes that have no example there, with the reason. */
const unread = new Map([
  ['[first]/[...rest].astro', 'only leads on'],
  [
    '[...lang]/runbooks/print/[...part].astro',
    'all runbooks one after another: what one holds, and too long to be judged in seconds',
  ],
  ['[...lang]/runbooks/alerts/[...part].astro', 'the handbook has few alerts: the list of runbooks shows all of them'],
  ['[...lang]/processes/layer/[...part].astro', 'the handbook has few processes: their list shows all of them'],
  ['[...lang]/services/[id]/[...part].astro', 'no service has more than its page shows'],
  ['[...lang]/search/[...part].astro', 'the page of the search shows everything from A to Z'],
  ['[...lang]/postmortems/[id]/changes.astro', 'no postmortem of the handbook has been revised'],
])

/** What a route matches, the most specific first, as Astro sorts them. */
const routes = globSync('**/*.astro', { cwd: join(projectRoot, 'src', 'pages') })
  .filter((route) => !unread.has(route))
  .map((route) => ({
    route,
    parameters: route.match(/\[/g)?.length ?? 0,
    pattern: new RegExp(
      `^/${route
        .replace(/(?:\/?index)?\.astro$/, '/')
        .replace('[...lang]/', '(?:de/)?')
        .replaceAll(/\[\.{3}[^\]]+\]\//g, '(?:.+/)?')
        .replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`,
    ),
  }))
  .sort((a, b) => a.parameters - b.parameters)

test('every type of page that the site has is among those that the tests read', () => {
  const read = pageTypes.map(([, address]) =>
    address === '/no/such/page/' ? '404.astro' : routes.find(({ pattern }) => pattern.test(address))?.route,
  )
  expect(routes.map(({ route }) => route).filter((route) => !read.includes(route))).toEqual([])
})
