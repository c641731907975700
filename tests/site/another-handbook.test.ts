/**
 * An organisation of its own: a small German handbook that shares nothing with the content of this repository, built
 * as its people would build it, at the root of a host and below a path.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { manifestOf } from '../../src/publish/site-files.ts'
import { attribute, BuiltSite, rawTextOf, wordsOf } from './built-site.ts'
import { deadEnds, unreachable } from './crawl.ts'
import { misspoken } from './languages.ts'
import { build, type Ended, projectRoot } from './opsbook-command.ts'
import { missingStyles } from './page-styles.ts'
import { overweight } from './page-weight.ts'
import { comparisons } from './recomputed-pages.ts'
import { checkOutSmallHandbook } from './small-handbook.ts'
import { workspace } from './workspace.ts'

const folder = workspace()
const content = join(folder, 'handbuch')
let commit: string
let ended: Ended
let atRoot: BuiltSite
let belowBase: BuiltSite

const addresses = [
  '/',
  '/404.html',
  '/accessibility/',
  '/actions/',
  '/actions/service/buergerkonto/',
  '/actions/service/terminvergabe/',
  '/actions/team/fachverfahren/',
  '/actions/team/leitstelle/',
  '/alt/stoerungsmeldung/',
  '/controls/',
  '/controls/hausordnung/',
  '/coverage/',
  '/data/',
  '/glossary/',
  '/guide/fields/',
  '/guide/fields/controls/',
  '/guide/fields/glossary/',
  '/guide/fields/handbook/',
  '/guide/fields/manifesto/',
  '/guide/fields/postmortem/',
  '/guide/fields/process/',
  '/guide/fields/runbook/',
  '/guide/fields/services/',
  '/guide/fields/signatories/',
  '/guide/fields/coverage/',
  '/guide/fields/teams/',
  '/insights/',
  '/postmortems/',
  '/postmortems/beinahe-abgelaufenes-zertifikat/',
  '/postmortems/doppelte-termine/',
  '/postmortems/factor/design/',
  '/postmortems/factor/monitoring/',
  '/postmortems/service/buergerkonto/',
  '/postmortems/service/terminvergabe/',
  '/postmortems/severity/stufe-gelb/',
  '/postmortems/severity/stufe-rot/',
  '/postmortems/type/incident/',
  '/postmortems/type/near-miss/',
  '/processes/',
  '/processes/stoerung-melden/',
  '/runbooks/',
  '/runbooks/by-alert/TerminvergabeDoppelbuchung/',
  '/runbooks/by-alert/TerminvergabeStillstand/',
  '/runbooks/print/',
  '/runbooks/terminvergabe-anhalten/',
  '/search/',
  '/services/',
  '/services/buergerkonto/',
  '/services/terminvergabe/',
  '/vorfaelle/doppelte-termine/',
]

beforeAll(async () => {
  commit = checkOutSmallHandbook(content).commit
  ended = await build(['--content', content, '--out', join(folder, 'wurzel')])
  await build([
    '--content',
    content,
    '--out',
    join(folder, 'pfad'),
    '--site',
    'https://ops.example.org',
    '--base',
    '/handbook/',
  ])
  atRoot = new BuiltSite(join(folder, 'wurzel'))
  belowBase = new BuiltSite(join(folder, 'pfad'), '/handbook/')
})

test('search engines are told of every page that they may show, once, and of no other', () => {
  const root = 'https://ops.example.org/handbook/'
  const sitemap = readFileSync(join(folder, 'pfad/sitemap.xml'), 'utf8')
  const named = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, address]) => address!)
  const shown = belowBase.pages.filter(({ redirect, html }) => redirect === undefined && !html.includes('noindex'))
  expect(named).toEqual(shown.map(({ address }) => root + address.slice(1)).sort())
  expect(sitemap).toContain(`${root}runbooks/terminvergabe-anhalten/</loc><lastmod>2025-12-01</lastmod>`)
  expect(readFileSync(join(folder, 'pfad/robots.txt'), 'utf8')).toContain(`Sitemap: ${root}sitemap.xml`)
})

test('every page that is found says what it is to programs, in the words that they know', () => {
  const root = 'https://ops.example.org/handbook/'
  const types = new Set<unknown>()
  const found = belowBase.pages.filter(
    ({ redirect, html, address }) =>
      redirect === undefined && !html.includes('noindex') && !address.startsWith('/guide/fields/'),
  )
  for (const page of found) {
    const said = new Map(
      page.all('meta').flatMap((meta) => {
        const name = attribute(meta, 'property') ?? attribute(meta, 'name')
        return name ? [[name, attribute(meta, 'content')!] as const] : []
      }),
    )
    expect(said.get('og:url')).toBe(root + page.address.slice(1))
    expect(said.get('og:title')!.length).toBeGreaterThan(0)
    expect(said.get('og:image:alt')!.length).toBeGreaterThan(0)
    const image = belowBase.bytes(said.get('og:image')!.slice(root.length))
    expect([image.toString('latin1', 1, 4), image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual(['PNG', 1200, 630])
    for (const script of page.all('script').filter((each) => attribute(each, 'type') === 'application/ld+json')) {
      const data = JSON.parse(rawTextOf(script))
      expect(data['@context']).toBe('https://schema.org')
      for (const node of data['@graph'] ?? [data]) {
        types.add(node['@type'])
        expect(validNode(node), `${page.address}: ${JSON.stringify(validNode.errors)}`).toBe(true)
        if (node.url) expect(node.url).toBe(said.get('og:url'))
      }
    }
  }
  expect([...types].sort()).toEqual(['BreadcrumbList', 'Dataset', 'Report', 'TechArticle', 'WebSite'])
})

test('a site that does not know its address is shown by no picture, and says nothing to such programs', () => {
  expect(atRoot.files.filter((path) => path.endsWith('card.png'))).toEqual([])
  expect(atRoot.pages.filter(({ html }) => /og:|ld\+json/.test(html)).map(({ address }) => address)).toEqual([])
})

test('a site that does not know its address has no sitemap, and lets robots in', () => {
  expect(atRoot.files).not.toContain('sitemap.xml')
  expect(readFileSync(join(folder, 'wurzel/robots.txt'), 'utf8')).not.toContain('Sitemap')
})

const text = { type: 'string', minLength: 1 }
const address = { type: 'string', format: 'uri', pattern: '^https://ops\\.example\\.org/handbook/' }
const day = { type: 'string', format: 'date' }
const publisher = {
  type: 'object',
  properties: { '@type': { const: 'Organization' }, name: text },
  required: ['@type', 'name'],
  additionalProperties: false,
}
/** What https://schema.org has of these types, as far as our pages say it. */
const ajv = new Ajv2020({ allErrors: true })
// Its types are those of a module of the other kind.
;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
const validNode = ajv.compile({
  oneOf: [
    {
      type: 'object',
      properties: {
        '@type': { enum: ['Report', 'TechArticle'] },
        headline: text,
        description: text,
        url: address,
        inLanguage: { enum: ['de', 'en'] },
        datePublished: day,
        dateModified: day,
        license: { type: 'string', format: 'uri' },
        publisher,
      },
      required: ['@type', 'headline', 'description', 'url', 'inLanguage', 'publisher'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        '@type': { const: 'BreadcrumbList' },
        itemListElement: {
          type: 'array',
          minItems: 3,
          items: {
            type: 'object',
            properties: {
              '@type': { const: 'ListItem' },
              position: { type: 'integer', minimum: 1 },
              name: text,
              item: address,
            },
            required: ['@type', 'position', 'name', 'item'],
            additionalProperties: false,
          },
        },
      },
      required: ['@type', 'itemListElement'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        '@context': { const: 'https://schema.org' },
        '@type': { const: 'Dataset' },
        name: text,
        description: { type: 'string', minLength: 50, maxLength: 5000 },
        url: address,
        license: { type: 'string', format: 'uri' },
        creator: publisher,
        distribution: {
          type: 'object',
          properties: {
            '@type': { const: 'DataDownload' },
            encodingFormat: { const: 'application/json' },
            contentUrl: address,
          },
          required: ['@type', 'encodingFormat', 'contentUrl'],
          additionalProperties: false,
        },
      },
      required: ['@type', 'name', 'description', 'url', 'creator', 'distribution'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        '@context': { const: 'https://schema.org' },
        '@type': { const: 'WebSite' },
        name: text,
        description: text,
        url: address,
        inLanguage: { enum: ['de', 'en'] },
        publisher,
      },
      required: ['@type', 'name', 'description', 'url', 'inLanguage', 'publisher'],
      additionalProperties: false,
    },
  ],
})

const places: [place: string, site: () => BuiltSite, origin?: string][] = [
  ['at the root', () => atRoot],
  ['below a base path', () => belowBase, 'https://ops.example.org'],
]

describe.each(places)('the small handbook %s', (_, site, origin) => {
  test('has exactly the pages that its content calls for', () => {
    expect(
      site()
        .addresses.filter((address) => address !== '/manifesto/')
        .sort(),
    ).toEqual([...addresses].sort())
  })

  test('names nothing that is not there: no link, no anchor, no image, no style sheet', () => {
    expect(deadEnds(site(), origin)).toEqual([])
  })

  test('lets readers reach every page from the first one', () => {
    expect(unreachable(site())).toEqual([])
  })

  test('has no page that is heavier than its budget', () => {
    expect(overweight(site())).toEqual([])
  })

  test('has all styles that are about a page in its style sheet', () => {
    expect(missingStyles(site())).toEqual([])
  })

  test('speaks German on every page', () => {
    expect(site().pages.map(({ address, lang }) => [address, lang])).toEqual(
      site().addresses.map((address) => [address, 'de']),
    )
    expect(misspoken(site())).toEqual([])
  })

  test('carries its own name on every page that people read', () => {
    const read = site().pages.filter(({ redirect }) => redirect === undefined)
    for (const page of read) {
      expect(wordsOf(page.one('html')), page.address).toContain('Betriebsbuch Beispiel-Betrieb')
      expect(page.title, page.address).not.toBe('')
    }
    const titles = read.map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('publishes the images that its pages show, unchanged, and no other', () => {
    const images = site().files.filter((path) => path.startsWith('assets/'))
    expect(images).toEqual(['assets/postmortems/2025/bilder/kurve.svg', 'assets/runbooks/bilder/uebersicht.png'])
    for (const path of images) {
      expect(
        site()
          .bytes(path)
          .equals(readFileSync(join(content, path.slice('assets/'.length)))),
        path,
      ).toBe(true)
    }
  })

  test('can be searched: the index holds its pages, in German', () => {
    const entry = JSON.parse(site().bytes('pagefind/pagefind-entry.json').toString())
    expect(Object.keys(entry.languages)).toEqual(['de'])
    expect(entry.languages.de.page_count).toBeGreaterThanOrEqual(4)
    expect(site().files.filter((path) => /^pagefind\/fragment\/.+\.pf_fragment$/.test(path))).toHaveLength(
      entry.languages.de.page_count,
    )
  })

  test('promises every feed that it has, and no other', () => {
    const announced = site().pages.flatMap((page) =>
      page
        .all('link')
        .filter((link) => /rss|atom|feed/.test(attribute(link, 'type') ?? ''))
        .map((link) => attribute(link, 'href')!.replace(site().base, '')),
    )
    const feeds = site().files.filter((path) => /(?:^|\/)feed\.(?:atom|json)$/.test(path))
    // Where nobody says where the site is published, nothing can be named in full, and so there are none.
    expect(feeds.length > 0).toBe(origin !== undefined)
    expect([...new Set(announced)].sort()).toEqual(feeds.sort())
  })

  test('loads nothing from another host', () => {
    const loading = new Set(['img', 'script', 'iframe', 'source', 'video', 'audio', 'embed', 'object', 'link'])
    for (const page of site().pages) {
      for (const element of page.elements.filter(({ tagName }) => loading.has(tagName))) {
        const target = attribute(element, 'src') ?? attribute(element, 'href') ?? attribute(element, 'data') ?? ''
        if (/^(?:canonical|alternate)$/.test(attribute(element, 'rel') ?? '')) continue
        expect(target, page.address).not.toMatch(/^(?:[a-z]+:)?\/\//i)
      }
    }
  })
})

describe('what must not be in the output', () => {
  const everything = (): [path: string, text: string][] =>
    [atRoot, belowBase].flatMap((site) =>
      site.files.flatMap((path): [string, string][] =>
        path === '.opsbook.json' ? [] : [[path, readable(site.bytes(path))]],
      ),
    )

  test('no byte names this project or its handbook', () => {
    for (const [path, text] of everything()) {
      expect(path).not.toMatch(/opsbook/i)
      // How open operations are is asked by the principles of an idea that has a name of its own.
      const named = path === 'coverage/index.html' ? /opsbook/i : /open operations|opsbook/i
      expect(named.exec(text)?.[0], path).toBeUndefined()
    }
  })

  test('no sentence of this repository’s own content shows', () => {
    const sentences = starterSentences()
    expect(sentences.length).toBeGreaterThan(30)
    for (const [path, text] of everything()) {
      const flat = text.replace(/\s+/g, ' ')
      expect(
        sentences.filter((sentence) => flat.includes(sentence)),
        path,
      ).toEqual([])
    }
  })

  test.each(['Zwetschgenentwurf', 'Mirabellengeheimnis', 'Quittenmarmelade', 'Nachtfalter', 'nachtfalter'])(
    'the draft’s “%s” shows nowhere: not in a page, not in a name of a file, not in the index',
    (word) => {
      for (const [path, text] of everything()) {
        expect(path).not.toContain(word)
        expect(text.includes(word), path).toBe(false)
      }
    },
  )

  test('no address outside of the base path is left in a page below it', () => {
    for (const page of belowBase.pages) {
      expect(page.html.match(/(?:href|src|action|content)="\/(?!handbook\/)[^"]*"/g) ?? [], page.address).toEqual([])
    }
  })
})

describe('what the pages say', () => {
  const postmortem = () => atRoot.page('/postmortems/doppelte-termine/')

  test('the impact counts each minute once, and the hour that came twice, twice', () => {
    // 01:30 to 02:20 an hour later are 110 minutes, though the windows overlap; 02:40 to 04:10 are 90.
    expect(postmortem().words).toContain('3 h 20 min')
  })

  test('both half past two of the night are told apart', () => {
    expect(postmortem().words).toMatch(/00:30/)
    expect(postmortem().words).toMatch(/01:30/)
    expect(postmortem().words).toMatch(/UTC\+2/)
    expect(postmortem().words).toMatch(/UTC\+1/)
  })

  test('the organisation’s own severity is named in its words', () => {
    expect(postmortem().words).toContain('Stufe Rot')
  })

  test('0 says none, and does not vanish', () => {
    expect(postmortem().words).toMatch(/Verlorene Datensätze keine|Gingen Daten verloren\? Nein/)
  })

  test('every figure of the insights, the index and the ledger of actions is what the API makes of it', () => {
    const compared = comparisons(atRoot)
    expect(compared.length).toBeGreaterThan(15)
    for (const { place, shown, computed } of compared) expect(shown, place).toEqual(computed)
  })

  test('the near miss says that nobody noticed', () => {
    expect(atRoot.page('/postmortems/beinahe-abgelaufenes-zertifikat/').words).toContain('Beinahe-Vorfall')
  })

  test.each([
    ['/runbooks/terminvergabe-anhalten/', '/postmortems/doppelte-termine/'],
    ['/processes/stoerung-melden/', '/postmortems/doppelte-termine/'],
    ['/processes/stoerung-melden/', '/runbooks/terminvergabe-anhalten/'],
    ['/services/terminvergabe/', '/runbooks/terminvergabe-anhalten/'],
    ['/services/buergerkonto/', '/postmortems/doppelte-termine/'],
    ['/postmortems/beinahe-abgelaufenes-zertifikat/', '/postmortems/doppelte-termine/'],
  ])('%s links back to %s', (from, to) => {
    expect(atRoot.page(from).links(atRoot.page(from).one('main'))).toContain(to)
  })

  test.each([
    ['/alt/stoerungsmeldung/', '/processes/stoerung-melden/'],
    ['/vorfaelle/doppelte-termine/', '/postmortems/doppelte-termine/'],
  ])('the former address %s leads to %s, with and without script', (from, to) => {
    for (const site of [atRoot, belowBase]) {
      const target = site.base.slice(0, -1) + to
      const page = site.page(from)
      expect(page.redirect).toBe(target)
      expect(page.links()).toContain(target)
      expect(page.all('script')).toEqual([])
    }
  })

  test('what is missing leads to the addresses that moved', () => {
    const missing = belowBase.page('/404.html')
    for (const [alias, now] of [
      ['/alt/stoerungsmeldung/', '/processes/stoerung-melden/'],
      ['/vorfaelle/doppelte-termine/', '/postmortems/doppelte-termine/'],
    ]) {
      expect(missing.words).toContain(`/handbook${alias}`)
      expect(missing.links(missing.one('main'))).toContain(`/handbook${now}`)
    }
  })

  test('each alert’s address leads to its runbook', () => {
    for (const alert of ['TerminvergabeStillstand', 'TerminvergabeDoppelbuchung']) {
      const page = atRoot.page(`/runbooks/by-alert/${alert}/`)
      expect([page.redirect, ...page.links()]).toContain('/runbooks/terminvergabe-anhalten/')
    }
  })

  test('pages name the commit and lead to their source at the organisation’s own forge', () => {
    const links = postmortem().links()
    expect(links.filter((link) => link.includes('github.com'))).toEqual([])
    expect(links.some((link) => link.startsWith('https://gitlab.example.org/betrieb/betriebsbuch/-/'))).toBe(true)
    expect(links.some((link) => link.includes('/handbuch/postmortems/2025/doppelte-termine.md'))).toBe(true)
    expect(postmortem().html).toContain(commit.slice(0, 8))
  })

  test('the accessibility statement says what its publisher says, and no more', () => {
    const statement = atRoot.page('/accessibility/')
    expect(statement.title).toContain('Erklärung zur Barrierefreiheit')
    expect(statement.words).toMatch(/erfüllen diese Seiten .*zum Teil\. .*am 5\. Oktober 2026 selbst geprüft\./)
    expect(statement.words).toContain('Die Kurve der Auslastung ist nur ein Bild')
    expect(statement.words).toContain('schreiben Sie an: Leitstelle')
    const links = statement.links(statement.one('main'))
    expect(links).toEqual(['mailto:leitstelle@example.org', 'https://schlichtung.example.org/'])
  })

  test('a term is explained at its first use, once, and the glossary leads back to where it is used', () => {
    for (const site of [atRoot, belowBase]) {
      const page = site.page('/postmortems/doppelte-termine/')
      const buttons = page.all('button').flatMap((button) => attribute(button, 'popovertarget') ?? [])
      expect(buttons).toEqual(['term-1'])
      const definition = page.all('p').find((each) => attribute(each, 'id') === 'term-1')!
      expect(wordsOf(definition)).toBe('Doppelstunde Die Stunde, die es am Ende der Sommerzeit zweimal gibt.')
      expect(page.links(definition)).toEqual([`${site.base}glossary/#page-term-doppelstunde`])
      const glossary = site.page('/glossary/')
      expect(glossary.links(glossary.one('main'))).toContain(`${site.base}postmortems/doppelte-termine/`)
    }
  })

  test('a handbook of one language speaks of no other', () => {
    for (const page of atRoot.pages) {
      expect(
        page.all('link').flatMap((link) => attribute(link, 'hreflang') ?? []),
        page.address,
      ).toEqual([])
      // What translations are is explained where the fields of the settings are.
      if (!page.address.startsWith('/guide/'))
        expect(page.words, page.address).not.toMatch(/Übersetzung|Noch nicht auf/)
    }
  })

  test('anchors keep their umlauts, as they do where the sources are kept', () => {
    expect([...atRoot.page('/runbooks/terminvergabe-anhalten/').ids]).toContain('überprüfung-nach-dem-anhalten')
    expect([...postmortem().ids]).toContain('größe-des-schadens')
  })

  test('headings form an outline without gaps, below one title', () => {
    for (const page of atRoot.pages) {
      if (page.redirect !== undefined) continue
      const levels = page.elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []))
      expect(
        levels.filter((level) => level === 1),
        page.address,
      ).toHaveLength(1)
      const jumps = levels.filter((level, index) => index > 0 && level - levels[index - 1]! > 1)
      expect(jumps, page.address).toEqual([])
    }
  })

  test('the build says what it published, in a few lines, and nothing else', () => {
    expect(ended.stderr).toBe('')
    expect(ended.stdout).toMatch(/^Published .*wurzel\n(?: {2}\S.*\n)+$/)
    expect(ended.stdout).toMatch(new RegExp(`pages\\s+${atRoot.addresses.length}\\b`))
  })
})

describe('the same content gives the same bytes', () => {
  test('from another folder, in another zone and language, with another mood of the machine', async () => {
    const elsewhere = join(folder, 'an einem anderen Ort')
    checkOutSmallHandbook(join(elsewhere, 'inhalt'))
    await build(
      ['--content', 'inhalt', '--out', 'ausgabe/tief/unten', '--site', 'https://ops.example.org', '--base', 'handbook'],
      {
        cwd: elsewhere,
        env: {
          TZ: 'Pacific/Kiritimati',
          LC_ALL: 'tr_TR.UTF-8',
          LANG: 'ko_KR.UTF-8',
          NODE_ENV: 'development',
          PAGEFIND_SITE: '/nowhere',
          SOURCE_DATE_EPOCH: '1',
          FORCE_COLOR: '1',
        },
      },
    )
    const again = await manifestOf(join(elsewhere, 'ausgabe/tief/unten'))
    expect(again).toEqual(await manifestOf(belowBase.folder))
    expect(again.size).toBeGreaterThan(addresses.length)
  })
})

/** Bytes as text; what the search index has compressed, unpacked. */
function readable(bytes: Buffer): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (packed ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** Titles of several words and summaries of everything in `content/`. */
function starterSentences(): string[] {
  const root = join(projectRoot, 'content')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const header = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join(root, path), 'utf8'))?.[1]
      if (!header) return []
      const { title, summary } = parse(header) as { title: string; summary: string }
      return [title, summary].filter((text) => text.split(' ').length >= 4)
    })
}
