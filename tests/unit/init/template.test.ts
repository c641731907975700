import { describe, expect, it } from 'vitest'
import { renderTemplate } from '../../../src/init/template.ts'

const template = 'a\n  #: own\n  b\n  #: adopted\n  c @word@\n  #: end\nd ops@example.org $' + '{{ x }}'

describe('a template', () => {
  it.each([
    ['own', 'a\n  b\nd ops@example.org $' + '{{ x }}'],
    ['adopted', 'a\n  c W @word@\nd ops@example.org $' + '{{ x }}'],
  ] as const)('for the edition %s keeps its lines', (edition, expected) => {
    expect(renderTemplate(template, edition, { word: 'W @word@' })).toBe(expected)
  })

  it.each([
    ['@nobody@', 'asks for “@nobody@”'],
    ['@constructor@', 'asks for “@constructor@”'],
    ['#: own\nx', 'does not end its block “#: own”'],
    ['#: end', 'ends a block that it did not begin'],
  ])('%j is a mistake', (text, message) => {
    expect(() => renderTemplate(text, 'own', {})).toThrow(message)
  })
})
