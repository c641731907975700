import { expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { robotsFile, sitemapFiles } from '../../../src/publish/sitemap.ts'

const pages = Array.from({ length: 5 }, (_, number) => ({
  address: `/processes/p${number}/`,
  day: `2026-01-0${number + 1}`,
}))
const root = 'https://ops.example.org/hb/'

/** The addresses that a file names, as a reader without our code finds them. */
const named = (text: string) => Array.from(text.matchAll(/<loc>([^<]*)<\/loc>/g), ([, address]) => address)

it('a sitemap names every page once, with its day', () => {
  const files = sitemapFiles(pages, root)
  expect([...files.keys()]).toEqual(['sitemap.xml'])
  expect(named(files.get('sitemap.xml')!)).toEqual(pages.map(({ address }) => root + address.slice(1)))
  expect(files.get('sitemap.xml')).toContain(
    '<loc>https://ops.example.org/hb/processes/p4/</loc><lastmod>2026-01-05</lastmod>',
  )
})

it('a site of more pages than a file may name has several, and one that names them', () => {
  const files = sitemapFiles(pages, root, 2)
  const parts = named(files.get('sitemap.xml')!).map((address) => address!.replace(root, ''))
  expect(parts).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml'])
  expect(parts.flatMap((part) => named(files.get(part)!))).toHaveLength(pages.length)
})

it.each([1, 2, 50_000])('with %i pages a file all files are well-formed', async (most) => {
  for (const [fileName, contents] of sitemapFiles(pages, root, most)) {
    const { valid, errors } = await validateXML({ xml: { fileName, contents }, normalization: 'format' })
    expect({ valid, errors }).toEqual({ valid: true, errors: [] })
  }
})

it('robots may read everything, and are told of the sitemap where its address is known', () => {
  expect(robotsFile(undefined)).toBe('User-agent: *\nAllow: /\n')
  expect(robotsFile(root)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://ops.example.org/hb/sitemap.xml\n')
})
