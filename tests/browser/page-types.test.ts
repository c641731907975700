import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../site/opsbook-command.ts'
import { pageTypes } from './page-types.ts'

/** Routes that readers meet no page of: they only lead on. */
const leadingOn = ['[first]/[...rest].astro']

/** What a route matches, the most specific first, as Astro sorts them. */
const routes = globSync('**/*.astro', { cwd: join(projectRoot, 'src', 'pages') })
  .filter((route) => !leadingOn.includes(route))
  .map((route) => ({
    route,
    parameters: route.match(/\[/g)?.length ?? 0,
    pattern: new RegExp(
      `^/${route
        .replace(/(?:\/?index)?\.astro$/, '/')
        .replace('[...lang]/', '(?:de/)?')
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
