import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formFiles } from '../../../src/forms/files.ts'
import { formsFor, valueOfLabel } from '../../../src/forms/form.ts'
import { answersIn } from '../../../src/import/form-text.ts'
import { readHandbook } from '../../../src/reader/handbook.ts'
import { contentFolder } from '../reader/content.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const handbooks = ['content', 'tests/fixtures/small-handbook']

it.each(
  formFiles((await readHandbook({ content: join(root, 'content') })).catalogues).map((file) => [file.path, file]),
)('%s is what “npm run forms” writes', (path, { text }) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(text)
})

interface Element {
  type: string
  id?: string
  attributes: Record<string, unknown> & { label?: string; options?: unknown[]; value?: string }
  validations?: { required: boolean }
}

describe.each(handbooks)('the issue forms of %s', async (content) => {
  const { catalogues } = await readHandbook({ content: join(root, content) })
  const forms = formFiles(catalogues)
    .filter(({ path }) => path.endsWith('.yml'))
    .map(({ path, text }) => [path, parse(text) as Record<string, unknown> & { body: Element[] }] as const)

  // What GitHub says of forms that it refuses, as far as it can be held against a file.
  it.each(forms)('%s is one that GitHub accepts', (_, form) => {
    expect(Object.keys(form)).toEqual(['name', 'description', 'body'])
    for (const key of ['name', 'description']) expect(form[key]).toEqual(expect.stringMatching(/\S/))
    const inputs = form.body.filter(({ type }) => type !== 'markdown')
    expect(inputs.length).toBeGreaterThan(0)
    const ids = inputs.map(({ id }) => id!)
    const labels = inputs.map(({ attributes }) => attributes.label!)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(labels).size).toBe(labels.length)
    for (const { type, id, attributes, validations } of inputs) {
      expect(id).toMatch(/^[A-Za-z0-9_-]+$/)
      expect(['input', 'textarea', 'dropdown']).toContain(type)
      expect(typeof validations!.required).toBe('boolean')
      const allowed = { input: ['placeholder'], textarea: ['placeholder'], dropdown: ['multiple', 'options'] }[type]!
      expect([...allowed, 'label', 'description']).toEqual(expect.arrayContaining(Object.keys(attributes)))
      for (const key of ['label', 'description']) expect(attributes[key]).toEqual(expect.stringMatching(/\S/))
      // One that could be taken for another by the words that lead to its id is refused as well.
      expect(attributes.label!.length).toBeLessThan(80)
      if (type !== 'dropdown') continue
      const options = attributes.options!
      expect(options.length).toBeGreaterThan(0)
      expect(new Set(options).size).toBe(options.length)
      for (const option of options) {
        expect(option).toEqual(expect.stringMatching(/\S/))
        // “None” is GitHub’s own, and a comma separates the answers of a field.
        expect(option).not.toMatch(/^none$|,/i)
        expect(String(option).length).toBeLessThanOrEqual(90)
      }
    }
  })

  it('offers the words that the model and the handbook know, and no other', () => {
    const form = formsFor(catalogues).find(({ name }) => name === 'runbook')!
    const choices = (id: string) => form.fields.find((field) => field.id === id)!.choices!
    expect(choices('service').map(({ value }) => value)).toEqual(catalogues.services.map(({ id }) => id))
    expect(choices('owner').map(({ value }) => value)).toEqual(catalogues.teams.map(({ id }) => id))
    expect(choices('risk').map(({ value }) => value)).toEqual(['read-only', 'reversible', 'destructive'])
    for (const { value, label } of form.fields.flatMap((field) => field.choices ?? [])) {
      expect(valueOfLabel(label)).toBe(value)
    }
  })

  it('is worded in the first language of the handbook', () => {
    const title = { en: 'Title', de: 'Titel' }[catalogues.settings.languages[0]!]
    const risk = { en: 'every step only looks', de: 'jeder Schritt sieht nur nach' }[catalogues.settings.languages[0]!]
    const { fields } = formsFor(catalogues).find(({ name }) => name === 'runbook')!
    expect(fields[0]!.label).toBe(title)
    expect(fields.find(({ id }) => id === 'risk')!.choices![0]!.label).toContain(risk)
  })

  it('has a template of GitLab with the same fields, in which nothing is answered yet', () => {
    for (const form of formsFor(catalogues)) {
      const path = `.gitlab/issue_templates/${form.name}.md`
      const { text } = formFiles(catalogues).find((file) => file.path === path)!
      const labels = form.fields.map(({ label }) => label)
      expect([...text.matchAll(/^### (.*)$/gm)].map(([, label]) => label)).toEqual(labels)
      for (const answer of answersIn(text, labels).values()) expect(answer).toMatch(/^(?:- \[ \] [^\n]+\n?)+$/)
    }
  })
})

it('names of services with everything that could break a form do not', async () => {
  const { catalogues } = await readHandbook({
    content: contentFolder({
      'services.yaml': `services:\n  - {id: none, name: 'None, --> "x"', summary: S.}\n  - {id: 'true', name: 'yes: {a}', summary: S.}\n`,
      'teams.yaml': undefined,
    }),
  })
  const files = formFiles(catalogues)
  const github = parse(files.find(({ path }) => path.endsWith('runbook.yml'))!.text) as { body: Element[] }
  const services = github.body.find(({ id }) => id === 'service')!.attributes.options
  expect(services).toEqual(['none – None --> "x"', 'true – yes: {a}'])
  // Where no team is listed, none can be chosen.
  expect(github.body.map(({ id }) => id)).not.toContain('owner')
})
