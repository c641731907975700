import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byConcern } from '../../../../src/checks/reporters/by-concern.ts'
import { byPlace } from '../../../../src/model/finding.ts'
import { anyFindings, finding } from './findings.ts'

describe('the order of findings', () => {
  it('is by file, place, rule and message, whatever order they were found in', () => {
    const some = fc.record({
      file: fc.constantFrom('a.md', 'B.md', 'ä.md', 'a/b.md'),
      line: fc.integer({ min: 1, max: 12 }),
      column: fc.integer({ min: 1, max: 12 }),
      rule: fc.constantFrom('schema', 'link-target'),
      message: fc.constantFrom('x', 'y'),
    })
    fc.assert(
      fc.property(
        fc
          .array(some.map((each) => finding(each)))
          .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const sorted = [...list].sort(byPlace)
          expect([...shuffled].sort(byPlace)).toEqual(sorted)
          for (const [index, next] of sorted.slice(1).entries()) {
            expect(sorted[index]!.file <= next.file).toBe(true)
            if (sorted[index]!.file === next.file) expect(sorted[index]!.line).toBeLessThanOrEqual(next.line)
          }
        },
      ),
    )
  })
})

describe('the order where not everything can be shown', () => {
  const old = finding({ file: 'a.md', severity: 'warn', line: 1 })
  const oldError = finding({ file: 'a.md', line: 2 })
  const own = finding({ file: 'b.md', severity: 'warn', line: 1 })
  const ownError = finding({ file: 'b.md', line: 2 })

  it('prefers errors', () => {
    expect(byConcern([old, oldError, own, ownError])).toEqual([oldError, ownError, old, own])
  })

  it('prefers changed files, even their warnings to errors of others', () => {
    expect(byConcern([old, oldError, own, ownError], new Set(['b.md']))).toEqual([ownError, own, oldError, old])
  })

  it('keeps the order of what is alike, loses nothing and leaves the list as it was', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const before = [...findings]
        const sorted = byConcern(findings, new Set(['runbooks/a.md']))
        expect(findings).toEqual(before)
        for (const changed of [true, false]) {
          for (const severity of ['error', 'warn']) {
            const kind = (each: (typeof findings)[number]) =>
              each.severity === severity && (each.file === 'runbooks/a.md') === changed
            expect(sorted.filter(kind)).toEqual(findings.filter(kind))
          }
        }
      }),
    )
  })
})
