import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Leaks, leaksIn } from '../../../../src/checks/safety/leaks.ts'
import { hashName } from '../../../../src/checks/safety/personal/names.ts'
import { codeSpans } from '../../../../src/markdown/handles.ts'
import type { Settings } from '../../../../src/model/settings.ts'
import { cpuTime } from '../../cpu-time.ts'
import { type Case, cleanPostmortems, people, readCorpus } from './corpus.ts'

// Dozens of texts of half a megabyte, on whatever machine.
vi.setConfig({ testTimeout: 120_000 })

const salt = 'c41f7a0d5be2964880b3'
const settings: Pick<Settings, 'publishing'> = {
  publishing: {
    mailDomains: [],
    handles: [],
    hostSuffixes: ['corp.ops-internal.net'],
    trackers: ['https://tickets.ops-internal.net/'],
    names: { salt, hashes: people.map((name) => hashName(name, salt)) },
  },
}

const find = (texts: readonly string[]): Promise<Leaks[]> => leaksIn(texts, settings, codeSpans)

/** How many of what must be found is, and what is not. Something is found when all of it would be masked. */
async function recall(cases: Case[], rule: keyof Leaks): Promise<{ found: number; all: number; missed: string[] }> {
  const leaks = await find(cases.map(({ text }) => text))
  const missed: string[] = []
  let all = 0
  for (const [index, { text, expected }] of cases.entries()) {
    for (const { start, end } of expected) {
      all++
      if (!leaks[index]![rule].some((leak) => leak.start <= start && end <= leak.end)) missed.push(text)
    }
  }
  return { found: all - missed.length, all, missed }
}

describe('of what must not be published is found', () => {
  it.each([
    ['secrets', 'secrets.txt', 'secret', 200, 0.98],
    ['personal data', 'personal-data.txt', 'personal-data', 120, 0.9],
    ['internal details', 'internals.txt', 'internal', 20, 0.9],
  ] as const)('enough: %s', async (name, file, rule, atLeast, goal) => {
    const groups = Map.groupBy(readCorpus(file), ({ group }) => group)
    const rows: string[] = []
    let found = 0
    let all = 0
    for (const [group, cases] of groups) {
      const result = await recall(cases, rule)
      found += result.found
      all += result.all
      rows.push(`  ${group}: ${result.found} of ${result.all}`, ...result.missed.map((text) => `    missed: ${text}`))
    }
    console.log(`${name}: recall ${(found / all).toFixed(3)}\n${rows.join('\n')}`)
    expect(all).toBeGreaterThanOrEqual(atLeast)
    expect(found / all).toBeGreaterThanOrEqual(goal)
  })

  it('as much when keys, passwords and names are others', async () => {
    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => recall(readCorpus('secrets.txt', seed), 'secret')),
    )
    const found = results.reduce((sum, result) => sum + result.found, 0)
    const all = results.reduce((sum, result) => sum + result.all, 0)
    expect(found / all).toBeGreaterThanOrEqual(0.98)
  })

  it('as much in the middle of a postmortem', async () => {
    const [before = '', after = ''] = cleanPostmortems(2)
    const cases = readCorpus('secrets.txt').map(({ group, text, expected }) => ({
      group,
      text: `${before}\n\n${text}\n\n${after}`,
      expected: expected.map(({ start, end }) => ({ start: start + before.length + 2, end: end + before.length + 2 })),
    }))
    const { found, all } = await recall(cases, 'secret')
    expect(found / all).toBeGreaterThanOrEqual(0.98)
  })
})

describe('what may be published is left alone', () => {
  it('in lines that look like what may not', async () => {
    const cases = readCorpus('harmless.txt')
    const leaks = await find(cases.map(({ text }) => text))
    const alarms = cases.flatMap(({ text }, index) =>
      Object.values(leaks[index]!)
        .flat()
        .map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)} in: ${text}`),
    )
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(alarms).toEqual([])
  })

  it('in 50 clean postmortems', async () => {
    const own = readdirSync('content/postmortems')
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(`content/postmortems/${name}`, 'utf8'))
    const texts = [...own, ...cleanPostmortems(50 - own.length)]
    const leaks = await find(texts)
    const alarms = texts.flatMap((text, index) =>
      Object.values(leaks[index]!)
        .flat()
        .map(({ start, end, kind }) => `${kind}: ${text.slice(start, end)}`),
    )
    console.log(`clean postmortems: ${alarms.length} false alarms in ${texts.length}`)
    expect(texts).toHaveLength(50)
    expect(alarms.length, alarms.join('\n')).toBeLessThanOrEqual(1)
  })
})

describe('whatever a text holds', () => {
  it('the places that are found lie within it, in order, and do not overlap', async () => {
    const seeds = ['secrets.txt', 'personal-data.txt', 'internals.txt', 'harmless.txt']
      .flatMap((file) => readCorpus(file))
      .map(({ text }) => text)
    const piece = fc.oneof(
      fc.constantFrom(...seeds),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('\n', ' ', '"'),
    )
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 4 }), async (texts) => {
        for (const [index, leaks] of (await find(texts)).entries()) {
          for (const list of Object.values(leaks)) {
            let last = 0
            for (const { start, end } of list) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(texts[index]!.length)
              last = end
            }
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is judged alike alone and beside others', async () => {
    const texts = ['secrets.txt', 'personal-data.txt', 'internals.txt']
      .flatMap((file) => readCorpus(file))
      .map(({ text }) => text)
    const together = await find(texts)
    for (const index of [0, 17, 80, 150, 200, 262, 300, 340, texts.length - 1]) {
      expect(await find([texts[index]!])).toEqual([together[index]])
    }
  })

  it('a comment for secretlint does not silence it', async () => {
    const { text } = readCorpus('secrets.txt').find(({ text }) => text.startsWith('HF_TOKEN='))!
    const [leaks] = await find([`<!-- secretlint-disable -->\n${text}\n`])
    expect(leaks!.secret).toHaveLength(1)
  })

  it.each(
    [
      ...[
        'a',
        'A',
        '1',
        'a1',
        '@',
        '@a',
        'a@a.',
        '=',
        '-',
        ':',
        '`',
        '```\n',
        '[',
        '{',
        '<',
        '$',
        '\\n',
        '\0',
        '\n',
        'é',
      ],
      ...['password=', 'password: ', 'password is ', '"token":"', '--password ', 'curl -u ', 'mysql -p', 'mysql x '],
      ...[
        '://',
        'a://b:',
        'a://b:c@',
        'a/b@',
        'Bearer ',
        'Cookie: ',
        'Authorization: ',
        '&sig=a1',
        'eyJa.',
        'AKIA',
        'sk-',
      ],
      ...[
        '-----BEGIN PRIVATE KEY-----\n',
        `${'A'.repeat(64)}\n`,
        'kind: Secret\n',
        'data:\n  a: bcdefg\n',
        'name: A_KEY\nvalue: ',
      ],
      ...[
        '10.',
        '10.1.1.1',
        'fe80:',
        'aa:',
        'aa-',
        '+4',
        '+1 ',
        '(0',
        'tel ',
        'DE12 ABCD ',
        'Aa ',
        'a.b',
        '(at)',
        'a (at) b',
      ],
      ...[
        'xoxb-1-',
        '_authToken=',
        'AWS_SECRET_ACCESS_KEY=',
        'mongodb://',
        'corp.ops-internal.net',
        'echo a | ',
        '1.1.1.1 a b [',
      ],
    ].map((piece) => [JSON.stringify(piece.slice(0, 30)), piece] as const),
  )('takes time in proportion to its length: %s', async (_, piece) => {
    const text = piece.repeat(Math.ceil((128 * 1024) / piece.length))
    const started = cpuTime()
    await find([text])
    // What is quadratic takes minutes; what is linear takes some 100 ms, also on a machine that has other work.
    expect(cpuTime() - started).toBeLessThan(5000)
  })
})
