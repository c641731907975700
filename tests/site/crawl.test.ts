/** The crawler that the other tests trust: it must see what is broken, and nothing else. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BuiltSite } from './built-site.ts'
import { deadEnds, unreachable } from './crawl.ts'
import { workspace, write } from './workspace.ts'

const folder = workspace()

/** A site below /hb/ whose first page holds some HTML. */
function siteWith(name: string, html: string, more: Record<string, string> = {}): BuiltSite {
  const page = (body: string) => `<!doctype html><html lang="en"><title>A page</title><body>${body}`
  write(join(folder, name), {
    'index.html': page(html),
    'there/index.html': page('<h2 id="größe">Size</h2><template><p id="kept">'),
    'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path id="part"/></svg>',
    'style.css': '',
    ...more,
  })
  return new BuiltSite(join(folder, name), '/hb/')
}

describe('dead ends', () => {
  const broken: [html: string, problem: RegExp][] = [
    ['<a href="/hb/nowhere/">', /no such file/],
    ['<a href="nowhere.html">', /no such file/],
    ['<a href="/hb/there">', /no such file/],
    ['<a href="/there/">', /outside of the base path/],
    ['<a href="../">', /outside of the base path/],
    ['<a href="https://site.invalid/there/">', /outside of the base path/],
    ['<a href="/hb/there/#weight">', /no such anchor/],
    ['<a href="#here">', /no such anchor/],
    ['<a href="javascript:alert(1)">', /runs or hides/],
    ['<a href="http://[">', /no address/],
    ['<img src="/hb/missing.png">', /no such file/],
    ['<img src="drawing.svg" srcset="drawing.svg 1x, missing.png 2x">', /missing\.png/],
    ['<link rel="stylesheet" href="/hb/missing.css">', /no such file/],
    ['<script src="/hb/missing.js"></script>', /no such file/],
    ['<form action="/search/">', /outside of the base path/],
    ['<svg><use href="drawing.svg#no-part"/></svg>', /no such part/],
    ['<meta http-equiv="refresh" content="0; url=/hb/gone/">', /no such file/],
    ['<meta property="og:image" content="https://site.invalid/hb/missing.png">', /no such file/],
    ['<template><a href="/hb/nowhere/"></template>', /no such file/],
  ]

  test.each(broken)('%s is one', (html, problem) => {
    const problems = deadEnds(siteWith(`broken-${broken.findIndex(([each]) => each === html)}`, html))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  test('what a style sheet names counts, too', () => {
    const site = siteWith('style', '', { 'style.css': '@import "more.css"; a { background: url(missing.svg) }' })
    expect(deadEnds(site)).toHaveLength(2)
  })

  test.each([
    '<a href="/hb/there/#gr%C3%B6%C3%9Fe">',
    '<a href="there/#kept">',
    '<a href="/hb/#top">',
    '<a href="https://elsewhere.example/">',
    '<a href="mailto:a@example.org">',
    '<svg><use href="drawing.svg#part"/></svg>',
    '<link rel="stylesheet" href="https://site.invalid/hb/style.css">',
  ])('%s is none', (html) => {
    expect(deadEnds(siteWith(`fine-${html.length}`, html))).toEqual([])
  })
})

test('a page that no link leads to is not reachable; one that only leads on need not be', () => {
  const site = siteWith('orphan', '<a href="there/">', {
    'orphan/index.html': '<!doctype html><p>Alone',
    'moved/index.html': '<!doctype html><meta http-equiv="refresh" content="0; url=/hb/there/">',
    '404.html': '<!doctype html><p>Missing',
  })
  expect(unreachable(site)).toEqual(['/orphan/'])
})
