import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonText, reportJson } from '../../../../src/checks/reporters/json.ts'
import { anyFindings, finding, hostileTexts } from './findings.ts'

const position = z.int().min(1)
const range = { line: position, column: position, endLine: position, endColumn: position }
const severity = z.enum(['error', 'warn'])
const count = z.int().min(0)

/** What programs may count on. */
const schema = z.strictObject({
  findings: z.array(
    z.strictObject({
      rule: z.string().min(1),
      severity,
      file: z.string().min(1),
      ...range,
      message: z.string().min(1),
      hint: z.string().optional(),
      masked: z.literal(true).optional(),
      fix: z.array(z.strictObject({ ...range, text: z.string() })).optional(),
    }),
  ),
  summary: z.strictObject({ errors: count, warnings: count }),
})

describe('the report for programs', () => {
  it('is one JSON document with findings and summary', () => {
    const findings = [finding(), finding({ severity: 'warn', message: '\u001b"\n\u2028' })]
    expect(JSON.parse(reportJson(findings))).toEqual({ findings, summary: { errors: 1, warnings: 1 } })
    expect(JSON.parse(reportJson([]))).toEqual({ findings: [], summary: { errors: 0, warnings: 0 } })
  })

  it('says how a finding is mended', () => {
    const fix = [{ line: 2, column: 9, endLine: 2, endColumn: 14, text: 'active' }]
    expect(JSON.parse(reportJson([finding({ fix })])).findings[0].fix).toEqual(fix)
  })

  it('has the promised shape and loses nothing, whatever is found', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        expect(schema.parse(JSON.parse(reportJson(findings))).findings).toEqual(findings)
      }),
    )
  })

  it.each(hostileTexts)('carries %s as it is, but is harmless where it is printed', (_, message) => {
    const report = reportJson([finding({ message })])
    expect(JSON.parse(report).findings[0].message).toBe(message)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(report).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    expect(report).not.toMatch(/##\w*\[/)
    expect(report).not.toMatch(/^\s*::/m)
  })

  it('is parsed to the same value for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(jsonText({ [text]: text }))).toEqual({ [text]: text })
      }),
    )
  })
})
