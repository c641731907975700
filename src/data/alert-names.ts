/** The names of all alerts that have an address: what the page for what is missing asks when a name has another case. */
import { ALERTS } from '../record/address.ts'
import { alertIndex } from '../record/alerts.ts'
import type { DataFile, DataSite } from './data-file.ts'

export function* alertNames({ facts, records }: DataSite): Generator<DataFile> {
  const { runbooks } = records.get(facts.catalogues.settings.languages[0]!)!
  const names = [...alertIndex(runbooks).keys()]
  if (names.length > 0) yield { path: `${ALERTS.slice(1)}index.json`, content: `${JSON.stringify(names)}\n` }
}
