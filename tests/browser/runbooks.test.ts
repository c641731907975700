/** A runbook at three in the morning: on a phone, on paper, and where there is no network. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { readersOfTheSite } from './reader.ts'
import { starterSite } from './starter-site.ts'

const newReader = readersOfTheSite()
const phone = { viewport: { width: 360, height: 740 } }

test('what is selected and copied by hand holds no prompt', async () => {
  const { page, context, open } = await newReader()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open('/runbooks/disk-full/')
  const pre = page.locator('figure.code pre').filter({ hasText: 'truncate -s 0' })
  await pre.evaluate((element) => getSelection()!.selectAllChildren(element))
  await page.keyboard.press('ControlOrMeta+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('truncate -s 0')
  expect(copied).not.toMatch(/^\s*[#$] /m)
})

test('the step that cannot be undone says so, with colours of the system too', async () => {
  for (const forcedColors of ['none', 'active'] as const) {
    const { page, open } = await newReader({ forcedColors })
    await open('/runbooks/disk-full/')
    const step = page
      .locator('li')
      .filter({ has: page.locator('[data-effect=destroys]') })
      .first()
    expect(await step.getByText('destructive', { exact: true }).isVisible()).toBe(true)
    const line = await step.evaluate((element) => getComputedStyle(element, '::before').borderLeftStyle)
    expect(line).toBe('double')
  }
})

test('on a phone, the check and the help are one touch away, and cover nothing that has the focus', async () => {
  const { page, open, place } = await newReader(phone)
  await open('/runbooks/etcd-quorum-loss/')
  const bar = page.getByRole('navigation', { name: 'At hand' })
  await page.locator('#force-new-cluster').scrollIntoViewIfNeeded()
  expect(await bar.isVisible()).toBe(true)
  expect((await bar.boundingBox())!.y).toBeGreaterThan(600)

  await page.locator('.prose a').first().focus()
  const covered: string[] = []
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('Tab')
    const problem = await page.evaluate(() => {
      const focused = document.activeElement!
      const bar = document.querySelector('.at-hand')!
      const top = focused.getBoundingClientRect().top
      return bar.contains(focused) || top < bar.getBoundingClientRect().top ? '' : focused.outerHTML.slice(0, 80)
    })
    if (problem) covered.push(problem)
  }
  expect(covered).toEqual([])

  await bar.getByRole('link', { name: 'Verification' }).click()
  expect(place()).toMatch(/#verification$/)
})

test('in the set, links between runbooks stay within it, and its sheets are as many as its runbooks at least', async () => {
  const { page, open, place } = await newReader()
  await open('/runbooks/print/')
  const runbooks = await page.locator('.printed').count()
  expect(runbooks).toBeGreaterThan(10)
  const leaving = await page
    .locator('.printed .prose a')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('href')!).filter((href) => /\/runbooks\/(?!by-alert)/.test(href)),
    )
  expect(leaving).toEqual([])
  await page.locator('.printed .prose a[href="#page-runbook-node-not-ready"]').first().click()
  expect(place()).toBe('/runbooks/print/#page-runbook-node-not-ready')

  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  expect(sheets).toBeGreaterThan(runbooks)
})

test('on paper no command of any runbook is cut off', async () => {
  const { page, open } = await newReader({ viewport: { width: 673, height: 1000 } })
  await open('/runbooks/print/')
  await page.emulateMedia({ media: 'print' })
  const cut = await page
    .locator('.printed pre, .printed .command')
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((part) => part.textContent),
    )
  expect(cut).toEqual([])
})

test('the saved set is whole on a machine without network', async () => {
  const site = starterSite()
  const html = readFileSync(join(site.folder, 'runbooks/print/index.html'), 'utf8')
  const style = /<link rel="stylesheet" href="([^"]+)"/.exec(html)![1]!
  const folder = mkdtempSync(join(tmpdir(), 'saved-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  // What a browser does when it saves a page: it puts what the page loads beside it.
  writeFileSync(join(folder, 'style.css'), readFileSync(join(site.folder, style.slice(site.base.length - 1))))
  writeFileSync(join(folder, 'saved.html'), html.replace(style, 'style.css'))
  const { page, context } = await newReader()
  await context.setOffline(true)
  await page.goto(pathToFileURL(join(folder, 'saved.html')).href)
  expect(
    await page
      .locator('.printed')
      .first()
      .evaluate((part) => getComputedStyle(part).borderTopStyle),
  ).toBe('solid')
  await page.locator('.print-contents a').last().click()
  expect(await page.locator('.printed h2').last().isVisible()).toBe(true)
})
