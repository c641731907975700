import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { applyChosenScheme } from '../../src/client/apply-scheme.ts'
import { speculationRules } from '../../src/client/prefetch.ts'
import { type PageUse, policyOf, securityHeaders, useOf } from '../../src/security.ts'

const uses: PageUse[] = ['reading', 'redirect']
const directivesOf = (policy: string) =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)]))

describe.each(uses)('the policy of a page for %s', (use) => {
  it('forbids all that it does not name, and names no other host', () => {
    const directives = directivesOf(policyOf(use))
    expect(directives.get('default-src')).toEqual(["'none'"])
    for (const sources of directives.values()) {
      for (const source of sources) expect(source).toMatch(/^'(?:none|self|sha256-[\w+/]{43}=)'$/)
    }
  })

  it('is known again, and no other one is', () => {
    expect(useOf(policyOf(use))).toBe(use)
    expect(useOf(`${policyOf(use)}; img-src *`)).toBeUndefined()
  })

  it('is not narrowed by the header that every answer carries', () => {
    const header = directivesOf(securityHeaders['Content-Security-Policy']!)
    for (const [directive, sources] of directivesOf(policyOf(use))) {
      if (!sources.includes("'none'")) expect(header.get(directive)).toEqual(expect.arrayContaining(sources))
    }
  })
})

test('no page may run WebAssembly; the worker of the search obeys the header', () => {
  for (const use of uses) expect(policyOf(use)).not.toMatch(/wasm-unsafe-eval/)
  const header = directivesOf(securityHeaders['Content-Security-Policy']!)
  expect(header.get('script-src')).toContain("'wasm-unsafe-eval'")
  expect(header.get('connect-src')).toEqual(["'self'"])
})

test('what stands within a page is allowed by its hash, and by nothing wider', () => {
  const hashes = [applyChosenScheme, speculationRules].map((text) => createHash('sha256').update(text).digest('base64'))
  expect(directivesOf(policyOf('reading')).get('script-src')).toEqual([
    "'self'",
    ...hashes.map((hash) => `'sha256-${hash}'`),
  ])
})

test('no other site may frame a page, which only a header can say', () => {
  expect(directivesOf(securityHeaders['Content-Security-Policy']!).get('frame-ancestors')).toEqual(["'none'"])
})
