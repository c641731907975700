/** The search over the page that is being read: by keyboard, back to where one was, and on to what was found. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { eventually, type Reader, readersOfTheSite, seen } from './reader.ts'

const newReader = readersOfTheSite()

const dialogOf = ({ page }: Reader) => page.getByRole('dialog', { name: 'Search' })
const fieldOf = (reader: Reader) => dialogOf(reader).getByRole('searchbox', { name: 'Search for' })
const statusOf = (reader: Reader) => seen(dialogOf(reader).getByRole('status'))
const titlesOf = (reader: Reader) => dialogOf(reader).locator('h2 a')

/** What has the focus: its role in the search, or else its words. */
function focused({ page }: Reader): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document
    if (activeElement?.matches('dialog input[type=search]')) return 'the field'
    const titles = [...document.querySelectorAll('dialog h2 a')]
    const at = titles.indexOf(activeElement!)
    return at >= 0 ? `result ${at + 1}` : (activeElement?.textContent?.trim() ?? '')
  })
}

async function openOn(address: string, key = '/'): Promise<Reader> {
  const reader = await newReader()
  await reader.open(address)
  await reader.page.keyboard.press(key)
  await dialogOf(reader).waitFor()
  return reader
}

describe('it opens', () => {
  test.each([
    ['/', '/', '/postmortems/gitlab-2017-01-31/'],
    ['Ctrl+K', 'Control+k', '/'],
    ['Cmd+K', 'Meta+k', '/runbooks/disk-full/'],
  ])('with %s on any page, with the focus in its field, and no complaint of the browser', async (_, key, address) => {
    const reader = await openOn(address, key)
    expect(await focused(reader)).toBe('the field')
    expect(await fieldOf(reader).inputValue()).toBe('')
    await fieldOf(reader).fill('NetStream')
    await eventually(() => statusOf(reader)).toBe('1 result for “NetStream”')
    expect(reader.complaints).toEqual([])
  })

  test('from the header, and the page behind it stays where it was', async () => {
    const reader = await newReader()
    await reader.open('/processes/incident-response/')
    await reader.page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
    await dialogOf(reader).waitFor()
    expect(reader.place()).toBe('/processes/incident-response/')
  })

  test('in a new tab when that is what was asked for', async () => {
    const reader = await newReader()
    await reader.open('/')
    const opened = reader.context.waitForEvent('page')
    await reader.page
      .getByRole('banner')
      .getByRole('link', { name: 'Search' })
      .click({ modifiers: ['ControlOrMeta'] })
    expect((await opened).url()).toMatch(/\/search\/$/)
    expect(await dialogOf(reader).count()).toBe(0)
  })

  test('with what was typed while it was on its way', async () => {
    const reader = await newReader()
    await reader.context.route(/_assets\/search\..*\.js/, async (route) => {
      await new Promise((later) => setTimeout(later, 500))
      await route.continue()
    })
    await reader.open('/')
    await reader.page.keyboard.type('/NetStr')
    await dialogOf(reader).waitFor()
    await reader.page.keyboard.type('eam')
    expect(await fieldOf(reader).inputValue()).toBe('NetStream')
    await eventually(() => statusOf(reader)).toBe('1 result for “NetStream”')
  })

  test('as a page, when the dialog cannot be loaded', async () => {
    const reader = await newReader()
    await reader.context.route(/_assets\/search\./, (route) => route.abort())
    await reader.open('/')
    await reader.page.keyboard.press('/')
    await reader.page.waitForURL('**/search/')
    expect(await seen(reader.page.getByRole('main'))).toContain('Incident response')
  })

  test('not for a slash within a form, and never twice', async () => {
    const reader = await openOn('/')
    await reader.page.keyboard.type('a/b')
    expect(await fieldOf(reader).inputValue()).toBe('a/b')
    await reader.page.keyboard.press('Control+k')
    expect(await reader.page.locator('dialog').count()).toBe(1)
  })
})

test('nothing of it is loaded before it is asked for, and of the index nothing before something is', async () => {
  const reader = await newReader()
  const asked: string[] = []
  reader.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await reader.open('/runbooks/etcd-quorum-loss/')
  await reader.page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
  expect(asked.filter((path) => /search|worker|pagefind/.test(path))).toEqual([])
  await reader.page.keyboard.press('/')
  await dialogOf(reader).waitFor()
  expect(asked.filter((path) => /pagefind/.test(path))).toEqual([])
})

describe('by keyboard', () => {
  test('arrows choose, what is typed goes on in the field, Escape leads back to where one was', async () => {
    const reader = await newReader()
    await reader.open('/')
    const before = reader.page.getByRole('main').getByRole('link').nth(2)
    await before.focus()
    await reader.page.keyboard.press('/')
    await dialogOf(reader).waitFor()
    await reader.page.keyboard.type('etcd')
    await eventually(() => titlesOf(reader).count()).toBeGreaterThan(2)
    const path: string[] = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowDown', 's']) {
      await reader.page.keyboard.press(key)
      path.push(await focused(reader))
    }
    expect(path).toEqual(['result 1', 'result 2', 'result 1', 'the field', 'result 1', 'the field'])
    expect(await fieldOf(reader).inputValue()).toBe('etcds')
    await reader.page.keyboard.press('Escape')
    if (await dialogOf(reader).isVisible()) await reader.page.keyboard.press('Escape')
    expect(await dialogOf(reader).isVisible()).toBe(false)
    expect(await before.evaluate((link) => link === document.activeElement)).toBe(true)
  })

  test('Enter opens what was found first: an alert, pasted, leads to its runbook', async () => {
    const reader = await openOn('/')
    await reader.page.keyboard.insertText('KubeNodeNotReady')
    await reader.page.keyboard.press('Enter')
    await reader.page.waitForURL('**/runbooks/node-not-ready/**')
  })

  test('Tab stays within the dialog, and reaches its filters', async () => {
    const reader = await openOn('/')
    await reader.page.keyboard.type('etcd')
    await eventually(() => titlesOf(reader).count()).toBeGreaterThan(2)
    const stops = new Set<string>()
    for (let step = 0; step < 60; step++) {
      await reader.page.keyboard.press('Tab')
      stops.add(
        await reader.page.evaluate(() => {
          const { activeElement } = document
          if (!activeElement || activeElement === document.body) return 'the browser'
          return activeElement.closest('dialog') ? (activeElement as HTMLElement).tagName : 'the page behind'
        }),
      )
    }
    expect([...stops]).toEqual(expect.arrayContaining(['A', 'INPUT', 'BUTTON', 'SUMMARY', 'SELECT']))
    expect(stops).not.toContain('the page behind')
  })
})

test('a click beside it closes it, one on a result within the same page too', async () => {
  const reader = await openOn('/runbooks/node-not-ready/')
  await reader.page.mouse.click(5, 400)
  expect(await dialogOf(reader).isVisible()).toBe(false)
  await reader.page.keyboard.press('/')
  await reader.page.keyboard.type('KubeNodeNotReady')
  await titlesOf(reader).first().click()
  await eventually(() => reader.place()).toMatch(/^\/runbooks\/node-not-ready\//)
  await eventually(() => dialogOf(reader).isVisible()).toBe(false)
})

test('filters narrow down, and the search as a page takes over words and filters', async () => {
  const reader = await openOn('/')
  await reader.page.keyboard.type('backup')
  await eventually(() => titlesOf(reader).count()).toBeGreaterThan(0)
  await dialogOf(reader)
    .getByRole('checkbox', { name: /^Postmortem \d+$/ })
    .check()
  await eventually(() =>
    titlesOf(reader).evaluateAll((all) =>
      all.every((link) => (link as HTMLAnchorElement).pathname.includes('/postmortems/')),
    ),
  ).toBe(true)
  // Within a facet more can be chosen: what was not chosen is still there to be.
  expect(
    await dialogOf(reader)
      .getByRole('checkbox', { name: /^Runbook \d+$/ })
      .isVisible(),
  ).toBe(true)
  await dialogOf(reader).getByRole('link', { name: 'Open as a page' }).click()
  await eventually(() => reader.place()).toBe('/search/?q=backup&kind=postmortem')
})

test('a result leads to the heading below which it was found, with the words marked and a clean address', async () => {
  const reader = await openOn('/')
  await reader.page.keyboard.type('--force-new-cluster')
  await eventually(() => statusOf(reader)).toBe('1 result for “--force-new-cluster”')
  expect(await seen(titlesOf(reader).first())).toBe('etcd has lost its quorum § Force a single member')
  await titlesOf(reader).first().click()
  await eventually(() => reader.place()).toBe('/runbooks/etcd-quorum-loss/#force-new-cluster')
  const marked = () =>
    reader.page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()))
  await eventually(async () => [...new Set(await marked())]).toEqual(['--force-new-cluster'])
  const background = await reader.page
    .locator('article code', { hasText: '--force-new-cluster' })
    .first()
    .evaluate((element) => getComputedStyle(element, '::highlight(found)').backgroundColor)
  expect(background).not.toBe('rgba(0, 0, 0, 0)')
  const heading = reader.page.getByRole('heading', { name: 'Force a single member' })
  expect(await heading.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(200)
})

test('in German it speaks German', async () => {
  const reader = await newReader()
  await reader.open('/de/manifesto/')
  await reader.page.keyboard.press('/')
  const dialog = reader.page.getByRole('dialog', { name: 'Suche' })
  await dialog.getByRole('searchbox', { name: 'Suchen nach' }).fill('Grundsatz')
  await eventually(() => seen(dialog.getByRole('status'))).toMatch(/Treffer für „Grundsatz“/)
  await eventually(() => dialog.locator('h2 a').count()).toBeGreaterThan(0)
})

/** The most that the first search may cost, in bytes. */
const BUDGET = 100_000

test.each(['etcd', 'HTTP 503', 'replication lag', 'KubeNodeNotReady', 'disk full'])(
  'the first search, for “%s”, costs no more than the budget, from the key that opens it to the results',
  async (query) => {
    const reader = await newReader()
    await reader.open('/postmortems/gitlab-2017-01-31/')
    const costs: Promise<[name: string, bytes: number]>[] = []
    reader.page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      const name = pathname.slice(pathname.lastIndexOf('/') + 1)
      if (name === 'favicon.svg') return // is the page’s own, whenever it comes
      // What Pagefind has packed is packed; the rest hosts pack with gzip.
      const packed = /\.(?:js|css|json)$/.test(name)
      costs.push(response.body().then((body) => [name, packed ? gzipSync(body).length : body.length]))
    })
    await reader.page.keyboard.press('/')
    await dialogOf(reader).waitFor()
    await fieldOf(reader).fill(query)
    await eventually(() => titlesOf(reader).count()).toBeGreaterThan(0)
    const list = await Promise.all(costs)
    const bytes = list.reduce((sum, [, each]) => sum + each, 0)
    console.log(
      `first search for “${query}”: ${bytes} B in ${list.length} files\n${list.map((each) => `  ${each.join(' ')}`).join('\n')}`,
    )
    expect(list.length).toBeGreaterThan(8)
    expect(bytes).toBeLessThanOrEqual(BUDGET)
  },
)
