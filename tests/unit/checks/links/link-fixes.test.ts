import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../../../src/checks/fixes.ts'
import { checkHandbook } from '../../../../src/checks/index.ts'
import { loadHandbook } from '../../../../src/handbook.ts'
import { contentFolder, postmortem, runbook } from '../../reader/content.ts'

const files = {
  'runbooks/storage/Disk.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>A disk</title></svg>',
  'runbooks/storage/disk-full.md': runbook(
    { aliases: '[/runbooks/disk/]', alerts: '[DiskFull]' },
    '\n## Impact\n\nBad.\n\n![A disk, full](Disk.svg)\n',
  ),
}

/** A text with its links mended, as far as that is certain, and what is then still wrong with them. */
async function mended(body: string): Promise<{ text: string; left: string[] }> {
  const file = 'postmortems/first.md'
  const check = async (text: string) => {
    const handbook = await loadHandbook({ content: contentFolder({ ...files, [file]: text }), drafts: false })
    return (await checkHandbook(handbook)).filter((each) => each.file === file && /^(link|image)-/.test(each.rule))
  }
  const text = postmortem({}, `\n${body}\n`)
  const { text: after } = applyFixes(text, await check(text))
  return { text: after.split('\n').at(-2)!, left: (await check(after)).map(({ message }) => message) }
}

describe('a link that surely means something else', () => {
  it.each([
    [
      'a file in another case',
      '[The disk](../runbooks/Storage/disk-Full.md)',
      '[The disk](../runbooks/storage/disk-full.md)',
    ],
    [
      'with a part',
      '[The disk](../runbooks/Storage/disk-full.md#impact)',
      '[The disk](../runbooks/storage/disk-full.md#impact)',
    ],
    ['an id in another case', '[The disk](runbook:Disk-Full)', '[The disk](runbook:disk-full)'],
    ['an id with other joints', '[The disk](runbook:disk_full#impact)', '[The disk](runbook:disk-full#impact)'],
    ['a part in another case', '[The disk](runbook:disk-full#Impact)', '[The disk](runbook:disk-full#impact)'],
    ['a former address', '[The disk](/runbooks/disk/)', '[The disk](/runbooks/disk-full/)'],
    ['an image in another case', '![A disk](../runbooks/storage/disk.svg)', '![A disk](../runbooks/storage/Disk.svg)'],
    ['a definition', '[The disk][1]\n\n[1]: /runbooks/disk/', '[1]: /runbooks/disk-full/'],
  ])('is mended: %s', async (_, body, wanted) => {
    expect(await mended(body)).toEqual({ text: wanted, left: [] })
  })

  it.each([
    ['a slip of letters', '[The disk](runbook:disk-fulll)'],
    ['a part that only resembles one', '[The disk](runbook:disk-full#impacts)'],
    ['an address with an escape in it', '[The disk](runbook:Disk&#45;Full)'],
  ])('is left to the author: %s', async (_, body) => {
    const { text, left } = await mended(body)
    expect([text, left.length]).toEqual([body, 1])
  })

  it('to the address of an alert is right', async () => {
    expect(await mended('[The alert](/runbooks/by-alert/DiskFull/)')).toMatchObject({ left: [] })
    expect((await mended('[The alert](/runbooks/by-alert/DiskFul/)')).left).toEqual([
      'there is no page at “/runbooks/by-alert/DiskFul/”',
    ])
  })
})
