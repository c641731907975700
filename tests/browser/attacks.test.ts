/**
 * What is left of the attacks in a real browser, with neither the audit nor the security policy to stop it: each family
 * on a page of its own. Nothing runs, nothing is asked of another host, nobody is led away.
 */
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workspace, write } from '../site/workspace.ts'
import { snippetsIn } from '../unit/markdown/attack-snippets.ts'
import { render } from '../unit/markdown/rendering.ts'
import { naiveHtml } from '../unit/publish/naive-page.ts'
import { findChromium, LAUNCH_FLAGS } from './chromium.ts'
import { type StaticServer, serve } from './static-server.ts'

const folder = workspace()
const attacks = Map.groupBy(snippetsIn('attacks'), ({ family }) => family)
const context = { resolve: (target: string) => ({ href: target }) }
let browser: Browser
let server: StaticServer

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><body>${body}</body></html>`

beforeAll(async () => {
  for (const [family, snippets] of attacks) {
    const safe = snippets.map(({ text }) => `<section>${render(text, context).html}</section>`)
    write(join(folder, family), { 'index.html': page(safe.join('\n')) })
  }
  write(join(folder, 'naive'), { 'index.html': page(naiveHtml('<img src=x onerror=__xss=1>')) })
  write(folder, { '404.html': page('Missing') })
  server = await serve(folder, '/')
  browser = await chromium.launch({ ...(await findChromium()), args: [...LAUNCH_FLAGS] })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Opens a page, and tells what it did. */
async function opened(name: string): Promise<{ ran: boolean; handlers: number; asked: string[]; place: string }> {
  const tab = await browser.newPage()
  const asked: string[] = []
  tab.on('request', (request) => {
    if (!request.url().startsWith(server.url)) asked.push(request.url())
  })
  await tab.goto(`${server.url}${name}/`, { waitUntil: 'networkidle' })
  const found = await tab.evaluate(() => ({
    ran: '__xss' in window,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((attribute) => /^on/i.test(attribute)),
    ).length,
  }))
  const place = tab.url()
  await tab.close()
  return { ...found, asked, place }
}

test.each([...attacks.keys()])('attacks by %s do nothing', async (family) => {
  expect(await opened(family)).toEqual({ ran: false, handlers: 0, asked: [], place: `${server.url}${family}/` })
})

test('the browser would tell', async () => {
  expect(await opened('naive')).toMatchObject({ ran: true, handlers: 1 })
})
