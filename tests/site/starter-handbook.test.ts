/** The handbook of this repository, built once: nothing is lost on the way, the figures are right, every page is sound. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConfigData, HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { applyChosenScheme } from '../../src/client/apply-scheme.ts'
import { loadHandbook, publishedDocuments, siteFacts } from '../../src/handbook.ts'
import { percentile } from '../../src/record/percentile.ts'
import { buildRecords, type Incident } from '../../src/record/record.ts'
import { attribute, BuiltSite, type Page, rawTextOf, wordsOf } from './built-site.ts'
import { deadEnds, unreachable } from './crawl.ts'
import { misspoken } from './languages.ts'
import { build, projectRoot } from './opsbook-command.ts'
import { missingStyles } from './page-styles.ts'
import { overweight } from './page-weight.ts'
import { comparisons } from './recomputed-pages.ts'
import { workspace } from './workspace.ts'

const content = join(projectRoot, 'content')
const out = join(workspace(), 'dist')
let site: BuiltSite

/** A document as its file says, read without the code under test. */
interface Written {
  file: string
  address: string
  title: string
  runbooks: string[]
}

const written: Written[] = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?:manifesto|processes|runbooks|postmortems)\/.*\.md$/.test(file))
  .map((file) => {
    const header = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join(content, file), 'utf8'))![1]!
    const { title, lang, runbooks = [] } = parse(header) as { title: string; lang?: string; runbooks?: unknown[] }
    const [kind] = file.split('/')
    const [id, tag = lang] = file.split('/').at(-1)!.replace(/\.md$/, '').split('.')
    const place = kind === 'manifesto' && id === 'manifesto' ? `/${kind}/` : `/${kind}/${id}/`
    return {
      file,
      title,
      address: tag === 'de' ? `/de${place}` : place,
      runbooks: runbooks.map((each) => (typeof each === 'string' ? each : (each as { id: string }).id)),
    }
  })

beforeAll(async () => {
  await build(['--content', content, '--out', out])
  site = new BuiltSite(out)
})

describe('what is written is published', () => {
  test.each(written)('$file stands at $address under its title', ({ address, title }) => {
    expect(wordsOf(site.page(address).one('h1'))).toContain(title)
  })

  test('there are as many pages of documents as documents', () => {
    const pages = site.pages.filter(
      ({ address, redirect }) =>
        redirect === undefined &&
        /^\/(?:de\/)?(?:manifesto\/|(?:processes|runbooks|postmortems)\/(?!print\/)[^/]+\/$)/.test(address),
    )
    expect(pages.map(({ address }) => address).sort()).toEqual(written.map(({ address }) => address).sort())
  })

  test.each([
    ['postmortems', 11, 11],
    ['runbooks', 12, Number.POSITIVE_INFINITY],
    ['processes', 8, Number.POSITIVE_INFINITY],
  ])('of %s there are at least %i', (kind, least, most) => {
    const count = site.addresses.filter((address) => new RegExp(`^/${kind}/[^/]+/$`).test(address)).length
    expect(count).toBeGreaterThanOrEqual(least)
    expect(count).toBeLessThanOrEqual(most)
  })

  test('the manifesto and each of its parts exist in both languages', () => {
    const parts = site.addresses.filter((address) => address.startsWith('/manifesto/'))
    expect(parts).toContain('/manifesto/')
    expect(parts.length).toBeGreaterThanOrEqual(5)
    for (const part of parts) {
      expect(site.page(part).lang).toBe('en')
      expect(site.page(`/de${part}`).lang).toBe('de')
    }
  })

  test('every page that both languages have leads to the other', () => {
    for (const page of site.pages.filter(
      ({ address, redirect }) => address.startsWith('/de/') && redirect === undefined,
    )) {
      const english = page.address.slice('/de'.length)
      expect(page.links(), page.address).toContain(english)
      expect(site.page(english).links(), english).toContain(page.address)
    }
  })

  test('nothing leads to what is not there', () => {
    expect(deadEnds(site)).toEqual([])
  })

  test('every page can be reached from the first', () => {
    expect(unreachable(site)).toEqual([])
  })

  test('every runbook that a postmortem names leads back to it', () => {
    const uses = written.flatMap(({ file, address, runbooks }) =>
      file.startsWith('postmortems/') ? runbooks.map((runbook) => ({ address, runbook })) : [],
    )
    expect(uses.length).toBeGreaterThan(0)
    for (const { address, runbook } of uses) {
      const page = site.page(`/runbooks/${runbook}/`)
      expect(page.links(page.one('main')), runbook).toContain(address)
    }
  })
})

/** When each incident hurt users, as its organisation published it, and for how many minutes. */
const impacts: [id: string, from: string, to: string, minutes: number, words: string][] = [
  ['cloudflare-2019-07-02', '2019-07-02T13:42Z', '2019-07-02T14:09Z', 27, '27 min'],
  ['otc-2017-11-08', '2017-11-08T12:44Z', '2017-11-08T13:41Z', 57, '57 min'],
  ['crowdstrike-2024-07-19', '2024-07-19T04:09Z', '2024-07-19T05:27Z', 78, '1 h 18 min'],
  ['aws-s3-2017-02-28', '2017-02-28T17:37Z', '2017-02-28T21:54Z', 257, '4 h 17 min'],
  ['facebook-2021-10-04', '2021-10-04T15:50Z', '2021-10-04T21:20Z', 330, '5 h 30 min'],
  ['cloudflare-2025-11-18', '2025-11-18T11:28Z', '2025-11-18T17:06Z', 338, '5 h 38 min'],
  ['azure-arm-2024-01-21', '2024-01-21T01:30Z', '2024-01-21T08:58Z', 448, '7 h 28 min'],
  ['gitlab-2017-01-31', '2017-01-31T23:30Z', '2017-02-01T18:00Z', 1110, '18 h 30 min'],
  ['github-2018-10-21', '2018-10-21T22:52Z', '2018-10-22T23:03Z', 1451, '24 h 11 min'],
  ['otc-2019-03-30', '2019-03-30T11:10Z', '2019-03-31T12:58Z', 1548, '25 h 48 min'],
  ['azure-2012-02-29', '2012-02-29T00:00Z', '2012-03-01T10:15Z', 2055, '34 h 15 min'],
]

describe('the figures of the eleven incidents', () => {
  let incidents: Map<string, Incident>

  beforeAll(async () => {
    const handbook = await loadHandbook({ content, drafts: false })
    const documents = publishedDocuments(handbook).map(({ document }) => document)
    const record = buildRecords(documents, siteFacts(handbook)).get('en')!
    incidents = new Map(record.incidents.map((incident) => [incident.document.id, incident]))
  })

  test.each(impacts)('%s lasted from %s to %s', (id, from, to) => {
    const { times, impactWindows } = incidents.get(id)!.document.data
    const felt = impactWindows.filter(({ level }) => level !== 'none')
    const starts = [times.impactStart, ...felt.map((window) => window.from)].flatMap((at) => (at ? Date.parse(at) : []))
    const ends = [times.impactEnd, ...felt.map((window) => window.to)].flatMap((at) => (at ? Date.parse(at) : []))
    expect(new Date(Math.min(...starts)).toISOString()).toBe(new Date(from).toISOString())
    expect(new Date(Math.max(...ends)).toISOString()).toBe(new Date(to).toISOString())
  })

  test.each(impacts)('%s hurt from %s to %s for %i minutes, which its page calls “%s”', (id, _, __, minutes, words) => {
    expect(incidents.get(id)!.impact).toBe(minutes)
    expect(site.page(`/postmortems/${id}/`).words).toContain(words)
  })

  test('the ledger of postmortems shows the same figures', () => {
    const { words } = site.page('/postmortems/')
    for (const [, , , , duration] of impacts) expect(words).toContain(duration)
  })

  test('half of them were over after 338 minutes, three quarters after 1280.5, nine in ten after 1548', () => {
    const minutes = [...incidents.values()].map(({ impact }) => impact as number)
    expect(minutes).toHaveLength(11)
    expect([0.5, 0.75, 0.9].map((share) => percentile(minutes, share))).toEqual([338, 1280.5, 1548])
  })

  test('every figure of the insights, the index and the ledger of actions is what the API makes of it', () => {
    const compared = comparisons(site)
    expect(compared.length).toBeGreaterThan(50)
    for (const { place, shown, computed } of compared) expect(shown, place).toEqual(computed)
  })

  test('other organisations’ incidents carry no severity of ours', () => {
    for (const { document } of incidents.values()) {
      if (document.data.origin) expect(document.data.severity, document.id).toBeUndefined()
    }
  })
})

/** All that html-validate recommends, but for what is a matter of style. Each rule that is off says why. */
const rules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // A title is the author's and ends with the handbook's name; a search engine may cut it, no reader suffers.
    'long-title': 'off',
    // The choice of a colour scheme sends nothing: it holds as soon as it is made.
    'wcag/h32': 'off',
    // The scrolling frame of a table is a `div` with the role of a region, which says the same as `section`.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
}

describe('every page is sound', () => {
  test('as HTML', async () => {
    const validator = new HtmlValidate(rules)
    const problems: string[] = []
    for (const { address, html } of site.pages) {
      const report = await validator.validateString(html, address)
      for (const { messages } of report.results) {
        for (const { ruleId, line, column, message } of messages) {
          problems.push(`${address}:${line}:${column} ${ruleId}: ${message}`)
        }
      }
    }
    expect(problems).toEqual([])
  })

  const flaws: [flaw: string, has: (page: Page) => boolean][] = [
    [
      'a style of its own on an element',
      (page) => page.elements.some((each) => attribute(each, 'style') !== undefined),
    ],
    ['a style sheet within the page', (page) => page.all('style').length > 0],
    [
      'a script within the page, but the line that applies a chosen colour scheme',
      (page) =>
        page
          .all('script')
          .some((each) => attribute(each, 'src') === undefined && rawTextOf(each) !== applyChosenScheme),
    ],
    [
      'an event handler',
      (page) => page.elements.some((each) => Object.keys(each.properties).some((name) => /^on[a-z]/i.test(name))),
    ],
    [
      'something from another host',
      (page) =>
        page.elements.some(
          (each) =>
            ['img', 'script', 'iframe', 'source', 'embed', 'object', 'video', 'audio', 'use', 'image'].includes(
              each.tagName,
            ) && /^(?:[a-z]+:)?\/\//i.test(attribute(each, 'src') ?? attribute(each, 'href') ?? ''),
        ) ||
        page
          .all('link')
          .some(
            (each) =>
              /stylesheet|icon|preload|prefetch|preconnect/.test(attribute(each, 'rel') ?? '') &&
              /^(?:[a-z]+:)?\/\//i.test(attribute(each, 'href') ?? ''),
          ),
    ],
    ['an id that stands twice', (page) => page.elements.filter((each) => attribute(each, 'id')).length > page.ids.size],
    ['no policy of what it may load', (page) => policyOf(page) === undefined],
    ['a policy that lets scripts stand in the page', (page) => /unsafe-inline|unsafe-eval'/.test(loosest(page))],
    ['a policy that names another host', (page) => /https?:|\*/.test(policyOf(page) ?? '')],
    [
      'a policy that comes after what it should hold',
      (page) => {
        const head = page.elements.filter(({ tagName }) => ['script', 'link', 'meta', 'style'].includes(tagName))
        const policy = head.findIndex((each) => /^content-security-policy$/i.test(attribute(each, 'http-equiv') ?? ''))
        const first = head.findIndex(({ tagName }) => tagName !== 'meta')
        return first !== -1 && first < policy
      },
    ],
  ]

  test.each(flaws)('and none has %s', (_, has) => {
    expect(site.pages.length).toBeGreaterThan(40)
    expect(site.pages.filter(has).map(({ address }) => address)).toEqual([])
  })

  test('and every page says its language, its title, what it is about, and has one main part', () => {
    for (const page of site.pages) {
      expect(page.lang, page.address).toBe(/^\/de\//.test(page.address) ? 'de' : 'en')
      expect(page.title, page.address).not.toBe('')
      if (page.redirect !== undefined) continue
      expect(page.all('main'), page.address).toHaveLength(1)
      expect(page.all('h1'), page.address).toHaveLength(1)
      const description = page.all('meta').find((each) => attribute(each, 'name') === 'description')
      expect(description && attribute(description, 'content')?.trim(), page.address).toBeTruthy()
    }
  })

  test('and no page is heavier than its budget', () => {
    expect(overweight(site)).toEqual([])
  })

  test('and every page has all styles that are about it in its style sheet', () => {
    expect(missingStyles(site)).toEqual([])
  })

  test('and every part says in which language it is', () => {
    expect(misspoken(site)).toEqual([])
  })

  test('and no two pages have the same title', () => {
    const titles = new Map<string, string>()
    for (const page of site.pages.filter(({ redirect }) => redirect === undefined)) {
      const title = `${page.lang} ${page.title}`
      expect(titles.get(title), title).toBeUndefined()
      titles.set(title, page.address)
    }
  })
})

function policyOf(page: Page): string | undefined {
  const meta = page.all('meta').find((each) => /^content-security-policy$/i.test(attribute(each, 'http-equiv') ?? ''))
  return meta && attribute(meta, 'content')
}

/** WebAssembly may be compiled where it is needed; that is not the `eval` of scripts. */
function loosest(page: Page): string {
  return (policyOf(page) ?? '').replaceAll("'wasm-unsafe-eval'", '')
}
