import { describe, expect, it } from 'vitest'
import { terminalWidth } from '../../../../src/checks/reporters/terminal-width.ts'

describe('the columns that a text takes', () => {
  it.each([
    ['', 0],
    ['abc ~', 5],
    ['Überprüfung', 11],
    ['“x” – …', 7],
    ['Ελληνικά Привет', 15],
    ['障害', 4],
    ['カタカナ', 8],
    ['ｶﾀｶﾅ', 4],
    ['（Ａ１）', 8],
    ['　', 2],
    ['한글', 4],
    ['\u1112\u1161\u11ab', 2],
    ['e\u0301', 1],
    ['\u0301', 0],
    ['a\u200bb\u00ad\ufeff', 2],
    ['😀', 2],
    ['👩🏽‍🚒', 2],
    ['⚠\ufe0f', 2],
    ['⚠', 1],
    ['🇩🇪', 2],
    ['\u{FFFD}•', 2],
    ['𠮷', 2],
  ])('“%s” takes %i', (text, columns) => {
    expect(terminalWidth(text)).toBe(columns)
  })
})
