import { expect, test } from 'vitest'
import { isReserved, keptFor } from '../../../src/record/reserved-ids.ts'

test.each([
  ['/runbooks/print/', true],
  ['/de/runbooks/print/', true],
  ['/runbooks/by-alert/', true],
  ['/runbooks/by-alert/DiskFull/', true],
  ['/runbooks/print-queue/', false],
  ['/runbooks/printer/', false],
  ['/postmortems/print/', false],
  ['/postmortems/feed/', true],
  ['/runbooks/feed/', false],
  ['/print/', false],
  ['/runbooks/', false],
  ['/runbooks/constructor/', false],
  ['/constructor/print/', false],
  ['//runbooks/print/', false],
  ['', false],
])('the address %j is the site’s own: %s', (address, expected) => {
  expect(isReserved(address)).toBe(expected)
})

test('a reserved id says what it is kept for', () => {
  expect(keptFor('runbook', 'print')).toMatch(/paper/)
  expect(keptFor('process', 'print')).toBeUndefined()
})
