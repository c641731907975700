import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsed, places, render, words } from './rendering.ts'

describe('prose comes out exactly as written', () => {
  test.each([
    '13:44',
    'at 12:30:45 UTC',
    '1:1',
    'aa:bb:cc:dd:ee:ff',
    'fe80::1',
    '::1',
    '::1 is the loopback',
    ':port',
    ':port[a]{b}',
    'host:port',
    '<host:port>',
    '<user@host>',
    '--force',
    'a -- b --- c',
    '"quotes" and \'quotes\'',
    'wait...',
    '<placeholder>',
    '<node-name>',
    'ssh <user>@<host>',
    '<T extends="x">',
    '</node>',
    'a < b > c',
    '{curly}',
    '{{ mustache }}',
    '{% liquid %}',
    '{#not-a-heading}',
    ':::',
    'a ::: b',
    '!!!',
    '!!! note',
    '??? what',
    '!!! ATTENTION !!!',
    '$x$ and $$y$$',
    '^sup^',
    '[[wiki]]',
    '#hash',
    '100 % & more',
    'x\u00a0y',
  ])('%s', (prose) => {
    const body = render(prose)
    expect(words(parsed(body.html))).toBe(prose)
    if (prose !== ':::') expect(body.findings).toEqual([])
  })

  test('in a heading, a cell and a list item', () => {
    const prose = '<node-name> {service} 12:30:45 --force'
    for (const markdown of [`## ${prose}`, `- ${prose}`, `> ${prose}`]) {
      expect(words(parsed(render(markdown).html))).toContain(prose)
    }
    expect(render(`| a |\n|---|\n| ${prose} |`).html).toContain('&lt;node-name&gt; {service} 12:30:45 --force')
  })

  test('a placeholder alone on a line does not turn the Markdown behind it into raw text', () => {
    expect(render('<node-name>\nis *down*').html).toBe('<p>&lt;node-name&gt;\nis <em>down</em></p>')
    expect(places(render('<node-name>\n[x](missing)').findings)).toEqual(['2:5-2:12 error link-target'])
    expect(places(render('<node-name>\n<b>').findings)).toEqual(['2:1-2:4 error raw-html'])
  })

  test('words that mean nothing to Markdown are never changed', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcXYZ019:.,;{}()%$"\'/?ä€-'.split('')),
      minLength: 1,
      maxLength: 12,
    })
    const sentence = fc
      .array(word, { minLength: 1, maxLength: 8 })
      .map((list) => `x ${list.join(' ')} x`)
      .filter((prose) => !/https?:|www\.|:\/\//i.test(prose))
    fc.assert(
      fc.property(sentence, (prose) => {
        expect(words(parsed(render(prose).html))).toBe(prose)
      }),
      { numRuns: 500 },
    )
  })

  test('a first line of three dashes is a line across the page', () => {
    expect(render('---\ntitle: x\n---\n').html).toMatch(/^<hr><h2/)
  })

  test('line ends of other systems give the same page', () => {
    const text = '# a\n\n```\nx\n\ty\n```\n\n> [!NOTE]\n> b\n'
    expect(render(text.replaceAll('\n', '\r\n'))).toEqual(render(text))
    expect(render(text.replaceAll('\n', '\r'))).toEqual(render(text))
  })
})
