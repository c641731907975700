import { expect, it } from 'vitest'
import { incidentPage, statusNotice } from '../../../src/drafts/incident-page.ts'
import { readHandbook } from '../../../src/reader/handbook.ts'
import { contentFolder } from '../reader/content.ts'

const services = (count: number) =>
  Array.from({ length: count }, (_, index) => `  - {id: s${index}, name: Service ${index}, summary: S.}\n`).join('')

it.each([
  [1, 'UTC', '20 November 2026, 12:44 UTC', 'Service 0'],
  [2, 'Europe/Berlin', '20 November 2026, 13:44 UTC+1', 'Service 0 and Service 1'],
  [9, 'Asia/Kolkata', '20 November 2026, 18:14 UTC+5:30', '9 services'],
])(
  'the page of an incident of %i services says what is known, on the clock of %s',
  async (count, zone, since, what) => {
    const { catalogues } = await readHandbook({
      content: contentFolder({
        'handbook.yaml': `name: H\norganisation: H\nsummary: S.\ntimeZone: ${zone}\n`,
        'services.yaml': `services:\n${services(count)}`,
      }),
    })
    const incident = { services: catalogues.services.map(({ id }) => id), start: '2026-11-20T12:44Z', catalogues }
    const page = incidentPage(incident, 'en')
    expect(page.summary).toBe(
      `Since ${since}, users of ${what} may notice a disturbance. We are working on it; what we know stands here.`,
    )
    expect(page.body).toContain(`- Affected: ${what}.\n- Users may have noticed it since ${since}.\n`)
    expect(statusNotice(incident, 'de', 'https://x/')).toMatch(
      /^Seit 20\. November 2026, .+ kann es .+: https:\/\/x\/$/,
    )
  },
)
