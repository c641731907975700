/** A handbook whose every sentence is an attack, in the fields that its pages show: all of it is text, and only text. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ConfigData, HtmlValidate } from 'html-validate'
import { beforeAll, expect, test } from 'vitest'
import { isScalar, parse, parseDocument, visit } from 'yaml'
import { applyChosenScheme } from '../../src/client/apply-scheme.ts'
import { attribute, BuiltSite, rawTextOf, wordsOf } from './built-site.ts'
import { build, projectRoot } from './opsbook-command.ts'
import { copySmallHandbook } from './small-handbook.ts'
import { workspace } from './workspace.ts'

const folder = workspace()
const content = copySmallHandbook(join(folder, 'handbuch'))
const out = join(folder, 'dist')
const headers = readFileSync(join(projectRoot, 'tests/fixtures/attacks/headers.yaml'), 'utf8')
const { texts } = parse(headers) as { texts: string[] }

/** Fields that hold words. All others hold names, days, addresses and the like, which have a form of their own. */
const WORDS = new Set(
  (
    'access clockStarts definition event inputs label lucky name note organisation outputs purpose ' +
    'responsibility retention signal summary target term text title triggers wentPoorly wentWell what where'
  ).split(' '),
)
/** What was written, each with the attack behind it. */
const written: string[] = []
let site: BuiltSite

/** What a severity is called has room for so many characters. */
const LABEL = 40

/** The next attack for which words leave room. */
function attackBehind(words: string, field: string): string {
  const room = field === 'label' ? LABEL - words.length - 1 : Number.POSITIVE_INFINITY
  const first = written.length % texts.length
  return [...texts.slice(first), ...texts.slice(0, first)].find((text) => text.length <= room)!
}

/** Puts an attack, each time another one, behind the words of every such field. */
function poison(text: string): string {
  const document = parseDocument(text)
  visit(document, {
    Scalar(key, node, path) {
      const pair = path.findLast((each) => 'key' in each && 'value' in each)
      const field = pair && 'key' in pair && isScalar(pair.key) ? String(pair.key.value) : ''
      if (key === 'key' || typeof node.value !== 'string' || !WORDS.has(field)) return
      const poisoned = `${node.value} ${attackBehind(node.value, field)}`
      node.value = poisoned
      node.type = 'QUOTE_DOUBLE'
      written.push(poisoned)
    },
  })
  return document.toString({ lineWidth: 0 })
}

beforeAll(async () => {
  for (const path of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    const file = join(content, path)
    if (path.endsWith('.yaml')) writeFileSync(file, poison(readFileSync(file, 'utf8')))
    if (!path.endsWith('.md')) continue
    const [, header, body] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8'))!
    writeFileSync(file, `---\n${poison(header!)}---\n${body}`)
  }
  await build(['--content', content, '--out', out])
  site = new BuiltSite(out)
})

test('every attack was written, in several fields', () => {
  expect(written.length).toBeGreaterThan(3 * texts.length)
})

test('pages show what was written, to the letter', () => {
  const shown = site.pages.map((page) => wordsOf(page.one('body'))).join('\n')
  const missing = written.filter((text) => !shown.includes(text.replace(/\s+/g, ' ')))
  // What belongs to drafts is not shown, nor are descriptions of teams and severities.
  expect(missing.length).toBeLessThan(written.length / 4)
  expect(texts.filter((text) => !shown.includes(text.replace(/\s+/g, ' ')))).toEqual([])
})

test('nothing of it is more than text', () => {
  for (const page of site.pages) {
    for (const element of page.elements) {
      const where = `<${element.tagName}> of ${page.address}`
      const names = Object.keys(element.properties)
      expect(
        names.filter((name) => /^on|^style$|^srcdoc$/i.test(name)),
        where,
      ).toEqual([])
      expect(['iframe', 'base', 'object', 'embed', 'style', 'template'], where).not.toContain(element.tagName)
      for (const name of ['href', 'src', 'action']) {
        const value = attribute(element, name)
        if (value !== undefined) expect(value, where).not.toMatch(/evil|javascript|^x$/i)
      }
      if (element.tagName === 'script' && rawTextOf(element) !== applyChosenScheme) {
        expect(attribute(element, 'src'), where).toMatch(/^\/_assets\//)
      }
    }
  }
})

/** As for the starter handbook, which says why three rules are not as they are recommended. */
const rules: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: { 'long-title': 'off', 'wcag/h32': 'off', 'prefer-native-element': ['error', { exclude: ['region'] }] },
}

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(rules)
  for (const { address, html } of site.pages) {
    const { results } = await validator.validateString(html, address)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    )
  }
})
