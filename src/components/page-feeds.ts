/** Feeds of what a page shows. */
import type { Messages } from '../i18n/index.ts'
import type { Catalogues } from '../model/index.ts'
import { feedFolders } from '../record/feed-address.ts'

export interface FeedOfPage {
  /** Below the language’s root. */
  folder: string
  title: string
}

export function postmortemFeed({ kinds }: Messages): FeedOfPage {
  return { folder: feedFolders.postmortems, title: kinds.postmortem }
}

/** Absent where the handbook does not publish its actions. */
export function actionsFeed({ feed }: Messages, { settings }: Catalogues): FeedOfPage | undefined {
  return settings.actions === 'public' ? { folder: feedFolders.actions, title: feed.actions } : undefined
}

export function changesFeed({ feed }: Messages): FeedOfPage {
  return { folder: feedFolders.changes, title: feed.changes }
}
