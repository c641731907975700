import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentName, nameProblem } from '../../../src/reader/document-name.ts'

describe('the name of a file', () => {
  it.each([
    ['runbooks/disk-full.md', 'disk-full', undefined],
    ['runbooks/disk-full.de.md', 'disk-full', 'de'],
    ['runbooks/storage/disk-full.en.md', 'disk-full', 'en'],
    ['runbooks/de.md', 'de', undefined],
    ['runbooks/de/disk-full.md', 'disk-full', undefined],
  ])('%s says the id %s and the language %s', (file, id, lang) => {
    const name = documentName(file)
    expect([name.id, name.lang]).toEqual([id, lang])
    expect(nameProblem(name)).toBeUndefined()
  })

  it.each([
    ['disk.full.md', 'disk.full', /^The file name is the id/],
    ['disk.full.de.md', 'disk.full', /^The file name is the id/],
    ['disk-full.de.de.md', 'disk-full.de', /^The file name is the id/],
    ['disk-full.DE.md', 'disk-full.DE', /^The file name is the id/],
    ['disk-full.fr.md', 'disk-full.fr', /“fr” is none of those that pages can have: en, de\.$/],
    ['.de.md', '.de', /^The file name is the id/],
  ])('%s is refused', (file, id, hint) => {
    const problem = nameProblem(documentName(`runbooks/${file}`))
    expect(problem?.message).toBe(`“${id}” cannot be an id`)
    expect(problem?.hint).toMatch(hint)
  })

  it('that is accepted holds nothing but the id and at most one language', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ade.-1N') }), (text) => {
        const name = documentName(`runbooks/${text}.md`)
        if (!nameProblem(name)) expect(text).toBe(name.lang ? `${name.id}.${name.lang}` : name.id)
      }),
    )
  })
})
