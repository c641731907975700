/** Searching the handbook, whatever becomes of the scripts and the network. */
import { describe, expect, test } from 'vitest'
import { eventually, type Reader, readersOfTheSite, seen } from './reader.ts'
import { starterSite } from './starter-site.ts'

const newReader = readersOfTheSite()

/** Stands in one postmortem, and nowhere else in the handbook. */
const ONLY_ONCE = 'NetStream'
const THERE = '/postmortems/otc-2017-11-08/'

/** How many results are shown before more are asked for. */
const AT_FIRST = 3

/** The results that are shown: the addresses that they lead to, below the base path. */
async function results({ page }: Reader): Promise<string[]> {
  const links = page.locator('.search-results h2 a')
  return links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname.replace(/^\/ops/, '')))
}

/** What the page says about the search, also to a screen reader. */
function status({ page }: Reader): Promise<string> {
  return seen(page.locator('.search-status'))
}

function field({ page }: Reader) {
  return page.getByRole('main').getByRole('searchbox')
}

function filter({ page }: Reader, group: string, value: string) {
  return page.getByRole('group', { name: group }).getByRole('checkbox', { name: new RegExp(`^${value} \\d+$`) })
}

async function finds(reader: Reader, said: RegExp | string): Promise<void> {
  const words = typeof said === 'string' ? (text: string) => text === said : (text: string) => said.test(text)
  await eventually(async () => words(await status(reader)) || (await status(reader))).toBe(true)
}

describe('with scripts', () => {
  test('a word that stands in one postmortem finds exactly that one', async () => {
    const reader = await newReader()
    await reader.open('/search/')
    await field(reader).fill(ONLY_ONCE)
    await finds(reader, `1 result for “${ONLY_ONCE}”`)
    await eventually(() => results(reader)).toEqual([THERE])
    expect(await seen(reader.page.locator('.search-results'))).toContain(ONLY_ONCE)
    expect(reader.complaints).toEqual([])
  })

  test('the address keeps the question while it is typed, without filling the history', async () => {
    const reader = await newReader()
    await reader.open('/')
    await reader.open('/search/')
    await field(reader).pressSequentially('NetStream')
    await finds(reader, `1 result for “${ONLY_ONCE}”`)
    expect(reader.place()).toBe(`/search/?q=${ONLY_ONCE}`)
    await reader.page.goBack()
    expect(reader.place()).toBe('/')
  })

  test('a filter narrows down to what it says, and the address keeps it for others', async () => {
    const reader = await newReader()
    await reader.open('/search/?q=etcd')
    await finds(reader, /^\d+ results for “etcd”$/)
    const all = Number.parseInt(await status(reader), 10)
    const runbooks = filter(reader, 'Kind', 'Runbook')
    const promised = Number(/(\d+)$/.exec(await seen(runbooks.locator('xpath=..')))![1])
    await runbooks.check()
    await finds(reader, new RegExp(`^${promised} results? for “etcd”$`))
    await eventually(async () => (await results(reader)).length).toBe(Math.min(promised, AT_FIRST))
    const narrowed = await results(reader)
    expect(promised).toBeLessThan(all)
    expect(narrowed.filter((address) => !address.startsWith('/runbooks/'))).toEqual([])
    expect(reader.place()).toBe('/search/?q=etcd&kind=runbook')

    const other = await newReader()
    await other.open(reader.place())
    await finds(other, await status(reader))
    await eventually(() => results(other)).toEqual(narrowed)
    expect(await filter(other, 'Kind', 'Runbook').isChecked()).toBe(true)
    expect(await field(other).inputValue()).toBe('etcd')
  })

  test('filters alone list what matches them: the postmortems of 2017', async () => {
    const reader = await newReader()
    await reader.open('/search/?kind=postmortem&year=2017')
    await finds(reader, '3 pages match the filters')
    await eventually(async () => (await results(reader)).sort()).toEqual([
      '/postmortems/aws-s3-2017-02-28/',
      '/postmortems/gitlab-2017-01-31/',
      '/postmortems/otc-2017-11-08/',
    ])
  })

  test('several values of one filter add up; filters of several kinds narrow down', async () => {
    const reader = await newReader()
    await reader.open('/search/?kind=postmortem&year=2017&year=2012')
    await finds(reader, '4 pages match the filters')
    await reader.open('/search/?kind=runbook&year=2017')
    await eventually(() => status(reader)).toMatch(/^(?:0 pages|No|Nothing)/)
    expect(await results(reader)).toEqual([])
  })

  test('newest first is the order of the days on which the incidents began, some at a time', async () => {
    const reader = await newReader()
    await reader.open('/search/?kind=postmortem&sort=date')
    await finds(reader, '11 pages match the filters')
    const order = [
      'cloudflare-2025',
      'crowdstrike-2024',
      'azure-arm-2024',
      'facebook-2021',
      'cloudflare-2019',
      'otc-2019',
      'github-2018',
      'otc-2017',
      'aws-s3-2017',
      'gitlab-2017',
      'azure-2012',
    ]
    const shown = async () =>
      (await results(reader)).map((address) => /\/postmortems\/(.+-\d{4})-\d\d-\d\d\/$/.exec(address)?.[1])
    await eventually(shown).toEqual(order.slice(0, AT_FIRST))
    await reader.page.getByRole('button', { name: 'Show more' }).click()
    await eventually(shown).toEqual(order)
    // Whoever reads on by keyboard goes on where the list went on.
    expect(await reader.page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname)).toContain(
      'facebook-2021',
    )
    expect(await reader.page.getByRole('button', { name: 'Show more' }).isVisible()).toBe(false)
  })

  test('the back button leads from a result back to its list', async () => {
    const reader = await newReader()
    await reader.open('/search/?q=etcd&kind=runbook')
    await finds(reader, /results? for “etcd”$/)
    await reader.page.locator('.search-results h2 a').first().waitFor()
    const list = await results(reader)
    await reader.page.locator('.search-results h2 a').first().click()
    await reader.page.waitForURL(`**${list[0]}*`)
    await reader.page.goBack()
    await finds(reader, /results? for “etcd”$/)
    await eventually(() => results(reader)).toEqual(list)
    expect(await field(reader).inputValue()).toBe('etcd')
    expect(await filter(reader, 'Kind', 'Runbook').isChecked()).toBe(true)
  })

  test('the back button leads from one question to the one before', async () => {
    const reader = await newReader()
    await reader.open('/search/')
    for (const words of [ONLY_ONCE, 'etcd']) {
      await field(reader).fill(words)
      await field(reader).press('Enter')
      await finds(reader, new RegExp(`“${words}”$`))
    }
    await reader.page.goBack()
    await finds(reader, `1 result for “${ONLY_ONCE}”`)
    expect(await field(reader).inputValue()).toBe(ONLY_ONCE)
    await eventually(() => results(reader)).toEqual([THERE])
  })

  test('an alert’s exact name finds its runbook first', async () => {
    const reader = await newReader()
    await reader.open('/search/?q=etcdInsufficientMembers')
    await finds(reader, /results? for/)
    await eventually(async () => (await results(reader))[0]).toBe('/runbooks/etcd-quorum-loss/')
  })

  test('nothing found is said as such, with what to try', async () => {
    const reader = await newReader()
    await reader.open(`/search/?q=${ONLY_ONCE}&kind=process`)
    await finds(reader, /^Nothing was found for “NetStream”\. Try /)
    expect(await results(reader)).toEqual([])
  })

  test.each([
    '<img src=x onerror=document.title="owned">',
    '"><script>document.title="owned"</script>',
    '$& and $1 and %n and %q',
    'ä😀 %00 \\',
  ])('%s is searched for as it is, and shown as it is', async (hostile) => {
    const reader = await newReader()
    await reader.open(`/search/?q=${encodeURIComponent(hostile)}`)
    await eventually(() => status(reader)).toContain(`“${hostile}”`)
    expect(await field(reader).inputValue()).toBe(hostile)
    expect(await reader.page.title()).not.toContain('owned')
    expect(await reader.page.locator('.search-status *, .search-results :is(img, script)').count()).toBe(0)
    expect(reader.complaints).toEqual([])
  })

  test('nothing of the index is loaded before someone searches', async () => {
    const reader = await newReader()
    const asked: string[] = []
    reader.page.on('request', (request) => asked.push(request.url()))
    await reader.open('/search/')
    await reader.page.evaluate(() => new Promise((done) => requestIdleCallback(done)))
    expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([])
    await field(reader).fill(ONLY_ONCE)
    await eventually(() => asked.some((url) => url.includes('/pagefind/'))).toBe(true)
  })

  test('German readers search the German texts, in German', async () => {
    const reader = await newReader()
    await reader.open('/de/search/?q=Grunds%C3%A4tze')
    await eventually(() => status(reader)).toMatch(/“|„/)
    expect(await reader.page.locator('html').getAttribute('lang')).toBe('de')
    await reader.page.locator('.search-results h2 a').first().waitFor()
    const found = await results(reader)
    expect(found.filter((address) => !address.startsWith('/de/'))).toEqual([])
  })
})

describe('when the index cannot be loaded', () => {
  const blocked: [what: string, pattern: RegExp][] = [
    ['the program', /\/pagefind\/pagefind-worker\.js/],
    ['our own worker', /\/_assets\/worker-/],
    ['the list of what is indexed', /\/pagefind\/pagefind-entry\.json/],
    ['the metadata', /\.pf_meta/],
    ['the part of the index that holds the word', /\.pf_index/],
    ['the WebAssembly', /wasm\..*\.pagefind/],
    ['the filters', /\.pf_filter/],
    ['every text', /\.pf_fragment/],
  ]

  test.each(blocked)(
    '%s is missing: the page says that nothing is known, and never that nothing was found',
    async (_, pattern) => {
      const reader = await newReader()
      await reader.context.route(pattern, (route) => route.fulfill({ status: 404, body: 'Not found' }))
      await reader.open(`/search/?q=${ONLY_ONCE}`)
      await finds(reader, /could not be loaded/)
      expect(await status(reader)).not.toMatch(/Nothing was found|^0 /)
      expect(await results(reader)).toEqual([])
      expect(
        await reader.page.getByRole('main').getByRole('link', { name: 'Incident response' }).first().isVisible(),
      ).toBe(true)
    },
  )

  test('the network is gone: the same, and once it is back the next try works', async () => {
    const reader = await newReader()
    await reader.open('/search/')
    // The search itself has come; what it asks for has not.
    await reader.page.waitForLoadState('networkidle')
    await reader.context.setOffline(true)
    await field(reader).fill(ONLY_ONCE)
    await finds(reader, /could not be loaded/)
    await reader.context.setOffline(false)
    await field(reader).press('Enter')
    await finds(reader, `1 result for “${ONLY_ONCE}”`)
    await eventually(() => results(reader)).toEqual([THERE])
  })

  test('some results cannot be loaded: the others are shown, and the page says that the list is incomplete', async () => {
    const reader = await newReader()
    let first = true
    await reader.context.route(/\.pf_fragment/, (route) => {
      if (!first) return route.continue()
      first = false
      return route.fulfill({ status: 404, body: 'Not found' })
    })
    await reader.open('/search/?q=etcd')
    await finds(reader, /incomplete/)
    expect((await results(reader)).length).toBeGreaterThan(0)
  })

  test('the index never answers: after a while the page says so', async () => {
    const reader = await newReader()
    await reader.page.clock.install()
    await reader.context.route(/\/pagefind\//, () => {})
    await reader.open('/search/')
    await field(reader).fill(ONLY_ONCE)
    await field(reader).press('Enter')
    await finds(reader, /^Searching/)
    await reader.page.clock.fastForward(20_000)
    await finds(reader, /could not be loaded/)
  })
})

describe('without scripts', () => {
  test('the search page lists everything there is', async () => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open('/search/')
    const listed = await reader.page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).getAttribute('href')!.replace(/^\/ops/, '')),
      )
    const documents = starterSite().addresses.filter((address) =>
      /^\/(?:manifesto\/|(?:processes|runbooks|postmortems|services)\/(?!print\/)[^/]+\/$|postmortems\/year\/)/.test(
        address,
      ),
    )
    expect(documents.length).toBeGreaterThan(40)
    // And the postmortems of each year. Tags name documents once more; letters lead down the page.
    expect([...new Set(listed.filter((address) => !address.startsWith('#')))].sort()).toEqual(documents.sort())
    expect(await seen(reader.page.getByRole('main'))).toContain('needs script')
  })

  test('the header leads there from any page', async () => {
    const reader = await newReader({ javaScriptEnabled: false })
    await reader.open('/processes/incident-response/')
    await reader.page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
    expect(reader.place()).toBe('/search/')
  })
})
