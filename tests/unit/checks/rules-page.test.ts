import { readFileSync } from 'node:fs'
import GithubSlugger from 'github-slugger'
import { expect, it } from 'vitest'
import { ruleTexts } from '../../../src/checks/index.ts'
import { rulesPage } from '../../../src/checks/rules-page.ts'
import { renderBody } from '../../../src/markdown/render.ts'

const page = rulesPage()
const withoutCode = page.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '')

it('is the page in docs/', () => {
  expect(readFileSync('docs/rules.md', 'utf8') === page, 'docs/rules.md is not what the rules say: npm run rules').toBe(
    true,
  )
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
