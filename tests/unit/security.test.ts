import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { applyChosenScheme } from '../../src/client/apply-scheme.ts'
import { type PageUse, policyOf, securityHeaders, useOf } from '../../src/security.ts'

const uses: PageUse[] = ['reading', 'search', 'redirect']
const directivesOf = (policy: string) =>
  new Map(policy.split('; ').map((directive) => [directive.split(' ')[0]!, directive.split(' ').slice(1)]))

describe.each(uses)('the policy of a page for %s', (use) => {
  it('forbids all that it does not name, and names no other host', () => {
    const directives = directivesOf(policyOf(use))
    expect(directives.get('default-src')).toEqual(["'none'"])
    for (const sources of directives.values()) {
      for (const source of sources) expect(source).toMatch(/^'(?:none|self|wasm-unsafe-eval|sha256-[\w+/]{43}=)'$/)
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

test('WebAssembly and requests are for the search alone', () => {
  const powerful = uses.filter((use) => /wasm-unsafe-eval|connect-src/.test(policyOf(use)))
  expect(powerful).toEqual(['search'])
})

test('the script within a page is allowed by its hash, and by nothing wider', () => {
  const hash = createHash('sha256').update(applyChosenScheme).digest('base64')
  expect(directivesOf(policyOf('reading')).get('script-src')).toEqual(["'self'", `'sha256-${hash}'`])
})

test('no other site may frame a page, which only a header can say', () => {
  expect(directivesOf(securityHeaders['Content-Security-Policy']!).get('frame-ancestors')).toEqual(["'none'"])
})
