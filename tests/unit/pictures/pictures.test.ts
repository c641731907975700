import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataSchemas } from '../../../src/model/index.ts'
import { handbookCard, incidentCard } from '../../../src/pictures/card.ts'
import { drawCard, typeface } from '../../../src/pictures/draw.ts'
import { Letters, lines } from '../../../src/pictures/letters.ts'
import { png } from '../../../src/pictures/png.ts'
import { WorkInMemory } from '../../../src/reader/work-in-memory.ts'
import { canBeDrawn, handbookPicture, picturedIncidents } from '../../../src/record/pictures.ts'
import type { SiteFacts } from '../../../src/record/record.ts'
import { incidentOf } from '../timeline/incidents.ts'

const settings = (more: object = {}) =>
  dataSchemas['handbook.yaml'].parse({
    name: 'Betriebshandbuch',
    organisation: 'Beispiel',
    summary: 'Was schiefging & was wir <daraus> lernten.',
    languages: ['de', 'en'],
    severities: [{ id: 'rot', rank: 1, label: 'Stufe Rot', definition: 'Alles steht.' }],
    ...more,
  })
const factsWith = (more: object = {}) =>
  ({
    catalogues: { settings: settings(more), services: [], teams: [] },
    modified: false,
    prefix: '',
  }) as unknown as SiteFacts
const facts = factsWith()
const face = typeface()

const outage = (data: object = {}) =>
  incidentOf(
    {
      title: 'Ausfall der Anmeldung',
      status: 'final',
      severity: 'rot',
      times: { impactStart: '2026-03-28T22:00Z', detected: '2026-03-28T22:10Z', impactEnd: '2026-03-29T03:00Z' },
      timeZone: 'Europe/Berlin',
      ...data,
    },
    'de',
  )
const wordsOf = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)</g), ([, words]) => words!)

/** The header of a PNG, and its pixels as an independent reading of the format gives them. */
function decoded(bytes: Uint8Array) {
  const buffer = Buffer.from(bytes)
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < buffer.length; at += buffer.readUInt32BE(at) + 12) {
    chunks.set(buffer.toString('latin1', at + 4, at + 8), buffer.subarray(at + 8, at + 8 + buffer.readUInt32BE(at)))
  }
  const header = chunks.get('IHDR')!
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const rows = inflateSync(chunks.get('IDAT')!)
  const palette = chunks.get('PLTE')!
  const pixels = new Uint8Array(width * height * 3)
  let before = new Uint8Array(width)
  for (let y = 0; y < height; y++) {
    const row = Uint8Array.from(
      rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)),
      (value, x) => value + before[x]!,
    )
    for (let x = 0; x < width; x++) pixels.set(palette.subarray(row[x]! * 3, row[x]! * 3 + 3), (y * width + x) * 3)
    before = row
  }
  return { width, height, pixels }
}

test('a picture is 1200 by 630, the same bytes twice, and what was drawn', () => {
  const svg = incidentCard(outage(), facts, face)
  const bytes = drawCard(svg)
  expect(Buffer.compare(bytes, drawCard(svg))).toBe(0)
  const { width, height, pixels } = decoded(bytes)
  expect([width, height]).toEqual([1200, 630])
  expect(Array.from(pixels.subarray(0, 3))).toEqual([0x0b, 0x5c, 0x8a])
  expect(bytes.length).toBeLessThan(60_000)
  // Chromium, and Resvg, which decodes with a library of its own, read it as a picture.
  const shown = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><image width="1200" height="630" href="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"/></svg>`
  const again = new Resvg(shown, { font: { loadSystemFonts: false } }).render().pixels
  const different = pixels.findIndex((value, at) => value !== again[Math.floor(at / 3) * 4 + (at % 3)])
  expect(different).toBe(-1)
})

test('any pixels of few colours come back as they were, and of many nearly', () => {
  const colours = fc.array(fc.uint8Array({ minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(colours, fc.integer({ min: 1, max: 40 }), (colours, width) => {
      const height = Math.ceil(colours.length / width)
      const all = Array.from({ length: width * height }, (_, at) => colours[at % colours.length]!)
      const pixels = Uint8Array.from(all.flatMap((colour) => [...colour, 255]))
      const read = decoded(png(pixels, width, height))
      const off = Math.max(
        ...all.flatMap((colour, at) =>
          Array.from(colour, (value, part) => Math.abs(value - read.pixels[at * 3 + part]!)),
        ),
      )
      expect(off).toBeLessThan(colours.length <= 256 ? 1 : 256)
    }),
    { numRuns: 50 },
  )
})

test('what an earlier run drew is taken, and another card is drawn anew', () => {
  const kept = new WorkInMemory()
  const svg = handbookCard(facts, 'de', face)
  const bytes = drawCard(svg, kept)
  expect(Buffer.compare(drawCard(svg, kept), bytes)).toBe(0)
  const put = kept.put.bind(kept)
  const keys: string[] = []
  kept.put = (key, value) => {
    keys.push(key)
    put(key, value)
  }
  drawCard(svg, kept)
  expect(keys).toEqual([])
  drawCard(svg.replace('Beispiel', 'Anderes'), kept)
  expect(keys).toHaveLength(1)
})

test('a card says what happened in words, and draws its timeline', () => {
  const words = wordsOf(incidentCard(outage(), facts, face))
  expect(words.slice(0, 3)).toEqual([
    'Betriebshandbuch',
    'Ausfall der Anmeldung',
    'Stufe Rot · 5 h Auswirkung · 28. März 2026',
  ])
  expect(words).toEqual(expect.arrayContaining(['UTC', 'Berlin']))
})

test('a card says what is not final, what is no incident, and what lasted longer than is known', () => {
  const window = { from: '2026-03-28T22:00Z', to: '2026-03-28T23:00Z', level: 'full', atLeast: true }
  const lasted = outage({ status: 'withdrawn', type: 'exercise', impactWindows: [window] })
  const card = wordsOf(incidentCard({ ...lasted, atLeast: true }, facts, face))
  expect(card[2]).toBe('zurückgezogen · Übung · Stufe Rot · ≥ 1 h Auswirkung · 28. März 2026')
})

test('what is not known is left out: no time, no severity, no end', () => {
  expect(wordsOf(incidentCard(incidentOf({ title: 'Etwas', status: 'final' }, 'de'), facts, face))).toEqual([
    'Betriebshandbuch',
    'Etwas',
    '',
  ])
  const open = incidentCard(
    outage({ times: {}, impactWindows: [{ from: '2026-03-28T22:00Z', level: 'full' }] }),
    facts,
    face,
  )
  expect(wordsOf(open).join(' ')).toMatch(/dauert an|läuft|noch/)
})

test('contributed text is text: it opens no element and ends none', () => {
  const svg = incidentCard(
    outage({ title: '</text><script>x</script> & "y" <image href="file:///etc/passwd"/>' }),
    facts,
    face,
  )
  expect(svg).not.toMatch(/<script|<image/)
  expect(() => new Resvg(svg, { font: { loadSystemFonts: false } })).not.toThrow()
})

test.each([
  ['a long title', `${'Sehr langer Titel über die Störung der Anmeldung '.repeat(3)}am Ende`],
  ['one word without end', 'Donaudampfschifffahrtsgesellschaft'.repeat(3)],
])('%s keeps within the margins and leaves the timeline its room', (_, title) => {
  const svg = incidentCard(outage({ title: title.slice(0, 120) }), facts, face)
  const shown = Array.from(svg.matchAll(/<text x="72" y="([\d.]+)" font-size="([\d.]+)" font-weight="600">([^<]*)</g))
  expect(shown.length).toBeGreaterThan(1)
  for (const [, y, size, words] of shown) {
    expect(face.strong.width(words!) * Number(size)).toBeLessThanOrEqual(1056)
    expect(Number(y)).toBeLessThan(570)
  }
})

test('lines break between words, and what has no room ends with dots', () => {
  const width = face.regular.width('eins zwei')
  expect(lines('eins zwei drei', face.regular, width, 3)).toEqual(['eins zwei', 'drei'])
  expect(lines('eins zwei drei vier fünf', face.regular, width, 2)).toEqual(['eins zwei', 'drei…'])
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 3, max: 30 }),
      fc.integer({ min: 1, max: 4 }),
      (text, width, most) => {
        const found = lines(text, face.regular, width, most)
        expect(found.length).toBeLessThanOrEqual(most)
        for (const line of found) expect(face.regular.width(line)).toBeLessThanOrEqual(width + 0.01)
        if (!found.at(-1)?.endsWith('…')) expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      },
    ),
  )
})

test('the typeface has the letters of Europe; what it lacks is left out', () => {
  for (const letters of [face.regular, face.strong]) {
    expect(letters.known('Größe, Łódź, Ðóra, Ελλάδα, Київ → “5 h” · −3')).toBe(
      'Größe, Łódź, Ðóra, Ελλάδα, Київ → “5 h” · −3',
    )
    expect(letters.known('Feuer 🔥 aus')).toBe('Feuer  aus')
    expect(letters.known('Gro\u0308ße')).toBe('Größe')
  }
  expect(() => new Letters('package.json')).toThrow()
  expect(readFileSync('package.json', 'utf8')).toContain('@expo-google-fonts/inter')
})

test.each([
  ['Größe 5 🔥', true],
  ['Київ', true],
  ['東京の障害', false],
  ['تعطل', false],
  ['Ausfall in 東京', false],
])('%s can be drawn: %s', (words, drawable) => {
  expect(canBeDrawn(words)).toBe(drawable)
})

test('the newest postmortems that are public and can be drawn have pictures, all other pages that of the handbook', () => {
  const incident = (id: string, data: object, lang: 'de' | 'en' = 'de') => {
    const made = incidentOf({ title: id, ...data }, lang)
    return { ...made, document: { ...made.document, id } }
  }
  const incidents = [
    incident('fremd', {}, 'en'),
    incident('entwurf', { status: 'draft' }),
    incident('障害', {}),
    incident('neu', {}),
    incident('alt', {}),
  ]
  const ids = (more: object) =>
    picturedIncidents(incidents, 'de', factsWith(more).catalogues.settings).map(({ document }) => document.id)
  expect(ids({})).toEqual(['neu', 'alt'])
  expect(ids({ pictures: 3 })).toEqual(['neu'])
  expect(ids({ pictures: 0 })).toEqual([])
  expect([handbookPicture('de', facts), handbookPicture('en', facts)]).toEqual(['card.png', 'en/card.png'])
  expect(handbookPicture('de', factsWith({ name: '運用' }))).toBeUndefined()
})
