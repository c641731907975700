import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askAll, type Manners, manners } from '../../../src/links/ask.ts'
import { isPublicAddress } from '../../../src/links/public-address.ts'

let server: Server
let here: string
const asked: string[] = []

/** What the server does, by path. */
const behaviours: Record<string, (method: string) => [status: number, location?: string]> = {
  '/there': () => [200],
  '/by-get': (method) => (method === 'HEAD' ? [405] : [200]),
  '/shy': (method) => (method === 'HEAD' ? [404] : [200]),
  '/gone': () => [410],
  '/missing': () => [404],
  '/closed': () => [403],
  '/broken': () => [503],
  '/moved': () => [301, '/there'],
  '/for-now': () => [302, '/there'],
  '/twice': () => [308, '/moved'],
  '/mixed': () => [301, '/for-now'],
  '/round': () => [301, '/round'],
  '/lost': () => [301, '/missing'],
  '/nowhere': () => [301],
  '/mail': () => [301, 'mailto:ops@example.org'],
  '/inwards': () => [302, 'http://169.254.169.254/latest/meta-data/'],
  '/inwards-by-name': () => [302, 'http://inside.localhost:1/'],
}

beforeAll(async () => {
  server = createServer(({ method = '', url = '' }, response) => {
    asked.push(`${method} ${url}`)
    if (url === '/slow') return
    const [status, location] = behaviours[url]?.(method) ?? [500]
    response.writeHead(status, location === undefined ? {} : { location }).end(method === 'GET' ? 'x'.repeat(1e6) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The one door that these tests open: their own server’s. */
const toItself: Manners = { ...manners, pause: 0, patience: 300, mayAsk: (address) => address === '127.0.0.1' }

async function answer(path: string) {
  const url = `${here}${path}`
  return (await askAll([url], toItself)).get(url)
}

describe('asking for an external link', () => {
  it.each([
    ['/there', { fate: 'fine', said: '200' }],
    ['/by-get', { fate: 'fine', said: '200' }],
    ['/shy', { fate: 'fine', said: '200' }],
    ['/gone', { fate: 'gone', said: '410' }],
    ['/missing', { fate: 'gone', said: '404' }],
    ['/lost', { fate: 'gone', said: '404' }],
    ['/closed', { fate: 'unclear', said: '403' }],
    ['/broken', { fate: 'unclear', said: '503' }],
    ['/nowhere', { fate: 'unclear', said: '301' }],
    ['/for-now', { fate: 'fine', said: '200' }],
    ['/mixed', { fate: 'fine', said: '200' }],
    ['/round', { fate: 'unclear', said: 'more than 5 redirects' }],
    ['/mail', { fate: 'unclear', said: '301, and leads to no web address' }],
    ['/slow', { fate: 'unclear', said: 'no answer in time' }],
    ['/inwards', { fate: 'not-asked', said: 'leads into a network that is not public' }],
  ])('%s', async (path, expected) => {
    expect(await answer(path)).toEqual(expected)
  })

  it('tells where a page lives that has moved for good', async () => {
    expect(await answer('/moved')).toEqual({ fate: 'moved', said: '200', to: `${here}/there` })
    expect(await answer('/twice')).toEqual({ fate: 'moved', said: '200', to: `${here}/there` })
  })

  it('asks HEAD first, and GET only where HEAD brought nothing', async () => {
    asked.length = 0
    await answer('/there')
    await answer('/by-get')
    expect(asked).toEqual(['HEAD /there', 'HEAD /by-get', 'GET /by-get'])
  })

  it('asks one host one thing at a time, with a pause between', async () => {
    asked.length = 0
    const urls = ['/there', '/gone', '/moved'].map((path) => `${here}${path}`)
    const answers = await askAll(urls, toItself)
    expect([...answers.values()].map(({ fate }) => fate)).toEqual(['fine', 'gone', 'moved'])
    expect(asked).toEqual(['HEAD /there', 'HEAD /gone', 'GET /gone', 'HEAD /moved', 'HEAD /there'])
  })

  it('does not ask a host again that gives no answer', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    const urls = ['a', 'b'].map((path) => `http://127.0.0.1:${port}/${path}`)
    const refused = { fate: 'unclear', said: 'the host refuses connections' }
    expect([...(await askAll(urls, { ...toItself, pause: 60_000 }))]).toEqual(urls.map((url) => [url, refused]))
  })

  it.each([
    'http://127.0.0.1:1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://localhost/',
    'https://10.0.0.1/',
  ])('never knocks at %s', async (url) => {
    expect((await askAll([url], manners)).get(url)).toMatchObject({ fate: 'not-asked' })
  })
})

describe('public addresses', () => {
  it.each(['8.8.8.8', '185.199.108.153', '2606:4700::1111', '::ffff:8.8.8.8'])('%s may be asked', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.53',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s may not', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
