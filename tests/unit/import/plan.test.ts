import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Imported, ImportedDraft } from '../../../src/import/importer.ts'
import { LEDGER, readLedger } from '../../../src/import/ledger.ts'
import { DraftFault, planImport } from '../../../src/import/plan.ts'
import { Target } from '../../../src/import/target.ts'
import { writePlan } from '../../../src/import/write.ts'
import { contentFolder } from '../reader/content.ts'

/** An import of one draft that shows one image, from reading the folder to writing it. */
async function importOnce(content: string, image: string, draft: Partial<ImportedDraft> = {}) {
  const target = await Target.read(content)
  const imported: Imported = {
    drafts: [
      {
        kind: 'postmortem',
        id: 'errors',
        source: 'docs/errors.md',
        data: {
          title: 'Errors',
          summary: 'Requests failed.',
          status: 'draft',
        },
        body: '![Steps](errors.svg)\n',
        ...draft,
      },
    ],
    assets: [{ file: 'postmortems/errors.svg', source: 'docs/errors.svg', bytes: Buffer.from(image) }],
    remarks: [],
  }
  const plan = planImport('test', imported, target, readLedger(target.root))
  writePlan(target.root, plan)
  return plan
}

describe('a file that a draft shows', () => {
  const outcome = async (content: string, image: string) => (await importOnce(content, image)).assets[0]!.outcome
  const read = (content: string) => readFileSync(join(content, 'postmortems/errors.svg'), 'utf8')

  it('is written, left as it is, and brought up to date', async () => {
    const content = contentFolder({})
    expect(await outcome(content, '<svg>1</svg>')).toBe('created')
    expect(await outcome(content, '<svg>1</svg>')).toBe('unchanged')
    expect(await outcome(content, '<svg>2</svg>')).toBe('updated')
    expect(read(content)).toBe('<svg>2</svg>')
  })

  it('stays what a person made of it, and stays away when they took it away', async () => {
    const content = contentFolder({})
    await importOnce(content, '<svg>1</svg>')
    writeFileSync(join(content, 'postmortems/errors.svg'), '<svg>mine</svg>')
    expect(await outcome(content, '<svg>1</svg>')).toBe('unchanged')
    expect(await outcome(content, '<svg>2</svg>')).toBe('kept')
    expect(read(content)).toBe('<svg>mine</svg>')
    rmSync(join(content, 'postmortems/errors.svg'))
    expect(await outcome(content, '<svg>3</svg>')).toBe('kept')
    expect(() => read(content)).toThrow()
  })

  it('is never written over one that no import wrote', async () => {
    const content = contentFolder({ 'postmortems/errors.svg': '<svg>mine</svg>' })
    const { assets, remarks } = await importOnce(content, '<svg>1</svg>')
    expect(assets[0]!.outcome).toBe('refused')
    expect(remarks[0]!.message).toContain('no import wrote it')
    expect(read(content)).toBe('<svg>mine</svg>')
  })
})

describe('the ledger', () => {
  it('is read when a merge kept two entries of one record: the last one counts', async () => {
    const content = contentFolder({})
    await importOnce(content, '<svg>1</svg>')
    const text = readFileSync(join(content, LEDGER), 'utf8')
    const entry = /\{"importer".*?\}\}/.exec(text)![0]
    writeFileSync(
      join(content, LEDGER),
      text.replace(entry, `${entry.replace('postmortems/errors.md', 'postmortems/old.md')},\n${entry}`),
    )
    await importOnce(content, '<svg>1</svg>')
    const twice = readFileSync(join(content, LEDGER), 'utf8')
    await importOnce(content, '<svg>1</svg>')
    expect(readLedger(content).documents).toHaveLength(1)
    expect(readFileSync(join(content, LEDGER), 'utf8')).toBe(twice)
  })
})

describe('a draft that the reader would not accept', () => {
  it.each<[string, Partial<ImportedDraft>, string]>([
    ['an unknown field', { data: { title: 'A', summary: 'B', sumary: 'C' } }, 'unknown field “sumary”'],
    ['an id that is none', { id: '../x' }, '“../x” cannot be an id'],
    ['too much text', { body: 'word '.repeat(120_000) }, 'the file is larger than 512 kB'],
  ])('with %s is our fault, and nothing is written', async (_, draft, message) => {
    const content = contentFolder({})
    const error = await importOnce(content, '<svg/>', draft).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DraftFault)
    expect((error as DraftFault).message).toContain(message)
    expect((error as DraftFault).exitCode).toBe(3)
    expect(() => readFileSync(join(content, LEDGER))).toThrow()
  })
})
