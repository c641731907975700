import fc from 'fast-check'
import type { Element } from 'hast'
import { describe, expect, it } from 'vitest'
import { type ExplainedTerm, TermIndex } from '../../../src/markdown/terms.ts'
import { elements, parsed, render, words } from './rendering.ts'

function term(name: string, ...aliases: string[]): ExplainedTerm {
  const id = name.toLowerCase().replaceAll(' ', '-')
  return { id, term: name, names: [name, ...aliases], definition: `Meaning of ${name}.`, href: `/glossary/#${id}` }
}

const english = [
  term('Quorum', 'majority'),
  term('Error budget'),
  term('Service level objective', 'SLO'),
  term('On-call'),
  term('C++ (language)'),
  term('Digital Operational Resilience Act', 'DORA'),
]
const german = [term('Beitragender Faktor', 'beitragende Faktoren'), term('Vorfall'), term('Ohne Schuldzuweisung')]

const inEnglish = { terms: new TermIndex(english, 'en') }
const inGerman = { lang: 'de', terms: new TermIndex(german, 'de') }

/** The words under a button, in their order. */
function explained(html: string): string[] {
  return elements(html, 'span')
    .filter((span) => isOf(span, 'term'))
    .map(words)
}

function isOf({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

describe('a term of the glossary', () => {
  it('is explained by a button over it, and its definition stands once behind the text', () => {
    const { html, terms } = render('A quorum, and\nthe quorum again.', inEnglish)
    expect(html).toBe(
      '<p>A <span class="term">quorum<button type="button" popovertarget="term-1" aria-label="What Quorum means" aria-describedby="term-1"></button></span>, and\nthe quorum again.</p>' +
        '<div class="terms" data-pagefind-ignore="all"><p id="term-1" popover><a href="/glossary/#quorum">Quorum</a> Meaning of Quorum.</p></div>',
    )
    expect(terms).toEqual(['quorum'])
  })

  it.each([
    ['in another case', 'Quorum is lost.', ['Quorum']],
    ['in the plural', 'Two error budgets and three SLOs.', ['error budgets', 'SLOs']],
    ['in the genitive', 'The SLO’s number.', ['SLO’s']],
    ['by another name', 'Without a majority nothing works.', ['majority']],
    ['over the end of a line', 'An error\nbudget.', ['error\nbudget']],
    ['with characters that patterns know', 'Written in C++ (language).', ['C++ (language)']],
    [
      'in emphasis, lists, notes and cells',
      '*Quorum*\n\n- an SLO\n\n> [!NOTE]\n> On-call.\n',
      ['Quorum', 'SLO', 'On-call'],
    ],
    ['that is long, at its last words', 'The Digital Operational Resilience Act.', ['Operational Resilience Act']],
  ])('is found %s', (_, text, found) => {
    expect(explained(render(text, inEnglish).html)).toEqual(found)
  })

  it.each([
    ['in code', '`quorum`, and\n\n```\nquorum\n```\n'],
    ['in a link', '[the quorum](https://example.org)'],
    ['in a heading', '## The quorum'],
    ['in a quotation', '> Quorum lost.'],
    ['in an abbreviation that is explained already', '<abbr title="x">SLO</abbr>'],
    ['in the head of a table', '| Quorum |\n| --- |\n| x |\n'],
    ['in a title', ':::note[Quorum]\nx\n:::\n'],
    ['in a longer word', 'A quorumless non-quorum quorum-based subquorum.'],
    ['in an abbreviation in lower case', 'So slo.'],
  ])('is left alone %s', (_, text) => {
    const { html, terms } = render(text, inEnglish)
    expect(explained(html)).toEqual([])
    expect(html).not.toContain('term-')
    expect(terms).toEqual([])
  })

  it('is found in German with its endings', () => {
    const { html } = render('Der beitragende Faktor, ein Vorfalls. Ohne Schuldzuweisungen.', inGerman)
    expect(explained(html)).toEqual(['Vorfalls', 'Ohne Schuldzuweisungen'])
    expect(html).toContain('aria-label="Was Vorfall heißt"')
    expect(explained(render('Beitragende Faktoren gab es.', inGerman).html)).toEqual(['Beitragende Faktoren'])
  })

  it('has an anchor that no heading can take', () => {
    const { html } = render('## Term 1\n\nA quorum.\n', inEnglish)
    const ids = elements(html).flatMap(({ properties: { id } }) => id ?? [])
    expect(ids).toEqual(['section-term-1', 'term-1'])
  })

  it('is explained for the first eight of a page, and all are reported', () => {
    const many = Array.from({ length: 12 }, (_, at) => term(`Word${String.fromCharCode(97 + at)}`))
    const index = new TermIndex(many, 'en')
    const { html, terms } = render(many.map(({ term }) => term).join(' and '), { terms: index })
    expect(explained(html)).toHaveLength(8)
    expect(terms).toHaveLength(12)
  })

  it('is data: markup in a definition is shown as it was written', () => {
    const attack = { ...term('Quorum'), definition: '<img src=x onerror=alert(1)>', href: '/g/#"><script>' }
    const { html } = render('Quorum', { terms: new TermIndex([attack], 'en') })
    expect(elements(html, 'img')).toEqual([])
    expect(elements(html, 'script')).toEqual([])
    expect(words(parsed(html))).toContain('<img src=x onerror=alert(1)>')
  })

  it('is looked for in vain in an empty glossary', () => {
    const text = 'A quorum.'
    expect(render(text, { terms: new TermIndex([], 'en') }).html).toBe(render(text).html)
  })
})

const pieces = fc.constantFrom(
  ...['quorum', 'Error budget', 'error\n', 'budget', 'SLO', '`SLO`', '**on-call**', '[DORA](https://example.org)'],
  ...[
    '\n\n',
    '\n\n## ',
    '\n\n> ',
    '\n\n- ',
    '|',
    '<abbr title="x">SLO</abbr>',
    'DORA',
    ' ',
    ' the ',
    '-',
    '.',
    'majority',
  ],
)

it('whatever the text: no word is lost, and each term has one button and one definition', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const markdown = parts.join('')
      const { html, terms, ...rest } = render(markdown, inEnglish)
      const { html: plain, terms: none, ...same } = render(markdown)
      expect(rest).toEqual(same)
      expect(none).toEqual([])
      const [body = '', definitions = ''] = html.split('<div class="terms"')
      expect(body.replace(/<span class="term">([^<]*)<button [^>]*><\/button><\/span>/g, '$1')).toBe(plain)
      const targets = elements(body, 'button').map(({ properties }) => properties.popoverTarget)
      const ids = elements(`<div class="terms"${definitions}`, 'p').map(({ properties }) => properties.id)
      expect(targets).toEqual(ids)
      expect(new Set(ids).size).toBe(terms.length)
    }),
  )
})
