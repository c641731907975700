/** What a program can tell of WCAG 2.2, level AA, on every type of page, on light and dark paper. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** One line for each place that breaks a rule: of level AA, or of the rules that are named. */
async function violations({ page }: Reader, rules?: string[]): Promise<string[]> {
  // The legacy mode does not look into frames, of which we have none, and takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(LEVEL_AA)).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  )
}

test.each(pageTypes)('%s breaks no rule, on light paper and on dark', async (_type, address) => {
  const reader = await newReader()
  await reader.open(address)
  expect(await violations(reader)).toEqual([])
  // On dark paper only the colours differ.
  await reader.page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(reader, ['color-contrast', 'link-in-text-block']), 'dark').toEqual([])
})

test.each(['/', '/postmortems/', '/postmortems/cloudflare-2025-11-18/', '/runbooks/etcd-quorum-loss/', '/search/'])(
  '%s has targets on a small screen that a finger can hit',
  async (address) => {
    const reader = await newReader({ viewport: { width: 320, height: 640 }, hasTouch: true })
    await reader.open(address)
    expect(await violations(reader, ['target-size'])).toEqual([])
  },
)

test('a search with its results and filters breaks no rule', async () => {
  const reader = await newReader()
  await reader.open('/search/?q=etcd&kind=runbook')
  await reader.page.locator('#page-results').getByRole('link').first().waitFor()
  expect(await violations(reader)).toEqual([])
})

test('light and dark paper differ, so that both have really been looked at', async () => {
  const papers = await Promise.all(
    (['light', 'dark'] as const).map(async (colorScheme) => {
      const reader = await newReader({ colorScheme })
      await reader.open('/')
      return reader.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    }),
  )
  expect(papers[0]).not.toBe(papers[1])
})

test('in forced colours no rule is broken either', async () => {
  const reader = await newReader({ forcedColors: 'active' })
  for (const address of ['/postmortems/cloudflare-2025-11-18/', '/runbooks/etcd-quorum-loss/', '/search/']) {
    await reader.open(address)
    expect(await violations(reader), address).toEqual([])
  }
})
