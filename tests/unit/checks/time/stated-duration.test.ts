import { describe, expect, it } from 'vitest'
import { markdown, postmortem } from '../../reader/content.ts'
import { judged } from './judged.ts'

/** An impact of 57 minutes: detected after 4, mitigated after 43, resolved after 90. */
const LINES = {
  times:
    '{trigger: 2026-01-10T10:00Z, impactStart: 2026-01-10T10:00Z, detected: 2026-01-10T10:04Z, mitigated: 2026-01-10T10:43Z, impactEnd: 2026-01-10T10:57Z, resolved: 2026-01-10T11:30Z}',
  impactWindows:
    '[{from: 2026-01-10T10:00Z, to: 2026-01-10T10:30Z, level: full}, {from: 2026-01-10T10:30Z, to: 2026-01-10T10:57Z, level: degraded}]',
}

const inBody = (sentence: string, lang: 'en' | 'de') =>
  judged('stated-duration', 'postmortems/a.md', postmortem({ ...LINES, lang }, `\n${sentence}\n`))

describe('a text that states another duration than the record', () => {
  it.each<[string, 'en' | 'de', string]>([
    ['The outage lasted 75 minutes.', 'en', '75 minutes'],
    ['The whole outage lasted for about 3 hours.', 'en', '3 hours'],
    ['Customers were affected. The incident lasted 4 hours and 17 minutes.', 'en', '4 hours and 17 minutes'],
    ['Virtual machines were unavailable for 4 hours and 17 minutes.', 'en', '4 hours and 17 minutes'],
    ['The site was down for 2 days.', 'en', '2 days'],
    ['The interface could not be reached for 3 hours.', 'en', '3 hours'],
    ['This was an outage of 12 minutes.', 'en', '12 minutes'],
    ['This was a 12-minute outage.', 'en', '12-minute'],
    ['The disruption was detected after 25 minutes.', 'en', '25 minutes'],
    ['It took us 25 minutes to notice it.', 'en', '25 minutes'],
    ['The incident was resolved after 6 hours.', 'en', '6 hours'],
    ['Der Ausfall dauerte 75 Minuten.', 'de', '75 Minuten'],
    ['Die gesamte Störung dauerte rund drei Stunden.', 'de', 'drei Stunden'],
    ['Die Schnittstelle war für 3 Stunden nicht erreichbar.', 'de', '3 Stunden'],
    ['Alle Dienste waren 4 Stunden und 17 Minuten lang gestört.', 'de', '4 Stunden und 17 Minuten'],
    ['Die Anmeldung fiel 12 Minuten lang aus.', 'de', '12 Minuten'],
    ['Es war ein Ausfall von 12 Minuten.', 'de', '12 Minuten'],
    ['Es war ein 12-minütiger Ausfall.', 'de', '12-minütiger'],
    ['Die Störung wurde nach 25 Minuten bemerkt.', 'de', '25 Minuten'],
    ['Die Störung wurde erst nach 6 Stunden behoben.', 'de', '6 Stunden'],
  ])('is found: %j', async (sentence, lang, said) => {
    const [first, ...others] = await inBody(sentence, lang)
    expect(first).toMatch(new RegExp(`^${said} ← the text says ${said}, the record `))
    expect(others).toEqual([])
  })

  it.each<[string, 'en' | 'de']>([
    // The same, exactly, rounded or about
    ['The outage lasted 57 minutes.', 'en'],
    ['The outage lasted about an hour.', 'en'],
    ['The outage lasted an hour.', 'en'],
    ['Customers were affected for nearly one hour.', 'en'],
    ['The site was down for 30 minutes.', 'en'],
    ['This 57-minute outage was our longest.', 'en'],
    ['The incident was resolved after 90 minutes.', 'en'],
    ['The disruption was detected after four minutes.', 'en'],
    ['Der Ausfall dauerte 57 Minuten.', 'de'],
    ['Der Ausfall dauerte knapp eine Stunde.', 'de'],
    ['Die Schnittstelle war 57 Minuten lang nicht erreichbar.', 'de'],
    // Of something else
    ['The backup runs every four hours and takes 25 minutes.', 'en'],
    ['The copy took 18 hours.', 'en'],
    ['After three timeouts of 25 minutes the host gave up.', 'en'],
    ['The switch was rebooted after 5 hours.', 'en'],
    ['For another 43 hours traffic flowed without the firewall.', 'en'],
    ['The main impact lasted 3 hours.', 'en'],
    ['The second outage lasted 3 hours.', 'en'],
    ['The alarm was silenced for 5 hours.', 'en'],
    ['The certificate was valid for 90 days.', 'en'],
    ['It took 25 minutes to restart the index.', 'en'],
    ['The service was down for 5 hours before anybody noticed.', 'en'],
    ['Die Sicherung war nach 6 Stunden fertig.', 'de'],
    ['Das Kopieren dauerte 18 Stunden.', 'de'],
    ['Der Lauf war für 3 Stunden geplant.', 'de'],
    ['Nach 6 Stunden wurde die Datenbank neu gestartet.', 'de'],
    // Bounds, ranges, guesses, others
    ['The outage lasted more than 3 hours for nobody.', 'en'],
    ['The site was down for 20 minutes to 3 hours, by region.', 'en'],
    ['The press said that the outage lasted 12 hours.', 'en'],
    ['Without the guard the outage would have lasted 12 hours; the outage lasted 12 hours if nobody acted.', 'en'],
    ['In 2019 the outage lasted 12 hours.', 'en'],
    ['The earlier outage lasted 12 hours.', 'en'],
    ['Der Ausfall dauerte mehr als 3 Stunden.', 'de'],
    ['Laut Presse dauerte der Ausfall 12 Stunden; der Ausfall dauerte angeblich 12 Stunden.', 'de'],
    ['Die Störung dauerte 2019 noch 12 Stunden.', 'de'],
    // Not the author’s words
    ['> The outage lasted 12 hours.', 'en'],
    ['`The outage lasted 12 hours.`', 'en'],
  ])('is not suspected: %j', async (sentence, lang) => {
    expect(await inBody(sentence, lang)).toEqual([])
  })

  it('is found in title and summary, where “it” is the incident', async () => {
    const text = postmortem({
      ...LINES,
      title: 'An outage of 3 hours',
      summary: 'The interface failed. It lasted\n  12 minutes.',
    })
    expect(await judged('stated-duration', 'postmortems/a.md', text)).toEqual([
      '3 hours ← the text says 3 hours, the record 57 min',
      '12 minutes ← the text says 12 minutes, the record 57 min',
    ])
  })

  it('cannot be found where the record does not know, or not yet', async () => {
    const sentence = '\nThe outage lasted 3 hours.\n'
    const ongoing = { impactWindows: '[{from: 2026-01-10T10:00Z, level: full}]', status: 'preliminary' }
    expect(await judged('stated-duration', 'postmortems/a.md', postmortem(ongoing, sentence))).toEqual([])
    const sparse = markdown('title: T\nsummary: S.\nstatus: draft', sentence)
    expect(await judged('stated-duration', 'postmortems/a.md', sparse)).toEqual([])
  })
})
