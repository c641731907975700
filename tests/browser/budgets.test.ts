/** What each type of page costs on a first visit, counted where it arrives: in the browser. */
import { afterAll, expect, test } from 'vitest'
import { budgets } from '../budgets.ts'
import { pageTypes } from './page-types.ts'
import { readersOfTheSite } from './reader.ts'
import { beyondBudget, type Cost, total, visit, wordsToRead } from './visit.ts'

const newReader = readersOfTheSite()
const costs = new Map<string, Cost>()

afterAll(() => {
  const columns = ['html', 'styles', 'script', 'images', 'requests'] as const
  const row = (cells: unknown[], name: unknown) => `${cells.map((cell) => String(cell).padStart(9)).join('')}  ${name}`
  const rows = [...costs].map(([type, cost]) => row([...columns.map((column) => cost[column]), total(cost)], type))
  const limits = [budgets.html, '', budgets.script, '', budgets.requests, budgets.page]
  console.log([row([...columns, 'page'], 'bytes, compressed'), ...rows, row(limits, 'at most')].join('\n'))
})

test.each(pageTypes)(
  '%s costs no more than its budget, asks no other host, and says the same without script',
  async (type, address) => {
    const [reader, plain] = await Promise.all(
      [true, false].map((javaScriptEnabled) => newReader({ javaScriptEnabled })),
    )
    const cost = await visit(reader!, address)
    costs.set(type, cost)
    expect(beyondBudget(address, cost)).toEqual([])
    expect(reader!.complaints.filter((complaint) => complaint.startsWith('foreign'))).toEqual([])
    await plain!.open(address)
    expect(await wordsToRead(plain!)).toBe(await wordsToRead(reader!))
  },
)
