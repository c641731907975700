/** The frame of every page: its colour scheme, and pages that are fetched ahead. */
import { expect, test } from 'vitest'
import { eventually, readersOfTheSite } from './reader.ts'

const newReader = readersOfTheSite()
const paper = () => getComputedStyle(document.documentElement).backgroundColor
const LIGHT = 'rgb(251, 250, 248)'
const DARK = 'rgb(18, 20, 23)'

test('the scheme is that of the system, until the reader chooses; the choice holds on the next page, before it is painted', async () => {
  const reader = await newReader({ colorScheme: 'light' })
  await reader.open('/')
  expect(await reader.page.evaluate(paper)).toBe(LIGHT)
  await reader.page.getByLabel('Colours').selectOption('dark')
  expect(await reader.page.evaluate(paper)).toBe(DARK)

  // Without the site’s scripts: what is left is the line that stands inside the page.
  await reader.context.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
  await reader.open('/runbooks/')
  expect(await reader.page.evaluate(paper)).toBe(DARK)
  await reader.context.unrouteAll()

  await reader.open('/postmortems/')
  expect(await reader.page.getByLabel('Colours').inputValue()).toBe('dark')
  await reader.page.getByLabel('Colours').selectOption('as the system')
  expect(await reader.page.evaluate(paper)).toBe(LIGHT)
  expect(reader.complaints).toEqual([])
})

test('a scheme that is chosen in one tab is that of the others', async () => {
  const reader = await newReader({ colorScheme: 'dark' })
  await reader.open('/')
  const other = await reader.context.newPage()
  await other.goto(reader.page.url())
  await other.getByLabel('Colours').selectOption('light')
  await eventually(() => reader.page.evaluate(paper)).toBe(LIGHT)
})

test('without scripts the scheme is that of the system, and nothing is offered that would not work', async () => {
  const reader = await newReader({ javaScriptEnabled: false, colorScheme: 'dark' })
  await reader.open('/')
  expect(await reader.page.locator('#page-scheme').isVisible()).toBe(false)
})

test('where storage is forbidden the page is as the system says, and raises no error', async () => {
  const reader = await newReader({ colorScheme: 'dark' })
  await reader.context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await reader.open('/')
  expect(await reader.page.evaluate(paper)).toBe(DARK)
  await reader.page.getByLabel('Colours').selectOption('light')
  expect(await reader.page.evaluate(paper)).toBe(LIGHT)
  expect(reader.complaints).toEqual([])
})

test('a page is fetched when the pointer rests on its link, once, and not before', async () => {
  const reader = await newReader()
  const asked: string[] = []
  reader.context.on('request', (request) => {
    if (request.url().endsWith('/runbooks/')) asked.push(request.headers()['sec-purpose'] ?? 'reader')
  })
  await reader.open('/')
  expect(asked).toEqual([])
  const link = reader.page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Runbooks', exact: true })
  await link.hover()
  await eventually(() => asked.length).toBe(1)
  expect(asked).toEqual([expect.stringContaining('prefetch')])
  await link.click()
  await reader.page.waitForURL('**/runbooks/')
  expect(reader.complaints).toEqual([])
})
