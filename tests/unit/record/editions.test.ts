import { describe, expect, test } from 'vitest'
import { Postmortem } from '../../../src/model/postmortem.ts'
import { type Edition, editionsOf, revisionSteps } from '../../../src/record/editions.ts'

const redaction = { where: 'A name', reason: 'Personal data', approvedBy: 'Data protection officer' }

/** A version, written as its name, its status, how many revisions it declares, and whether something was left out. */
function version([name, status, count, leftOut = false]: [string, string, number, boolean?]): Edition {
  const revisions = Array.from({ length: count }, (_, index) => ({
    day: '2026-01-01',
    status: 'final',
    change: `Revision ${index + 1}.`,
  }))
  const redactions = leftOut ? [redaction] : []
  const data = Postmortem.parse({ title: 'T', summary: 'S', status, revisions, redactions })
  return { commit: name, day: '2026-01-01', data, body: [] }
}

const editions = (...versions: Parameters<typeof version>[0][]) =>
  editionsOf(versions.map(version)).map((each) => each.commit)

describe('the editions of a postmortem', () => {
  test('are the last text of each revision, and today’s', () => {
    expect(editions(['a', 'preliminary', 1], ['b', 'preliminary', 1], ['c', 'final', 2], ['d', 'final', 2])).toEqual([
      'b',
      'd',
    ])
  })

  test.each(['draft', 'in-review'])('are never a %s', (status) => {
    expect(editions(['a', status, 0], ['b', status, 1], ['c', 'final', 2])).toEqual([])
    expect(editions(['a', 'preliminary', 1], ['b', 'final', 2], ['c', status, 3])).toEqual([])
  })

  test('are none where only one was public', () => {
    expect(editions(['a', 'final', 2])).toEqual([])
    expect(editions()).toEqual([])
  })

  test('are none of a postmortem that was withdrawn', () => {
    expect(editions(['a', 'final', 1], ['b', 'withdrawn', 2])).toEqual([])
  })

  test('leave out what was published before something was taken out', () => {
    expect(editions(['a', 'preliminary', 1], ['b', 'final', 2, true], ['c', 'final', 3, true])).toEqual(['b', 'c'])
    expect(editions(['a', 'preliminary', 1], ['b', 'final', 2, true])).toEqual([])
  })

  test('follow the revisions, also where a revision was taken back in between', () => {
    expect(editions(['a', 'preliminary', 1], ['b', 'final', 3], ['c', 'final', 2], ['d', 'final', 3])).toEqual([
      'a',
      'c',
      'd',
    ])
  })
})

test('each revision lies between two editions, and the newest comes first', () => {
  const steps = revisionSteps([
    version(['a', 'preliminary', 1]),
    version(['b', 'final', 2]),
    version(['c', 'final', 3]),
  ])
  expect(
    steps.map(({ index, revision, before, after }) => [index, revision.change, before.commit, after.commit]),
  ).toEqual([
    [2, 'Revision 3.', 'b', 'c'],
    [1, 'Revision 2.', 'a', 'b'],
  ])
})
