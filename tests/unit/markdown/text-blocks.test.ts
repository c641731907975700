import { expect, test } from 'vitest'
import { textBlocks } from '../../../src/markdown/text-blocks.ts'

test.each<[what: string, markdown: string, texts: string[]]>([
  ['where a line is broken makes no difference', 'One\ntwo  \nthree.\n', ['One two three.']],
  ['markup is left out, its words are not', '**Bold**, `code` and [a link](runbook:x).', ['Bold, code and a link.']],
  ['each entry of a list is one', '- one\n- two\n  - three\n', ['one', 'two', 'three']],
  ['each row of a table is one', '| A | B |\n|---|---|\n| 1 | 2 |\n', ['A · B', '1 · 2']],
  ['code and quotes are text', '```\nls\n```\n\n> Said.\n', ['ls', 'Said.']],
  ['an image is what it says in words', '![A curve](a.svg)', ['A curve']],
  ['a heading is text', '## What happened\n\nMuch.', ['What happened', 'Much.']],
  [
    'tags are no text, and what is between them is',
    '<details>\n<summary>More</summary>\n\nMuch <b>more</b>.\n\n</details>',
    ['More', 'Much more.'],
  ],
  [
    'a comment is not there',
    'One.<!-- no -->\n\n<!-- no\n\nno -->\n\n<div>\n<!-- no\n\nno -->\n</div>\n\nTwo.',
    ['One.', 'Two.'],
  ],
  ['a comment without an end is not there', 'One.\n\n<!-- no', ['One.']],
  ['nothing is nothing', '\n\n', []],
  ['what the parser must not be given is not compared', `${'>'.repeat(600)} deep`, []],
])('%s', (_, markdown, texts) => expect(textBlocks(markdown)).toEqual(texts))
