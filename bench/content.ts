/** Content for benchmarks: made by counting, the same each time. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const starter = join(import.meta.dirname, '../content')

/** The starter content with its documents over and over again, until there are `count`: real texts, of real length. */
export function* copies(count: number): Generator<[file: string, text: string]> {
  const files = readdirSync(starter, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(md|yaml)$/.test(file))
  const texts = files.map((file): [string, string] => [file, readFileSync(join(starter, file), 'utf8')])
  yield* texts
  const documents = texts.filter(([file]) => /^(processes|runbooks|postmortems)\//.test(file))
  for (let number = texts.filter(([file]) => file.endsWith('.md')).length; number < count; number++) {
    const [file, text] = documents[number % documents.length]!
    // Aliases and alerts are addresses, and given once.
    yield [file.replace('.md', `-${number}.md`), text.replaceAll(/^(?:aliases|alerts):.*\n(?: .*\n)*/gm, '')]
  }
}

/** Short processes, each with links to others: by file and by id, to pages and to headings, by turns. */
export function* linked(count: number, links: number): Generator<[file: string, text: string]> {
  yield ['handbook.yaml', 'name: Bench\norganisation: Bench\nsummary: Pages with links.\n']
  yield ['teams.yaml', 'teams:\n  - { id: platform, name: Platform, summary: Runs the machines. }\n']
  const target = [
    (id: string) => `${id}.md`,
    (id: string) => `process:${id}`,
    (id: string) => `${id}.md#what-is-counted`,
    (id: string) => `/processes/${id}/`,
  ]
  for (let number = 0; number < count; number++) {
    const lines = Array.from({ length: links }, (_, link) => {
      const other = (number * 7919 + link * 104_729 + 1) % count
      return `- [The way of disk ${other}](${target[link % target.length]!(`disk-${other}`)})`
    })
    yield [`processes/disk-${number}.md`, process(number, lines.join('\n'))]
  }
}

const process = (number: number, links: string) => `---
title: Disk ${number} is replaced
summary: How a failed disk is replaced without loss of data.
status: active
owner: platform
purpose: Nothing is lost when a disk fails.
layer: process
roles:
  - { name: Operator, responsibility: Replaces the disk. }
triggers: [A disk has failed]
targets:
  - { what: Disk replaced, target: 5 days, clockStarts: The alert fires }
version: '1.0'
---

## What is counted

Every disk is counted.

${links}
`
