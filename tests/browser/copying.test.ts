/** Copying a command at three in the morning: what arrives in the terminal is the command, and nothing else. */
import { expect, test } from 'vitest'
import { pageTypes } from './page-types.ts'
import { type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** Copies the block of code that holds some text, and reads what has arrived. */
async function copied({ page, context }: Reader, text: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const block = page.locator('figure').filter({ hasText: text }).first()
  await block.getByRole('button', { name: /copy/i }).click()
  await expect.poll(() => block.getByRole('button').textContent()).toMatch(/Copied/)
  return page.evaluate(() => navigator.clipboard.readText())
}

test('several commands are copied without their prompts, one a line', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/etcd-quorum-loss/')
  const lines = (await copied(reader, 'export ETCDCTL_CACERT')).split('\n')
  expect(lines).toHaveLength(4)
  for (const line of lines) expect(line).toMatch(/^export ETCDCTL_[A-Z]+=\S+$/)
})

test('a command is copied without what it printed', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/etcd-quorum-loss/')
  expect(await copied(reader, 'context deadline exceeded')).toBe('etcdctl endpoint health')
})

test('what is not a terminal session is copied as it stands', async () => {
  const reader = await newReader()
  await reader.open('/manifesto/signing/')
  const shown = await reader.page.locator('figure.code pre').first().textContent()
  expect(await copied(reader, shown!.trim().split('\n')[0]!)).toBe(shown)
})

test.each(pageTypes)('%s has a button on every block of code, and none without', async (_type, address) => {
  const reader = await newReader()
  await reader.open(address)
  const blocks = await reader.page.locator('figure.code').count()
  expect(await reader.page.locator('figure.code').getByRole('button', { name: 'Copy' }).count()).toBe(blocks)
})

test('what was done is also said aloud', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/disk-full/')
  await copied(reader, 'df ')
  await expect.poll(() => reader.page.getByRole('status').allTextContents()).toContain('Copied')
})

test('a browser that refuses is not claimed to have copied', async () => {
  const reader = await newReader()
  await reader.page.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new Error('refused'))
  })
  await reader.open('/runbooks/etcd-quorum-loss/')
  const button = reader.page.locator('figure.code').first().getByRole('button')
  await button.click()
  await expect.poll(() => button.textContent()).toBe('Could not be copied')
})

test('without scripts there are no buttons that do nothing', async () => {
  const reader = await newReader({ javaScriptEnabled: false })
  await reader.open('/runbooks/etcd-quorum-loss/')
  expect(await reader.page.getByRole('button', { name: /copy/i }).count()).toBe(0)
})

test('the German page speaks German about it', async () => {
  const reader = await newReader()
  await reader.open('/de/manifesto/signing/')
  expect(await reader.page.locator('figure').getByRole('button').first().textContent()).toBe('Kopieren')
})
