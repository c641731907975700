/** What a program can tell of WCAG 2.2, level AA, on every type of page, on light and dark paper. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** One line for each place that breaks a rule. */
async function violations({ page }: Reader): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(LEVEL_AA).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  )
}

test.each(pageTypes)('%s breaks no rule, on light paper and on dark', async (_type, address) => {
  const reader = await newReader()
  await reader.open(address)
  for (const colorScheme of ['light', 'dark'] as const) {
    await reader.page.emulateMedia({ colorScheme })
    expect(await violations(reader), colorScheme).toEqual([])
  }
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

test('in forced colours every word stays visible', async () => {
  const reader = await newReader({ forcedColors: 'active' })
  for (const address of ['/postmortems/cloudflare-2025-11-18/', '/runbooks/etcd-quorum-loss/', '/search/']) {
    await reader.open(address)
    expect(await violations(reader), address).toEqual([])
  }
})
