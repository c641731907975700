import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportGitlab } from '../../../../src/checks/reporters/gitlab.ts'
import type { Finding } from '../../../../src/model/finding.ts'
import { anyFindings, finding, hostileTexts, isHarmless } from './findings.ts'

const schemaFile = new URL('../../../fixtures/schemas/gitlab-code-quality.schema.json', import.meta.url)
const valid = new Ajv().compile(JSON.parse(readFileSync(schemaFile, 'utf8')))

interface Issue {
  description: string
  fingerprint: string
  severity: string
  location: { path: string; lines: { begin: number; end: number } }
}

function issues(findings: Finding[], folder = 'content'): Issue[] {
  const report = JSON.parse(reportGitlab(findings, folder))
  valid(report)
  expect(valid.errors).toBeNull()
  return report
}

describe('the report for GitLab', () => {
  it('says what is wrong, how much it matters, and where', () => {
    const [issue] = issues([finding({ endLine: 4 })])
    expect(issue).toEqual({
      description: '“activ” is not a value of “status”. Did you mean “active”?',
      check_name: 'schema',
      fingerprint: expect.any(String),
      severity: 'major',
      location: { path: 'content/runbooks/a.md', lines: { begin: 2, end: 4 } },
    })
    expect(issues([finding({ severity: 'warn', hint: undefined })])[0]).toMatchObject({
      description: '“activ” is not a value of “status”',
      severity: 'minor',
    })
  })

  it('is an empty list when nothing was found', () => {
    expect(issues([])).toEqual([])
  })

  it('names files from the root of the repository', () => {
    expect(issues([finding()], '')[0]!.location.path).toBe('runbooks/a.md')
    expect(issues([finding()], 'docs/ops')[0]!.location.path).toBe('docs/ops/runbooks/a.md')
  })

  it('is valid, with one fingerprint for each finding, whatever is found', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const found = issues(findings)
        expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length)
        for (const { description } of found) expect(isHarmless(description)).toBe(true)
      }),
    )
  })

  it.each(hostileTexts)('is harmless with %s in message and file name', (_, text) => {
    const [issue] = issues([finding({ message: text, hint: text, file: `runbooks/${text}` })])
    expect(isHarmless(issue!.description)).toBe(true)
    expect(issue!.location.path).toBe(`content/runbooks/${text}`)
  })
})

describe('the fingerprint of a finding', () => {
  const fingerprint = (change: Partial<Finding>, folder?: string) => issues([finding(change)], folder)[0]!.fingerprint

  it('stays when lines come or go above, and when only the remedy is worded anew', () => {
    expect(fingerprint({ line: 70, endLine: 70, hint: 'Look again.' })).toBe(fingerprint({}))
  })

  it.each<[string, Partial<Finding>]>([
    ['rule', { rule: 'link-target' }],
    ['file', { file: 'runbooks/b.md' }],
    ['message', { message: 'x' }],
  ])('is another for another %s', (_, change) => {
    expect(fingerprint(change)).not.toBe(fingerprint({}))
  })

  it('is another in another content folder', () => {
    expect(fingerprint({}, 'other')).not.toBe(fingerprint({}))
  })

  it('tells findings that are alike apart by their order, so that only the last is gone when one is mended', () => {
    const three = issues([2, 5, 9].map((line) => finding({ line, endLine: line })))
    expect(new Set(three.map((each) => each.fingerprint)).size).toBe(3)
    const two = issues([2, 9].map((line) => finding({ line, endLine: line })))
    expect(two.map((each) => each.fingerprint)).toEqual(three.slice(0, 2).map((each) => each.fingerprint))
  })
})
