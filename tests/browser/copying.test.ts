/** Copying a command at three in the morning: what arrives in the terminal is the command, and nothing else. */
import { expect, test } from 'vitest'
import { eventually, type Reader, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()

/** Copies the block of code that holds some text, and reads what has arrived. */
async function copied({ page, context }: Reader, text: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const block = page.locator('figure').filter({ hasText: text }).first()
  await block.getByRole('button', { name: /copy/i }).click()
  await eventually(() => block.getByRole('button').textContent()).toMatch(/Copied/)
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
  await reader.open('/runbooks/postgresql-replication-lag/')
  const shown = await reader.page.locator('figure.code[data-language=sql] pre').first().textContent()
  expect(await copied(reader, shown!.trim().split('\n')[0]!)).toBe(shown)
})

test('every block of code on every kind of page has its button', async () => {
  const reader = await newReader()
  const pages = [
    '/runbooks/etcd-quorum-loss/',
    '/runbooks/postgresql-replication-lag/',
    '/manifesto/signing/',
    '/processes/incident-response/',
    '/postmortems/gitlab-2017-01-31/',
  ]
  let all = 0
  for (const address of pages) {
    await reader.open(address)
    const blocks = await reader.page.locator('figure.code').count()
    const buttons = await reader.page.locator('figure.code').getByRole('button', { name: 'Copy' }).count()
    expect(buttons, address).toBe(blocks)
    all += blocks
  }
  expect(all).toBeGreaterThan(20)
})

test('what was done is also said aloud', async () => {
  const reader = await newReader()
  await reader.open('/runbooks/disk-full/')
  await copied(reader, 'df ')
  await eventually(() => reader.page.getByRole('status').allTextContents()).toContain('Copied')
})

test('a browser that refuses is not claimed to have copied', async () => {
  const reader = await newReader()
  await reader.page.addInitScript(() => {
    Clipboard.prototype.writeText = () => Promise.reject(new Error('refused'))
  })
  await reader.open('/runbooks/etcd-quorum-loss/')
  const button = reader.page.locator('figure.code').first().getByRole('button')
  await button.click()
  await eventually(() => button.textContent()).toBe('Could not be copied')
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
