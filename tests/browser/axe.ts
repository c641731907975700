import axe from 'axe-core'
import type { Page } from 'playwright-core'

const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/**
 * One line for each place of a page that breaks a rule of axe: of level AA and of good practice, or of the rules that are
 * named. The rules stay in the page, so that a second look at it costs little.
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(
    async ({ runOnly }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, { runOnly, preload: false, resultTypes: ['violations'] })
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
      )
    },
    { runOnly: rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: LEVEL_AA } },
  )
}
