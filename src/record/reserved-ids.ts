/** Names that the site needs for pages of its own below the folder of a kind: no document can be called so. */
import { folders, type Kind } from '../model/index.ts'
import { facetNames } from './address.ts'

const reserved: Partial<Record<Kind, Readonly<Record<string, string>>>> = {
  runbook: {
    print: 'all runbooks as one document, for paper',
    'by-alert': 'the pages that lead from an alert to its runbooks',
    alerts: 'the lists of alerts',
  },
  process: {
    layer: 'lists of processes',
  },
  postmortem: {
    ...Object.fromEntries(facetNames.map((name) => [name, 'lists of postmortems'])),
    feed: 'the feeds of all postmortems',
  },
}

/** What the site keeps at the address that a document of this id would have; absent when it is free. */
export function keptFor(kind: Kind, id: string): string | undefined {
  const names = reserved[kind]
  return names && Object.hasOwn(names, id) ? names[id] : undefined
}

/** Whether an address, in any language, is one of those, or lies below it. */
export function isReserved(address: string): boolean {
  const [, folder, id] = /^\/(?:[a-z]{2}\/)?([^/]+)\/([^/]+)\//.exec(address) ?? []
  const kind = (Object.keys(folders) as Kind[]).find((each) => folders[each] === folder)
  return kind !== undefined && keptFor(kind, id!) !== undefined
}
