/** Where feeds are: beside the page that shows what they feed, under names from which hosts tell what they are. */
import { folders } from '../model/index.ts'
import { actionsPath, facetPath } from './address.ts'

/** The formats by the end of their names. */
export const feedFormats = ['atom', 'rss', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const feedTypes: Readonly<{ [format in FeedFormat]: { name: string; type: string } }> = {
  atom: { name: 'Atom', type: 'application/atom+xml' },
  rss: { name: 'RSS', type: 'application/rss+xml' },
  json: { name: 'JSON Feed', type: 'application/feed+json' },
}

/** The folders of feeds, below the language’s root. */
export const feedFolders = {
  postmortems: `${folders.postmortem}/`,
  changes: 'changes/',
  actions: actionsPath(),
  service: (id: string) => `services/${id}/`,
  severity: (id: string) => facetPath('severity', id),
}

/** `postmortems/feed.atom`, in one of the folders above. */
export function feedPath(folder: string, format: FeedFormat): string {
  return `${folder}feed.${format}`
}
