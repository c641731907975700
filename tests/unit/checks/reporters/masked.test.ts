import { describe, expect, it } from 'vitest'
import { withoutMasked } from '../../../../src/checks/reporters/masked.ts'
import { SourceText } from '../../../../src/reader/source-text.ts'
import { finding } from './findings.ts'

const file = 'runbooks/a.md'
const sources = new Map([[file, new SourceText('See https://ops:geheim@example.org/ now.\ngeheim\n')]])
const secret = finding({
  rule: 'secret',
  line: 1,
  column: 17,
  endLine: 1,
  endColumn: 23,
  message: 'a password',
  masked: true,
})
const link = finding({ rule: 'link-scheme', line: 1, column: 5, endLine: 1, endColumn: 36 })

describe('what must not be shown', () => {
  it('is not quoted by another finding about the same place', () => {
    const quoting = { ...link, message: '“https://ops:geheim@example.org/” is refused', hint: 'Not geheim.' }
    expect(withoutMasked([quoting, secret], sources)).toEqual([
      { ...quoting, message: '“https://ops:•••@example.org/” is refused', hint: 'Not •••.' },
      secret,
    ])
  })

  it('is not inserted by an edit that is printed', () => {
    const edit = { line: 1, column: 5, endLine: 1, endColumn: 36, text: '<https://ops:geheim@example.org/>' }
    expect(withoutMasked([{ ...link, fix: [edit] }, secret], sources)[0]!.fix).toBeUndefined()
    const harmless = [{ ...edit, text: 'x' }]
    expect(withoutMasked([{ ...link, fix: harmless }, secret], sources)[0]!.fix).toEqual(harmless)
  })

  it('changes no word about another place, another file, or where nothing is hidden', () => {
    const elsewhere = [
      finding({ line: 1, column: 1, endLine: 1, endColumn: 17, message: 'geheim' }),
      finding({ line: 1, column: 23, endLine: 1, endColumn: 24, message: 'geheim' }),
      finding({ line: 2, column: 1, endLine: 2, endColumn: 7, message: 'geheim' }),
      finding({ file: 'runbooks/b.md', line: 1, column: 1, endLine: 1, endColumn: 40, message: 'geheim' }),
    ]
    expect(withoutMasked([...elsewhere, secret], sources)).toEqual([...elsewhere, secret])
    expect(withoutMasked(elsewhere, sources)).toBe(elsewhere)
  })

  it('is found over several lines', () => {
    const key = finding({ line: 1, column: 37, endLine: 2, endColumn: 7, masked: true })
    const quoting = finding({ line: 2, column: 1, endLine: 2, endColumn: 4, message: '“geheim” is no word' })
    expect(withoutMasked([key, quoting], sources)[1]!.message).toBe('“•••” is no word')
  })
})
