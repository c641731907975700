import { chromium } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { findChromium, LAUNCH_FLAGS, NoChromium } from './chromium.ts'

describe('the browser of these tests', () => {
  it('was found, or set up, before the first of them, and starts with our flags', async () => {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH!, args: [...LAUNCH_FLAGS] })
    const page = await browser.newPage()
    await page.setContent('<h1>It runs</h1>')
    expect(await page.textContent('h1')).toBe('It runs')
    await browser.close()
  })

  it('is never silently another one than the one that was named', async () => {
    vi.stubEnv('CHROMIUM_PATH', '/no/such/browser')
    const finding = findChromium().finally(() => vi.unstubAllEnvs())
    await expect(finding).rejects.toBeInstanceOf(NoChromium)
    await expect(finding).rejects.toThrow(/\/no\/such\/browser --version failed: .*ENOENT[\s\S]*SKIP_BROWSER=1/)
  })
})
