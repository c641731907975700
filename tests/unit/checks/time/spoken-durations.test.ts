import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canMean, spokenDurations } from '../../../../src/checks/time/spoken-durations.ts'
import { durationWords } from '../../../../src/i18n/duration.ts'
import type { Language } from '../../../../src/model/values.ts'
import { cpuTime } from '../../cpu-time.ts'

const minutesIn = (text: string, lang: Language = 'en') => spokenDurations(text, lang).map(({ minutes }) => minutes)

describe('a duration in a sentence', () => {
  it.each<[string, Language, number[]]>([
    ['It was down for 4 hours and 17 minutes.', 'en', [257]],
    ['It was down for 4 hours 17 minutes.', 'en', [257]],
    ['It was down for 4 h 17 min.', 'en', [257]],
    ['It was down for 4h 17min.', 'en', [257]],
    ['It was down for 1,548 minutes.', 'en', [1548]],
    ['It was down for 1.5 hours.', 'en', [90]],
    ['It was down for two days, three hours and one minute.', 'en', [2 * 1440 + 181]],
    ['It was down for an hour.', 'en', [60]],
    ['A 43-minute outage and a two-hour one.', 'en', [43, 120]],
    ['It was down for 43\nminutes.', 'en', [43]],
    ['Es war 4 Stunden und 17 Minuten weg.', 'de', [257]],
    ['Eine Stunde, dann zwei Tage.', 'de', [60, 2880]],
    ['Ein 43-minütiger Ausfall, ein zweistündiger Ausfall.', 'de', [43, 120]],
    ['Es dauerte 3 Std. und 5 min.', 'de', [185]],
  ])('%j (%s) is read', (text, lang, minutes) => {
    expect(minutesIn(text, lang)).toEqual(minutes)
  })

  it.each<[string, Language]>([
    ['The storage and the network, and an index.', 'en'],
    ['At 12:43 minutes were taken.', 'en'],
    ['Version 1.5.3 hours', 'en'],
    ['twenty-five minutes', 'en'],
    ['20–40 minutes', 'en'],
    ['hundreds of minutes', 'en'],
    ['4 households, 7 hounds, 3 ministers, 5 daemons', 'en'],
    ['1,5 Stunden', 'de'],
    ['1.548 Minuten', 'de'],
    ['ein Tagebuch, zwei Stundenpläne', 'de'],
  ])('%j (%s) is none, or none that is surely understood', (text, lang) => {
    expect(minutesIn(text, lang)).toEqual([])
  })

  it('knows what it was said with', () => {
    const [about] = spokenDurations('for about 4 hours', 'en')
    expect(about).toMatchObject({ start: 10, end: 17, minutes: 240, unit: 60, approximate: true, bound: false })
    expect(spokenDurations('mehr als zwei Tage', 'de')[0]).toMatchObject({ bound: true, approximate: false })
    expect(spokenDurations('rund zwei Tage', 'de')[0]).toMatchObject({ bound: false, approximate: true })
    expect(spokenDurations('a 43-minute outage', 'en')[0]).toMatchObject({ attributive: true })
  })

  it('is read back from how the site writes it, in both languages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 * 1440 - 1 }),
        fc.constantFrom<Language>('en', 'de'),
        (minutes, lang) => {
          const written = durationWords(minutes)
          const [said, ...others] = spokenDurations(`It was ${written} long.`, lang)
          expect(others).toEqual([])
          expect(said).toMatchObject({ minutes, start: 7, end: 7 + written.length })
          expect(canMean(said!, minutes)).toBe(true)
        },
      ),
    )
  })

  it('is found in linear time, whatever the text', () => {
    for (const text of ['1'.repeat(200_000), '1 and '.repeat(40_000), 'about '.repeat(40_000), '1 h '.repeat(40_000)]) {
      const start = cpuTime()
      spokenDurations(text, 'en')
      expect(cpuTime() - start).toBeLessThan(2_000)
    }
  })
})

describe('what was said can mean', () => {
  const said = (text: string) => spokenDurations(text, 'en')[0]!
  it.each<[string, number, boolean]>([
    ['43 minutes', 43, true],
    ['43 minutes', 44, true],
    ['43 minutes', 45, false],
    ['4 hours', 257, true],
    ['4 hours', 200, true],
    ['4 hours', 180, false],
    ['4 hours', 301, false],
    ['4 hours 17 minutes', 247, false],
    ['about 18 hours', 1110, true],
    ['about 40 minutes', 48, true],
    ['about 40 minutes', 60, false],
    ['2 days', 60 * 24 * 3, false],
  ])('%s: %i minutes, %s', (text, minutes, expected) => {
    expect(canMean(said(text), minutes)).toBe(expected)
  })
})
