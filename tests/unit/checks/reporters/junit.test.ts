import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { reportJunit } from '../../../../src/checks/reporters/junit.ts'
import { printable } from '../../../../src/checks/reporters/printable.ts'
import type { Finding } from '../../../../src/model/finding.ts'
import { anyFindings, finding, hostileTexts, isHarmless } from './findings.ts'

// Each validation starts a worker.
vi.setConfig({ testTimeout: 60_000 })

const schema = readFileSync(new URL('../../../fixtures/schemas/junit.xsd', import.meta.url), 'utf8')

interface Element {
  name: string
  attributes: Record<string, string>
  text: string
}

const junit = (findings: Finding[], strict = false) => reportJunit(findings, { folder: 'content', strict })

/** The elements of reports that are valid, as a parser reads them: from the canonical form, which has no CDATA and no short tags. */
async function parsed(reports: string[]): Promise<Element[][]> {
  const xml = reports.map((contents, index) => ({ fileName: `${index}.xml`, contents }))
  const { valid, rawOutput } = await validateXML({ xml, schema })
  expect(valid, rawOutput).toBe(true)
  return Promise.all(
    reports.map(async (report) => {
      const { normalized } = await validateXML({ xml: report, normalization: 'c14n' })
      return [...normalized.matchAll(/<([a-z-]+)((?: [a-z]+="[^"]*")*)>([^<]*)/g)].map(
        ([, name, attributes, text]) => ({
          name: name!,
          attributes: Object.fromEntries(
            [...attributes!.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key, unescaped(value!)]),
          ),
          text: unescaped(text!),
        }),
      )
    }),
  )
}

function unescaped(text: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(?:#x([0-9A-F]+)|(\w+));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : signs[name]!,
  )
}

describe('the report as JUnit', () => {
  it('is a test a file: errors are failures, warnings are output', () => {
    const findings = [
      finding(),
      finding({ line: 5, message: 'x' }),
      finding({ severity: 'warn', line: 7, hint: undefined }),
      finding({ file: 'runbooks/b.md', severity: 'warn' }),
    ]
    expect(junit(findings)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Opsbook" tests="2" failures="1" errors="0">
  <testsuite name="Opsbook check" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="opsbook.check" name="runbooks/a.md" file="content/runbooks/a.md">
      <failure type="schema" message="“activ” is not a value of “status” (and 1 more finding)">error content/runbooks/a.md:2:9 schema
  “activ” is not a value of “status”
  remedy: Did you mean “active”?

error content/runbooks/a.md:5:9 schema
  x
  remedy: Did you mean “active”?</failure>
      <system-out>warning content/runbooks/a.md:7:9 schema
  “activ” is not a value of “status”</system-out>
    </testcase>
    <testcase classname="opsbook.check" name="runbooks/b.md" file="content/runbooks/b.md">
      <system-out>warning content/runbooks/b.md:2:9 schema
  “activ” is not a value of “status”
  remedy: Did you mean “active”?</system-out>
    </testcase>
  </testsuite>
</testsuites>`)
  })

  it('counts warnings as failures when strict', async () => {
    const [elements] = await parsed([junit([finding({ severity: 'warn' })], true)])
    expect(elements!.find(({ name }) => name === 'testsuites')!.attributes.failures).toBe('1')
    expect(elements!.map(({ name }) => name)).toContain('failure')
    expect(elements!.map(({ name }) => name)).not.toContain('system-out')
  })

  it('has one test that passes when nothing was found', async () => {
    const [elements] = await parsed([junit([])])
    expect(elements!.map(({ name }) => name)).toEqual(['testsuites', 'testsuite', 'testcase'])
    expect(elements![0]!.attributes).toMatchObject({ tests: '1', failures: '0' })
  })

  it('gives back every message as it was, however hostile', async () => {
    const reports = await parsed(
      hostileTexts.map(([, text]) => junit([finding({ message: text, hint: text, file: `runbooks/${text}` })])),
    )
    for (const [index, [what, text]] of hostileTexts.entries()) {
      const [, , testcase, failure, ...others] = reports[index]!
      expect(others, what).toEqual([])
      expect(testcase!.attributes, what).toEqual({
        classname: 'opsbook.check',
        name: printable(`runbooks/${text}`),
        file: printable(`content/runbooks/${text}`),
      })
      expect(failure, what).toEqual({
        name: 'failure',
        attributes: { type: 'schema', message: printable(text) },
        text: `error ${printable(`content/runbooks/${text}`)}:2:9 schema\n  ${printable(text)}\n  remedy: ${printable(text)}`,
      })
      expect(isHarmless(failure!.text), what).toBe(true)
    }
  })

  it('is valid, whatever is found', async () => {
    const reports = fc.sample(anyFindings, 60).map((findings, index) => junit(findings, index % 2 === 0))
    const xml = reports.map((contents, index) => ({ fileName: `${index}.xml`, contents }))
    const { valid, rawOutput } = await validateXML({ xml, schema })
    expect(valid, rawOutput).toBe(true)
    for (const report of reports) expect(report).not.toMatch(/##\w*\[/)
  })

  it('is refused by the schema when it is not well made', async () => {
    for (const broken of [
      '<testsuites/>',
      junit([finding()]).replace('<failure', '<failed').replace('</failure', '</failed'),
      junit([]).replace(' tests="1"', ''),
      junit([finding()]).replace(' type="schema"', ''),
    ]) {
      expect((await validateXML({ xml: broken, schema })).valid, broken).toBe(false)
    }
  })
})
