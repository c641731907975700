import { readFileSync } from 'node:fs'
import GithubSlugger from 'github-slugger'
import { expect, it } from 'vitest'
import { checkHandbook, ruleTexts } from '../../../src/checks/index.ts'
import { withRules } from '../../../src/checks/rules-page.ts'
import { loadHandbook } from '../../../src/handbook.ts'
import { renderBody } from '../../../src/markdown/render.ts'
import { contentFolder, HANDBOOK, process } from '../reader/content.ts'

const page = readFileSync('docs/rules.md', 'utf8')
const withoutCode = page.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '')

it('says what the rules say', () => {
  expect(withRules(page) === page, 'docs/rules.md is not what the rules say: npm run rules').toBe(true)
})

it('has each rule once, under an anchor that is its id', () => {
  const slugger = new GithubSlugger()
  const anchors = [...withoutCode.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slugger.slug(heading!))
  const ids = ruleTexts.map(({ id }) => id)
  expect(anchors.filter((anchor) => ids.includes(anchor)).sort()).toEqual(ids.toSorted())
})

it('shows a bad and a good example of each rule', () => {
  const silent = ruleTexts.filter(({ id }) => {
    const [, own = ''] = withoutCode.slice(withoutCode.indexOf(`### ${id}\n`)).split(/^##+ /m)
    return !(/^Bad, in /m.test(own) && /^Good, in /m.test(own))
  })
  expect(silent.map(({ id }) => id)).toEqual([])
})

it('shows settings and allowances that work', async () => {
  const introduction = page.split('## All rules')[0]!
  const [settings, text, fields] = [...introduction.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, code]) => code!)
  const handbook = (checks = '') => ({
    'handbook.yaml': `${HANDBOOK}${checks}`,
    'processes/ornament.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  })
  const change = (own: string, body: string) => process({ summary: undefined, version: `'1'\n${own}` }, `\n${body}`)
  const found = async (files: Record<string, string>) =>
    (await checkHandbook(await loadHandbook({ content: contentFolder(files), drafts: false, asOf: '2026-11-20' }))).map(
      ({ rule, severity }) => `${severity} ${rule}`,
    )
  const withoutComments = (written: string) => written.replace(/<!--.*?-->\n?|^#.*\n/gm, '')
  expect(await found({ ...handbook(), 'processes/change.md': change(fields!, text!) })).toEqual([])
  expect(
    await found({ ...handbook(), 'processes/change.md': change(withoutComments(fields!), withoutComments(text!)) }),
  ).toEqual(['warn abbreviation', 'warn image-alt', 'error personal-data'])
  expect(
    await found({
      ...handbook(settings),
      'processes/change.md': change(withoutComments(fields!), '![](ornament.svg)\n'),
    }),
  ).toEqual(['error image-alt'])
})

it('is Markdown in which our own renderer finds nothing, and its links lead somewhere', () => {
  const outside: string[] = []
  const resolve = (target: string) => {
    if (!target.startsWith('#')) outside.push(target)
    return { href: target }
  }
  const text = page.replace(/^# Rules\n/m, '')
  const body = renderBody(text, { file: 'rules.md', firstLine: 1, lang: 'en', resolve })
  expect(body.findings).toEqual([])
  expect(outside).toEqual(['../src/checks'])
  const wanted = [...withoutCode.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
  expect(wanted.length).toBeGreaterThan(ruleTexts.length)
  expect(body.anchors).toEqual(expect.arrayContaining(wanted))
})
