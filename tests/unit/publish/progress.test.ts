import { describe, expect, it } from 'vitest'
import { Progress } from '../../../src/publish/progress.ts'

/** A terminal that keeps what is written to it, and a clock that moves by 200 ms whenever it is looked at. */
function aTerminal(isTTY: boolean, columns = 80) {
  const written: string[] = []
  let time = 0
  const terminal = { isTTY, columns, write: (text: string) => written.push(text) }
  return { written, terminal, clock: () => (time += 200) }
}

/** What stays on the screen. */
function screen(written: string[]): string {
  return written
    .join('')
    .split('\n')
    .map((line) => line.split('\r\u001B[2K').at(-1))
    .join('\n')
}

describe('progress', () => {
  it('updates one line a phase on a terminal, and leaves it there', async () => {
    const { written, terminal, clock } = aTerminal(true)
    const progress = new Progress(terminal, clock)
    const result = await progress.phase('render', (report) => {
      report(1, 1200)
      report(1200, 1200)
      return 'done'
    })
    expect(result).toBe('done')
    expect(written.some((text) => text.includes('1 of 1,200'))).toBe(true)
    expect(screen(written)).toMatch(/^ {2}render {12}[\d.]+ s {2}1,200 of 1,200\n$/)
  })

  it('never breaks a line of a narrow terminal', async () => {
    const { written, terminal, clock } = aTerminal(true, 20)
    await new Progress(terminal, clock).phase('render', (report) => report(123456789, 123456789))
    expect(
      Math.max(
        ...screen(written)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(20)
  })

  it('makes room for the error when a phase fails', async () => {
    const { written, terminal, clock } = aTerminal(true)
    const failing = new Progress(terminal, clock).phase('audit', () => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    expect(screen(written)).toBe('')
  })

  it('says nothing in a pipe', async () => {
    const { written, terminal, clock } = aTerminal(false)
    await new Progress(terminal, clock).phase('render', (report) => report(1, 2))
    expect(written).toEqual([])
  })

  it('ends with figures and times in columns', async () => {
    const { terminal } = aTerminal(false)
    let time = 0
    const progress = new Progress(terminal, () => time)
    await progress.phase('render', () => {
      time += 9_730
    })
    await progress.phase('index', () => {
      time += 850
    })
    const summary = progress.summary({
      out: 'dist',
      pages: 1024,
      feeds: 0,
      searchRecords: 998,
      languages: ['de', 'en'],
      bytes: 12_345_678,
    })
    expect(summary).toBe(
      [
        'Published dist',
        '  pages             1,024',
        '  feeds                 0  for want of the site’s address: “site” in handbook.yaml, or --site',
        '  search records      998  de, en',
        '  size            12.3 MB',
        '  render            9.7 s',
        '  index             0.8 s',
        '  in all           10.6 s',
      ].join('\n'),
    )
  })
})
