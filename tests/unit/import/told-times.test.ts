import { describe, expect, it } from 'vitest'
import { gitlabIssues } from '../../../src/import/gitlab-issues.ts'
import type { ImportOptions } from '../../../src/import/importer.ts'
import { read, target } from './imported.ts'

const handbook = await target()

/** What becomes of an issue’s text. */
function imported(description: string, options: ImportOptions = {}, more: object = {}) {
  const issue = { iid: 7, title: 'Errors', description, ...more }
  const { drafts, remarks } = read(gitlabIssues, JSON.stringify([issue]), handbook, options)
  const rows = (drafts[0]!.data.timeline ?? []) as { at: string; until?: string; precision?: string; event: string }[]
  return {
    rows,
    times: rows.map(({ at, until }) => (until ? `${at} to ${until}` : at)),
    events: rows.map(({ event }) => event),
    body: drafts[0]!.body,
    said: remarks.filter(({ field }) => field === 'timeline').map(({ fate, message }) => `${fate}: ${message}`),
  }
}

const item = (moment: string) => `## Timeline\n\n- ${moment} - It happens.\n`

describe('a moment as reports write it', () => {
  it.each([
    ['2024-03-02 13:44 UTC', '2024-03-02T13:44Z'],
    ['2024-03-02T13:44Z', '2024-03-02T13:44Z'],
    ['2024-03-02T13:44:59.123Z', '2024-03-02T13:44:59Z'],
    ['2024-03-02T13:44-05:00', '2024-03-02T13:44-05:00'],
    ['2024-03-02 13:44:00-05:00', '2024-03-02T13:44:00-05:00'],
    ['2024-03-02 13:44 -0530', '2024-03-02T13:44-05:30'],
    ['2024-03-02 13:44+01:00', '2024-03-02T13:44+01:00'],
    ['2024/03/02 13:44 GMT', '2024-03-02T13:44Z'],
    ['13:44 UTC on 2 March 2024', '2024-03-02T13:44Z'],
    ['At 13:44 UTC on 2 March 2024', '2024-03-02T13:44Z'],
    ['21 January 2024 @ 04:25 UTC', '2024-01-21T04:25Z'],
    ['March 2, 2024, 1:44 PM UTC', '2024-03-02T13:44Z'],
    ['Mar 2nd, 2024 at 1:44pm UTC', '2024-03-02T13:44Z'],
    ['Sat, 2 Mar 2024 12:00 a.m. UTC', '2024-03-02T00:00Z'],
    ['Saturday 2 March 2024 12:30 pm UTC', '2024-03-02T12:30Z'],
    ['1 PM UTC, 2 March 2024', '2024-03-02T13:00Z'],
    ['02.03.2024, 13.44 Uhr MEZ', '2024-03-02T13:44+01:00'],
    ['am 2. März 2024, 13:44 Uhr (UTC)', '2024-03-02T13:44Z'],
    ['25/12/2024 10:00 UTC', '2024-12-25T10:00Z'],
    ['12/25/2024 10:00 UTC', '2024-12-25T10:00Z'],
    ['16-10-2024 10:00 UTC', '2024-10-16T10:00Z'],
    ['02/02/2024 10:00 UTC', '2024-02-02T10:00Z'],
    ['2024-03-02 1344 UTC', '2024-03-02T13:44Z'],
    ['[2024-03-02 13:44 UTC]', '2024-03-02T13:44Z'],
    ['**2024-03-02 13:44 UTC**', '2024-03-02T13:44Z'],
    ['`2024-03-02 13:44` UTC', '2024-03-02T13:44Z'],
    ['2024-03-02 13:44 UTC+2', '2024-03-02T13:44+02:00'],
    ['2024-07-02 13:44 CEST', '2024-07-02T13:44+02:00'],
    ['2024-07-02 13:44 PDT', '2024-07-02T13:44-07:00'],
    ['2024-07-02 13:44 ET', '2024-07-02T13:44-04:00'],
    ['2024-07-02 13:44 Europe/Berlin', '2024-07-02T13:44+02:00'],
    ['2024-03-02 13:44–13:50 UTC', '2024-03-02T13:44Z to 2024-03-02T13:50Z'],
    ['2024-03-02 13:44-14:00 UTC', '2024-03-02T13:44Z to 2024-03-02T14:00Z'],
    ['2024-03-02 23:50 UTC to 00:10 UTC', '2024-03-02T23:50Z to 2024-03-03T00:10Z'],
    ['Between 22:00 UTC on 2 March 2024 and 01:00 UTC on 4 March 2024', '2024-03-02T22:00Z to 2024-03-04T01:00Z'],
    ['Between 01:30 and 08:58 UTC on 21 January 2024', '2024-01-21T01:30Z to 2024-01-21T08:58Z'],
  ])('reads “%s”', (moment, at) => {
    const { times, events, body } = imported(item(moment))
    expect(times).toEqual([at])
    expect(events).toEqual(['It happens.'])
    expect(body.trim()).toBe('')
  })

  it.each(['~13:44 UTC', 'about 13:44 UTC', 'ca. 13:44 UTC', '±13:44 UTC', 'gegen 13:44 UTC'])(
    'knows that “%s” is not exact',
    (time) => {
      expect(imported(`## Timeline\n\n2024-03-02\n\n- ${time} - It happens.`).rows).toMatchObject([
        { at: '2024-03-02T13:44Z', precision: 'approx' },
      ])
    },
  )

  it.each([
    ['2024-03-02 25:61 UTC', '“25:61” is no time of day'],
    ['2024-03-02 24:00 UTC', '“24:00” is no time of day'],
    ['2024-03-02 13:44 PM UTC', '“13:44 PM” is no time of day'],
    ['2024-03-02 0:30 am UTC', '“0:30 am” is no time of day'],
    ['31 February 2024 10:00 UTC', '“31 February 2024” is no day of the calendar'],
    ['2023-02-29 10:00 UTC', '“2023-02-29” is no day of the calendar'],
    ['2024-13-01 10:00 UTC', '“2024-13-01” is no day of the calendar'],
    ['0000-01-01 10:00 UTC', '“0000-01-01” lies before 1970'],
    ['03/02/2024 10:00 UTC', 'can be two days'],
    ['03-02-2024 10:00 UTC', 'can be two days'],
    ['2024-03-02 10:00', 'its clock is not said'],
    ['10:00 UTC', 'its day is not said'],
    ['2 March 10:00 UTC', 'its year is not said'],
    ['2024-03-02 10:00 CST', '“CST” is the name of several clocks'],
    ['2024-03-02 10:00 UTC+15', '“UTC+15:00” is the name of several clocks'],
    ['2024-07-02 10:00 CET', 'the clocks of Europe/Berlin did not show “CET” on 2024-07-02'],
    ['2024-03-31 02:30 Europe/Berlin', 'the clocks of Europe/Berlin never showed 02:30 on 2024-03-31'],
    ['2024-10-27 02:30 Europe/Berlin', 'the clocks of Europe/Berlin showed 02:30 twice on 2024-10-27'],
    ['2024-03-02 10:00 UTC to 11:00 CET', 'it names two clocks'],
    ['2024-03-02 10:00 UTC until 1 March 2024 09:00 UTC', 'it ends before it begins'],
    ['Between 22:00 and 01:00 UTC on 3 March 2024', 'on which of two days it begins'],
  ])('makes nothing of “%s”, leaves it in the text and says why', (moment, why) => {
    const { rows, body, said } = imported(item(moment))
    expect(rows).toEqual([])
    expect(body).toContain(moment)
    expect(said).toEqual([expect.stringContaining(why)])
  })

  it.each(['１３:４４ UTC', '12:30:45:10', '10:5 UTC', 'v1.13:44', '3 servers'])(
    'takes “%s” for no moment',
    (words) => {
      const { rows, body } = imported(item(words))
      expect(rows).toEqual([])
      expect(body).toContain(words)
    },
  )
})

describe('what a row leaves out', () => {
  it.each([
    ['a heading', '## Timeline of 2024-03-02 (UTC)\n\n- 13:44 - It happens.'],
    ['a line above', '## Timeline\n\nAll times UTC.\n\n2024-03-02\n\n- 13:44 - It happens.'],
    ['a line in bold', '## Timeline\n\nTimes are in UTC\n\n**2 March 2024**\n\n- 13:44 - It happens.'],
    ['the item around it', '## Timeline (UTC)\n\n- 2024-03-02\n  - 13:44 - It happens.'],
    ['the head of the column', '| Date | Time (UTC) | Event |\n|---|---|---|\n| 2024-03-02 | 13:44 | It happens. |'],
    ['a head of many words', '| Date and time in CET | Event |\n|---|---|\n| 2024-03-02 14:44 | It happens. |'],
    ['a German text', '## Zeitlicher Verlauf\n\nAlle Zeiten in UTC\n\n**2. März 2024**\n\n- 13:44 Uhr: It happens.'],
  ])('is read from %s', (_, text) => {
    const { times, events, body, said } = imported(text)
    expect(times.map((at) => Date.parse(at))).toEqual([Date.parse('2024-03-02T13:44Z')])
    expect(events).toEqual(['It happens.'])
    expect(body.trim()).toBe('')
    expect(said.filter((words) => words.startsWith('guessed'))).toEqual([])
  })

  it('is guessed, and said to be, where the text names one day and one clock elsewhere', () => {
    const { times, said } = imported('On 2 March 2024 all failed.\n\n## Timeline\n\n- 13:44 UTC - A.\n- 13:50 - B.')
    expect(times).toEqual(['2024-03-02T13:44Z', '2024-03-02T13:50Z'])
    expect(said.filter((words) => words.startsWith('guessed'))).toEqual([
      expect.stringContaining('the day is the only one that the text names, 2024-03-02'),
      expect.stringContaining('times without a clock were taken for UTC'),
    ])
  })

  it('is not guessed where the text names two', () => {
    const { rows, said } = imported('Since 2 March 2024, and again on 4 March 2024.\n\n## Timeline\n\n- 13:44 UTC - A.')
    expect(rows).toEqual([])
    expect(said).toEqual([expect.stringContaining('the text names several')])
  })

  it('is what the command line says of the clock, and nothing else', () => {
    const text = '## Timeline\n\n- 2024-07-02 13:44 - A.\n- 2024-07-02 13:50 UTC - B.'
    expect(imported('## Timeline\n\n- 2024-07-02 13:44 - A.', { 'time-zone': 'Europe/Berlin' }).times).toEqual([
      '2024-07-02T13:44+02:00',
    ])
    expect(imported(text, { 'time-zone': 'Europe/Berlin' }).times).toEqual(['2024-07-02T13:44Z', '2024-07-02T13:50Z'])
  })

  it('is never when the issue was opened or closed', () => {
    const paperwork = { created_at: '2024-03-02T13:00:00Z', closed_at: '2024-03-04T13:00:00Z' }
    const { rows } = imported('## Timeline\n\n- 13:44 UTC - A.', {}, paperwork)
    expect(rows).toEqual([])
  })
})

describe('a list below “Timeline”', () => {
  it('that holds no time that can be read is told', () => {
    const { said } = imported('## Timeline\n\n- It began.\n- It ended.')
    expect(said).toEqual([expect.stringContaining('none of its rows begins with a time that can be read')])
  })
})

describe('the rows of a timeline', () => {
  const day = (...rows: string[]) =>
    `## Timeline\n\nAll times UTC.\n\n2024-03-02\n\n${rows.map((row) => `- ${row}`).join('\n')}`

  it('go on after midnight, which is said', () => {
    const { times, said } = imported(day('23:50 - A.', '00:10 - B.', '00:20 - C.'))
    expect(times).toEqual(['2024-03-02T23:50Z', '2024-03-03T00:10Z', '2024-03-03T00:20Z'])
    expect(said).toContainEqual(expect.stringMatching(/guessed.*next day, 2024-03-03/))
  })

  it('are put in order, which is said', () => {
    const { events, said } = imported(day('13:50 - B.', '13:44 - A.', '14:00 - C.'))
    expect(events).toEqual(['A.', 'B.', 'C.'])
    expect(said).toContainEqual(expect.stringMatching(/guessed.*moved to its place/))
  })

  it('may stand with the newest first', () => {
    expect(imported(day('14:00 - C.', '13:50 - B.', '13:44 - A.')).events).toEqual(['A.', 'B.', 'C.'])
  })

  it('stay in the text when they run backwards over midnight', () => {
    const { events, said } = imported(day('00:20 - C.', '00:10 - B.', '23:50 - A.', '23:40 - A0.'))
    expect(events).not.toContain('B.')
    expect(said).toContainEqual(expect.stringContaining('backwards over midnight'))
  })

  it('are none that lie after the last change of the issue', () => {
    const text = '## Timeline\n\n- 2024-03-02 10:00 UTC - A.\n- 2034-03-02 10:00 UTC - B.'
    const { events, said } = imported(text, {}, { updated_at: '2024-03-10T00:00:00Z' })
    expect(events).toEqual(['A.'])
    expect(said).toContainEqual(expect.stringContaining('after the last change'))
  })

  it.each([
    ['a table of measurements', '| Time | Requests |\n|---|---|\n| 13:44 | 4000 |\n| 13:45 | 4100 |'],
    ['a table of durations', '## Timeline\n\n| Time to detect | Description |\n|---|---|\n| 00:12 | from impact |'],
    ['a list of other things', '- 13:44 is when lunch begins\n- 14:00 is when it ends'],
    ['a block of code', '## Timeline\n\n```\n2024-03-02 13:44 UTC - A.\n```'],
  ])('are not %s', (_, text) => {
    const { rows, body } = imported(text)
    expect(rows).toEqual([])
    expect(body.replace('## Timeline', '').trim()).toBe(text.replace('## Timeline', '').trim())
  })

  it('carry the one link that they have as their source, and stay in the text when they have more', () => {
    const text = day(
      '13:44 - [Alert](https://a.example/1) fires.',
      '13:50 - [A](https://a.example/2) and [B](https://a.example/3).',
      '14:00 - Plain.',
    )
    const { rows, body } = imported(text, {}, { web_url: 'https://gitlab.example.org/a/b/-/issues/7' })
    expect(rows).toMatchObject([
      { source: 'https://a.example/1', event: 'Alert fires.' },
      { source: 'https://gitlab.example.org/a/b/-/issues/7' },
      { source: 'https://gitlab.example.org/a/b/-/issues/7' },
    ])
    expect(body).toContain('- 13:50 - [A](https://a.example/2) and [B](https://a.example/3).')
    expect(body).not.toContain('Plain')
  })

  it('stay in the text when they are longer than an event', () => {
    const { rows, body } = imported(day(`13:44 - ${'A very long story. '.repeat(40)}`))
    expect(rows).toEqual([])
    expect(body).toContain('A very long story.')
  })
})
