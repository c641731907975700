import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headersFile } from '../../../src/publish/host-files.ts'
import { CACHED_FOR_EVER, securityHeaders } from '../../../src/security.ts'

const site = [
  '404.html',
  '_assets/page.Csh8Z41W.js',
  'index.html',
  'pagefind/fragment/en_2f1.pf_fragment',
  'pagefind/index/en_77.pf_index',
  'pagefind/pagefind-entry.json',
  'pagefind/pagefind.js',
  'site.ded5b75b78.css',
].map((path) => ({ path, bytes: 1 }))

/** The rules of the file: which headers are set for which paths. */
function rulesIn(text: string): Map<string, string[]> {
  const rules = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (!line.startsWith(' ')) rules.set(line, [])
    else [...rules.values()].at(-1)!.push(line.trim())
  }
  return rules
}

describe('the headers that hosts read from the site', () => {
  it('protect every answer, below the base path', () => {
    const rules = rulesIn(headersFile(site, '/ops/'))
    expect(rules.get('/ops/*')).toEqual(Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`))
  })

  it('let browsers keep for ever what changes its name, and nothing else', () => {
    const rules = rulesIn(headersFile(site, '/'))
    const kept = [...rules].filter(([, headers]) => headers.includes(`Cache-Control: ${CACHED_FOR_EVER}`))
    expect(kept.map(([place]) => place)).toEqual([
      '/_assets/*',
      '/pagefind/fragment/*',
      '/pagefind/index/*',
      '/site.ded5b75b78.css',
    ])
  })

  it('let other sites read data and feeds, and say what a feed is', () => {
    const feeds = ['feed.json', 'services/etcd/feed.atom'].map((path) => ({ path, bytes: 1 }))
    const rules = rulesIn(headersFile([...site, ...feeds], '/ops/'))
    const read = [...rules].filter(([, headers]) => headers.includes('Access-Control-Allow-Origin: *'))
    expect(read.map(([place]) => place)).toEqual([
      '/ops/api/*',
      '/ops/schema/*',
      '/ops/feed.json',
      '/ops/services/etcd/feed.atom',
    ])
    expect(rules.get('/ops/feed.json')).toContain('Content-Type: application/feed+json')
  })

  it('keep to what hosts read: 100 rules, lines of 2,000 characters', () => {
    const feeds = Array.from({ length: 500 }, (_, at) => ({ path: `services/s${at}/feed.json`, bytes: 1 }))
    const text = headersFile([...site, ...feeds], '/a/rather/long/base/path/')
    expect(rulesIn(text).size).toBeLessThan(100)
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(2_000)
  })
})

it('docs/hosting.md shows servers the same headers', () => {
  const page = readFileSync('docs/hosting.md', 'utf8')
  for (const [name, value] of Object.entries(securityHeaders)) {
    expect(page, 'nginx').toContain(`add_header ${name} "${value}" always;`)
    expect(page, 'Caddy').toContain(`${name} "${value}"`)
  }
  expect(page).toContain(CACHED_FOR_EVER)
})
