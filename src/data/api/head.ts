/** What every file of the API begins with, and where files are. */
import { DATA } from '../../record/address.ts'
import type { DataSite } from '../data-file.ts'
import type { Api, ApiFile } from './model.ts'

/** Below the site’s root. What changes in another way than by addition gets another number. */
export const API = 'api/v1/'

/** Where the JSON Schema of a file is, below the site’s root: the same for every language. */
export function apiSchemaPath(file: ApiFile): string {
  return `schema/${API}${file}.json`
}

export type Head = Pick<Api['index'], '$schema' | 'version' | 'documentation' | 'license' | 'asOf' | 'commit' | 'count'>

export function headOf(file: ApiFile, count: number, { facts, link }: Pick<DataSite, 'facts' | 'link'>): Head {
  const { asOf, head, catalogues } = facts
  return {
    $schema: link(`/${apiSchemaPath(file)}`),
    version: 'v1',
    documentation: link(`/${DATA}`),
    license: catalogues.settings.license,
    ...(asOf ? { asOf } : {}),
    ...(head ? { commit: head.commit } : {}),
    count,
  }
}

/** JSON with each entry of its list on a line of its own, so that two versions can be compared. Linear. */
export function listText(rest: object, list: string, entries: readonly unknown[]): string {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n')
  return `${JSON.stringify(rest).slice(0, -1)},${JSON.stringify(list)}:[\n${lines}\n]}\n`
}
